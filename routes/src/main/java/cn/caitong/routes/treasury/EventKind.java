package cn.caitong.routes.treasury;

import java.util.Arrays;
import java.util.Optional;

/** The rows of the payment table: each kind of event, by the type that carries it. */
public enum EventKind {
    REQUESTED("payment.requested.v1", "供应商申请支付"),
    PREPARED("payment.prepared.v1", "支付申请经办"),
    APPROVED("payment.approved.v1", "支付申请复核"),
    SENT_BACK("payment.sent-back.v1", "支付申请退回"),
    WITHDRAWN("payment.withdrawn.v1", "支付申请撤回"),
    RETENTION_RELEASED("payment.retention-released.v1", "释放扣留质保金"),
    LINES_REPAIRED("payment.lines-repaired.v1", "失败明细更正"),
    SUSPENDED("payment.suspended.v1", "支付暂停"),
    RESUMED("payment.resumed.v1", "支付恢复"),
    REVIEWED("payment.reviewed.v1", "支付申请审核"),
    VOUCHER_ISSUED("payment.voucher-issued.v1", "支付凭证签发"),
    EXECUTED("payment.executed.v1", "支付回单"),
    RETURNED("payment.returned.v1", "支付退回"),
    FROZEN("payment.frozen.v1", "国库冻结"),
    UNFROZEN("payment.unfrozen.v1", "国库解冻"),
    CARRIED_OVER("payment.carried-over.v1", "支付结转"),
    CLAIM_CHANGED("parent.*", "付款申领变动"),
    SEND_DELIVERED("delivery.delivered", "送达"),
    SEND_REJECTED("delivery.rejected", "被对方拒收"),
    SEND_UNKNOWN("delivery.unknown", "结果不明"),
    SEND_WITHDRAWN("delivery.withdrawn", "发出前撤回"),
    SEND_LEFT("delivery.left", "已发出，不能撤回");

    private static final String PARENT = "parent.";

    private final String type;
    private final String chinese;

    EventKind(String type, String chinese) {
        this.type = type;
        this.chinese = chinese;
    }

    String type() {
        return type;
    }

    public String chinese() {
        return chinese;
    }

    /** The kind that a type carries, if a payment knows it. Whatever its claim tells is one kind: the claim says what. */
    public static Optional<EventKind> of(String type) {
        return type.startsWith(PARENT)
                ? Optional.of(CLAIM_CHANGED)
                : Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
