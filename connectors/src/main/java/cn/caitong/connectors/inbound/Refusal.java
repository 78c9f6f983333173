package cn.caitong.connectors.inbound;

/** Why a request is turned away before its content counts. */
public enum Refusal {
    NOT_AUTHENTICATED(401, "not-authenticated", "Show your own token as a bearer.", "请以 Bearer 方式出示本方令牌。"),
    NOT_YOURS(403, "not-yours", "This path, sender, district or deposit is another partner's.", "该地址、发送方、区县或保证金不属于本方。"),
    OPERATORS_ONLY(403, "operators-only", "This is for the hub's operators alone.", "仅限本枢纽的运维人员。"),
    TYPE_NOT_ALLOWED(403, "type-not-allowed", "This partner may not send this type.", "本方无权发送该类型报文。"),
    NO_SUCH_CHANNEL(404, "no-such-channel", "There is no such channel.", "没有该通道。"),
    ID_CONFLICT(
            409,
            "id-conflict",
            "This id was taken by another content, which stands. Both are kept; send a correction under a new id.",
            "该标识已用于其他内容，原内容有效；两者均已留存。更正请使用新标识。"),
    NOT_NOW(
            503,
            "not-now",
            "It could not be taken just now. Send it again under the same id: whatever was kept, it counts once.",
            "暂时无法受理，请稍后以同一标识重发；无论是否已留存，均只生效一次。"),
    TOO_FAST(429, "too-fast", "This partner's rate is exceeded. Come again later.", "超出本方速率，请稍后再试。"),
    TOO_MANY_WAITING(429, "too-many-waiting", "Too much of this partner's waits. Come again later.", "本方待处理过多，请稍后再试。"),
    HUB_FULL(503, "hub-full", "Too much waits. Come again later.", "待处理过多，请稍后再试。");

    private final int status;
    private final String code;
    private final String english;
    private final String chinese;

    Refusal(int status, String code, String english, String chinese) {
        this.status = status;
        this.code = code;
        this.english = english;
        this.chinese = chinese;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
