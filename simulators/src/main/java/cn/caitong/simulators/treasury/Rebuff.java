package cn.caitong.simulators.treasury;

/** Why the treasury does not take a call, in the words of its contract. */
enum Rebuff {
    BAD_FIELD(500, "1001", "字段缺失或无法识别"),
    WRONG_SUM(500, "1002", "明细合计与支付金额不符"),
    YEAR_CLOSED(500, "1003", "该年度不再受理支付申请"),
    AGENCY_UNKNOWN(500, "1004", "预算单位不存在"),
    CONFLICT(500, "1409", "申请号已存在且内容不同"),
    UNREADABLE(500, "9400", "报文无法识别"),
    TOO_LARGE(500, "9413", "报文过大"),
    WRONG_CHARSET(500, "9415", "报文编码须为GBK"),
    UNAUTHENTICATED(401, "9401", "身份验证失败"),
    BUSY(503, "9429", "请稍后再试"),
    MAINTENANCE(503, "9503", "系统维护中");

    private final int status;
    private final String code;
    private final String text;

    Rebuff(int status, String code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    /** It was not read for want of time, not for anything that is wrong with it. */
    boolean isForLater() {
        return status == 503;
    }
}
