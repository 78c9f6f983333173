package cn.caitong.routes.payment;

import java.util.Arrays;
import java.util.Optional;

/** The rows of the claim table: each kind of event, by the type that carries it. */
public enum EventKind {
    SUBMITTED("invoice.submitted.v1", "提交发票"),
    VOIDED("invoice.voided.v1", "发票作废"),
    RED_ISSUED("invoice.red-issued.v1", "红字发票"),
    RECOVERED("claim.recovered.v1", "款项追回"),
    CONFIRMED("invoice.confirmed.v1", "采购单位确认收到"),
    RAISED("objection.raised.v1", "提出异议"),
    EVIDENCE_ADDED("objection.evidence-added.v1", "补充异议证据"),
    WITHDRAWN("objection.withdrawn.v1", "撤回异议"),
    DECIDED("objection.decided.v1", "异议处理"),
    CONTRACT_CHANGED("parent.*", "合同变动"),
    PAYMENT_APPLIED("child.payment.applied.v1", "支付申请已送达"),
    PAYMENT_CREDITED("child.payment.credited.v1", "款项到账"),
    PAYMENT_RETURNED("child.payment.returned.v1", "款项退回"),
    RETENTION_RELEASED("child.payment.retention-released.v1", "释放扣留质保金"),
    SEND_DELIVERED("delivery.delivered", "送达"),
    SEND_REJECTED("delivery.rejected", "被对方拒收"),
    SEND_UNKNOWN("delivery.unknown", "结果不明"),
    CLOCK_WARN("clock.warn", "期限预警"),
    CLOCK_DUE("clock.due", "期限届满"),
    CLOCK_MOVED("clock.moved", "日历更新期限");

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

    /** The kind that a type carries, if a claim knows it. Whatever its contract tells is one kind: its facts say what. */
    public static Optional<EventKind> of(String type) {
        return type.startsWith(PARENT)
                ? Optional.of(CONTRACT_CHANGED)
                : Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
