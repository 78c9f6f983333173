package cn.caitong.mappings.message;

import static cn.caitong.mappings.message.Direction.IN;
import static cn.caitong.mappings.message.Direction.OUT;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of message types. A code is persistent: it is in stored messages, in partners' programs and in the names of the
 * schemas. A change that would refuse what was taken before is a new version, beside the old one.
 */
public enum MessageType {
    TENDER_REGISTERED("tender.registered.v1", IN, "tender", "/tender/id"),
    TENDER_RESCHEDULED("tender.rescheduled.v1", IN, "tender", "/tenderId"),
    TENDER_TERMINATED("tender.terminated.v1", IN, "tender", "/tenderId"),
    AWARD_LETTER_ISSUED("award.letter-issued.v1", IN, "tender", "/tenderId"),
    AWARD_NOTICE_PUBLISHED("award.notice-published.v1", IN, "tender", "/tenderId"),
    CONTRACT_SIGNED("contract.signed.v1", IN, "tender", "/tenderId"),
    BID_WITHDRAWN("bid.withdrawn.v1", IN, "tender", "/tenderId"),
    TENDER_OPENING_FAILED("tender.opening-failed.v1", IN, "tender", "/tenderId"),
    TENDER_CORRECTED("tender.corrected.v1", IN, "tender", "/tenderId"),
    TENDER_SUSPENDED("tender.suspended.v1", IN, "tender", "/tenderId"),
    TENDER_RESUMED("tender.resumed.v1", IN, "tender", "/tenderId"),
    CHALLENGE_ACCEPTED("challenge.accepted.v1", IN, "tender", "/tenderId"),
    CHALLENGE_DECIDED("challenge.decided.v1", IN, "tender", "/tenderId"),
    TENDER_DATE_DECIDED("tender.date-decided.v1", IN, "tender", "/tenderId"),
    AWARD_VOIDED("award.voided.v1", IN, "tender", "/tenderId"),
    CONTRACT_NOT_CONCLUDED("contract.not-concluded.v1", IN, "tender", "/tenderId"),
    BID_REVOKED("bid.revoked.v1", IN, "tender", "/tenderId"),
    DEPOSIT_RECEIVED("deposit.received.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_RELEASE_APPROVED("deposit.release-approved.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_MARK_REQUESTED("deposit.mark-requested.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_MARK_CONFIRMED("deposit.mark-confirmed.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_MARK_LIFTED("deposit.mark-lifted.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_FORFEITED("deposit.forfeited.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_RECOVERED("deposit.recovered.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_PAID_OVER("deposit.paid-over.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_CONVERTED("deposit.converted.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_WITHOUT_BID("deposit.without-bid.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_LOT_CORRECTED("deposit.lot-corrected.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_GUARANTEE_EXTENDED("deposit.guarantee-extended.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_BLOCKED("deposit.blocked.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_UNBLOCKED("deposit.unblocked.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_BLOCK_CONTESTED("deposit.block-contested.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_CONTEST_DECIDED("deposit.contest-decided.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_PAYEE_REPAIRED("deposit.payee-repaired.v1", IN, "deposit", "/deposit/tenderId"),
    REFUND_ACCEPTED("deposit.refund-accepted.v1", IN, "deposit", "/deposit/tenderId"),
    REFUND_REJECTED("deposit.refund-rejected.v1", IN, "deposit", "/deposit/tenderId"),
    REFUND_CREDITED("deposit.refund-credited.v1", IN, "deposit", "/deposit/tenderId"),
    REFUND_RETURNED("deposit.refund-returned.v1", IN, "deposit", "/deposit/tenderId"),
    REFUND_RECALLED("deposit.refund-recalled.v1", IN, "deposit", "/deposit/tenderId"),
    REFUND_RECALL_REFUSED("deposit.refund-recall-refused.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_RELEASED("deposit.released.v1", IN, "deposit", "/deposit/tenderId"),
    DEPOSIT_STATEMENT("deposit.statement.v1", IN, "deposit", "/date"),
    CONTRACT_DRAFTED("contract.drafted.v1", IN, "contract", "/contract/id"),
    CONTRACT_PARTY_SIGNED("contract.party-signed.v1", IN, "contract", "/contract/id"),
    CONTRACT_REGISTERED("contract.registered.v1", IN, "contract", "/contract/id"),
    CONTRACT_PUBLISHED("contract.published.v1", IN, "contract", "/contract/id"),
    CONTRACT_FILED("contract.filed.v1", IN, "contract", "/contract/id"),
    CONTRACT_AMENDED("contract.amended.v1", IN, "contract", "/contract/id"),
    CONTRACT_SUPPLEMENTED("contract.supplemented.v1", IN, "contract", "/contract/id"),
    CONTRACT_SUSPENDED("contract.suspended.v1", IN, "contract", "/contract/id"),
    CONTRACT_RESUMED("contract.resumed.v1", IN, "contract", "/contract/id"),
    CONTRACT_TERMINATED("contract.terminated.v1", IN, "contract", "/contract/id"),
    CONTRACT_PAYEE_ASSIGNED("contract.payee-assigned.v1", IN, "contract", "/contract/id"),
    ACCEPTANCE_REQUESTED("acceptance.requested.v1", IN, "contract", "/contract/id"),
    ACCEPTANCE_PASSED("acceptance.passed.v1", IN, "contract", "/contract/id"),
    ACCEPTANCE_REFUSED("acceptance.refused.v1", IN, "contract", "/contract/id"),
    REFUND_INSTRUCTED("deposit.refund-instructed.v1", OUT, "deposit", "/deposit/tenderId"),
    REFUND_RECALL_REQUESTED("deposit.refund-recall-requested.v1", OUT, "deposit", "/deposit/tenderId"),
    RELEASE_INSTRUCTED("deposit.release-instructed.v1", OUT, "deposit", "/deposit/tenderId"),
    CLAIM_REQUESTED("deposit.claim-requested.v1", OUT, "deposit", "/deposit/tenderId"),
    REFUND_STATUS_REQUESTED("deposit.refund-status-requested.v1", OUT, "deposit", "/deposit/tenderId"),
    CONTRACT_TASK_RAISED("contract.task-raised.v1", OUT, "contract", "/contract/id"),
    TASK_RAISED("deposit.task-raised.v1", OUT, "deposit", "/deposit/tenderId"),
    INVOICE_SUBMITTED("invoice.submitted.v1", IN, "claim", "/claim/invoice"),
    INVOICE_VOIDED("invoice.voided.v1", IN, "claim", "/claim/invoice"),
    INVOICE_RED_ISSUED("invoice.red-issued.v1", IN, "claim", "/claim/invoice"),
    INVOICE_CONFIRMED("invoice.confirmed.v1", IN, "claim", "/claim/invoice"),
    OBJECTION_RAISED("objection.raised.v1", IN, "claim", "/claim/invoice"),
    OBJECTION_EVIDENCE_ADDED("objection.evidence-added.v1", IN, "claim", "/claim/invoice"),
    OBJECTION_WITHDRAWN("objection.withdrawn.v1", IN, "claim", "/claim/invoice"),
    OBJECTION_DECIDED("objection.decided.v1", IN, "claim", "/claim/invoice"),
    CLAIM_RECOVERED("claim.recovered.v1", IN, "claim", "/claim/invoice"),
    INVOICE_PUSHED("invoice.pushed.v1", OUT, "claim", "/claim/invoice"),
    INVOICE_REFUSED("invoice.refused.v1", OUT, "claim", "/claim/invoice"),
    CLAIM_TASK_RAISED("claim.task-raised.v1", OUT, "claim", "/claim/invoice"),
    PAYMENT_REQUESTED("payment.requested.v1", IN, "payment", "/payment/id"),
    PAYMENT_PREPARED("payment.prepared.v1", IN, "payment", "/payment/id"),
    PAYMENT_APPROVED("payment.approved.v1", IN, "payment", "/payment/id"),
    PAYMENT_SENT_BACK("payment.sent-back.v1", IN, "payment", "/payment/id"),
    PAYMENT_WITHDRAWN("payment.withdrawn.v1", IN, "payment", "/payment/id"),
    PAYMENT_RETENTION_RELEASED("payment.retention-released.v1", IN, "payment", "/payment/id"),
    PAYMENT_LINES_REPAIRED("payment.lines-repaired.v1", IN, "payment", "/payment/id"),
    PAYMENT_SUSPENDED("payment.suspended.v1", IN, "payment", "/payment/id"),
    PAYMENT_RESUMED("payment.resumed.v1", IN, "payment", "/payment/id"),
    PAYMENT_REVIEWED("payment.reviewed.v1", IN, "payment", "/payment/id"),
    PAYMENT_VOUCHER_ISSUED("payment.voucher-issued.v1", IN, "payment", "/payment/id"),
    PAYMENT_EXECUTED("payment.executed.v1", IN, "payment", "/payment/id"),
    PAYMENT_RETURNED("payment.returned.v1", IN, "payment", "/payment/id"),
    PAYMENT_FROZEN("payment.frozen.v1", IN, "payment", "/payment/id"),
    PAYMENT_UNFROZEN("payment.unfrozen.v1", IN, "payment", "/payment/id"),
    PAYMENT_CARRIED_OVER("payment.carried-over.v1", IN, "payment", "/payment/id"),
    TREASURY_STATEMENT("treasury.statement.v1", IN, "payment", "/date"),
    PAYMENT_APPLIED("payment.applied.v1", OUT, "payment", "/payment/id"),
    PAYMENT_STATUS_REQUESTED("payment.status-requested.v1", OUT, "payment", "/payment/id"),
    PAYMENT_TASK_RAISED("payment.task-raised.v1", OUT, "payment", "/payment/id");

    private static final Map<String, MessageType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::code, Function.identity()));

    private final String code;
    private final Direction direction;
    private final String flow;
    private final String subjectPointer;

    MessageType(String code, Direction direction, String flow, String subjectPointer) {
        this.code = code;
        this.direction = direction;
        this.flow = flow;
        this.subjectPointer = subjectPointer;
    }

    /** The persistent code, which is the envelope's {@code type}. */
    public String code() {
        return code;
    }

    public Direction direction() {
        return direction;
    }

    /**
     * The flow that decides it: {@code tender} for what concerns every deposit of a tender, {@code deposit} for one, {@code claim} for an invoice, {@code
     * payment} for a confirmed sum of one.
     */
    public String flow() {
        return flow;
    }

    /** Where in the data stands what the envelope's subject repeats. */
    public String subjectPointer() {
        return subjectPointer;
    }

    /** The schema's id, which the envelope's {@code dataschema} may name. */
    public String schemaId() {
        return "urn:caitong:schema:" + code;
    }

    public static Optional<MessageType> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
