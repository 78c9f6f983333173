package cn.caitong.routes.deposit;

import java.util.Arrays;
import java.util.Optional;

/** The rows of the deposit table: each kind of event, by the type that carries it. */
public enum EventKind {
    RECEIVED("deposit.received.v1", "收到保证金"),
    TENDER_REGISTERED("parent.tender.registered.v1", "项目登记"),
    TENDER_RESCHEDULED("parent.tender.rescheduled.v1", "截止或开标时间变更"),
    TENDER_TERMINATED("parent.tender.terminated.v1", "终止公告"),
    AWARD_LETTER("parent.award.letter-issued.v1", "中标通知书"),
    AWARD_NOTICE("parent.award.notice-published.v1", "中标公告"),
    CONTRACT_SIGNED("parent.contract.signed.v1", "合同签订"),
    BID_WITHDRAWN("parent.bid.withdrawn.v1", "撤回投标"),
    BID_REVOKED("parent.bid.revoked.v1", "撤销投标"),
    OPENING_FAILED("parent.tender.opening-failed.v1", "开标失败"),
    AWARD_VOIDED("parent.award.voided.v1", "中标无效"),
    CONTRACT_NOT_CONCLUDED("parent.contract.not-concluded.v1", "未签订合同"),
    TENDER_CORRECTED("parent.tender.corrected.v1", "更正公告"),
    TENDER_SUSPENDED("parent.tender.suspended.v1", "投诉暂停"),
    TENDER_RESUMED("parent.tender.resumed.v1", "恢复采购"),
    DATE_DECIDED("parent.tender.date-decided.v1", "起算日认定"),
    RELEASE_APPROVED("deposit.release-approved.v1", "提前或依撤回退还"),
    MARK_REQUESTED("deposit.mark-requested.v1", "申请不予退还标记"),
    MARK_CONFIRMED("deposit.mark-confirmed.v1", "第二人确认标记"),
    MARK_LIFTED("deposit.mark-lifted.v1", "解除标记"),
    FORFEITED("deposit.forfeited.v1", "确认不予退还"),
    RECOVERED("deposit.recovered.v1", "追回已退款项"),
    PAID_OVER("deposit.paid-over.v1", "上缴国库"),
    CONVERTED("deposit.converted.v1", "转为履约保证金"),
    WITHOUT_BID("deposit.without-bid.v1", "未投标"),
    LOT_CORRECTED("deposit.lot-corrected.v1", "更正标段"),
    GUARANTEE_EXTENDED("deposit.guarantee-extended.v1", "保函延期"),
    BLOCKED("deposit.blocked.v1", "供应商自身原因"),
    UNBLOCKED("deposit.unblocked.v1", "供应商原因消除"),
    BLOCK_CONTESTED("deposit.block-contested.v1", "供应商异议"),
    CONTEST_DECIDED("deposit.contest-decided.v1", "异议处理决定"),
    PAYEE_REPAIRED("deposit.payee-repaired.v1", "收款信息更正"),
    REFUND_ACCEPTED("deposit.refund-accepted.v1", "退款已受理"),
    REFUND_REJECTED("deposit.refund-rejected.v1", "退款被拒绝"),
    REFUND_CREDITED("deposit.refund-credited.v1", "退款到账"),
    REFUND_RETURNED("deposit.refund-returned.v1", "银行退票"),
    REFUND_RECALLED("deposit.refund-recalled.v1", "撤回成功"),
    RECALL_REFUSED("deposit.refund-recall-refused.v1", "撤回失败"),
    RELEASED("deposit.released.v1", "保函已退还"),
    SEND_DELIVERED("delivery.delivered", "送达"),
    SEND_REJECTED("delivery.rejected", "被对方拒收"),
    SEND_UNKNOWN("delivery.unknown", "结果不明"),
    SEND_WITHDRAWN("delivery.withdrawn", "发出前收回"),
    SEND_LEFT("delivery.left", "已发出"),
    CLOCK_WARN("clock.warn", "期限预警"),
    CLOCK_ACT("clock.act", "办理时点"),
    CLOCK_DUE("clock.due", "期限届满"),
    CLOCK_MOVED("clock.moved", "日历更新期限");

    private final String type;
    private final String chinese;

    EventKind(String type, String chinese) {
        this.type = type;
        this.chinese = chinese;
    }

    public String type() {
        return type;
    }

    public String chinese() {
        return chinese;
    }

    /** The kind that a type carries, if a deposit knows it. */
    public static Optional<EventKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
