package cn.caitong.mappings.validation;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the fields of one message say together. A field that its schema refuses is passed over, so that all else is still told. */
final class BusinessRules {
    private final Function<String, Optional<BigDecimal>> depositPercent;

    BusinessRules(Function<String, Optional<BigDecimal>> depositPercent) {
        this.depositPercent = depositPercent;
    }

    void check(JsonNode message, MessageType type, Collection<Issue> into) {
        JsonNode data = message.path("data");
        switch (type) {
            case TENDER_REGISTERED -> {
                JsonNode tender = data.path("tender");
                openingAfterDeadline(tender, "/data/tender", into);
                distinct(tender.path("lots"), "id", "/data/tender/lots", into);
                depositPercent
                        .apply(data.path("legalRegime").asText())
                        .ifPresent(percent -> depositLimits(tender.path("lots"), percent, into));
            }
            case TENDER_RESCHEDULED -> openingAfterDeadline(data, "/data", into);
            case DEPOSIT_RECEIVED -> received(data, into);
            case DEPOSIT_PAYEE_REPAIRED, DEPOSIT_LOT_CORRECTED, CONTRACT_PAYEE_ASSIGNED -> twoPersons(data, into);
            case INVOICE_SUBMITTED, INVOICE_RED_ISSUED, OBJECTION_RAISED -> ClaimRules.check(type, data, into);
            case DEPOSIT_STATEMENT -> {
                StatementLines.check(data, into);
                StatementTotals.check(data, into);
            }
            case TENDER_TERMINATED,
                    AWARD_LETTER_ISSUED,
                    AWARD_NOTICE_PUBLISHED,
                    CONTRACT_SIGNED,
                    CONTRACT_DRAFTED,
                    CONTRACT_PARTY_SIGNED,
                    CONTRACT_REGISTERED,
                    CONTRACT_PUBLISHED,
                    CONTRACT_FILED,
                    CONTRACT_AMENDED,
                    CONTRACT_SUPPLEMENTED,
                    CONTRACT_SUSPENDED,
                    CONTRACT_RESUMED,
                    CONTRACT_TERMINATED,
                    ACCEPTANCE_REQUESTED,
                    ACCEPTANCE_PASSED,
                    ACCEPTANCE_REFUSED,
                    CONTRACT_TASK_RAISED,
                    BID_WITHDRAWN,
                    TENDER_OPENING_FAILED,
                    TENDER_CORRECTED,
                    TENDER_SUSPENDED,
                    TENDER_RESUMED,
                    CHALLENGE_ACCEPTED,
                    CHALLENGE_DECIDED,
                    TENDER_DATE_DECIDED,
                    AWARD_VOIDED,
                    BID_REVOKED,
                    DEPOSIT_BLOCK_CONTESTED,
                    DEPOSIT_CONTEST_DECIDED,
                    DEPOSIT_RECOVERED,
                    DEPOSIT_PAID_OVER,
                    DEPOSIT_CONVERTED,
                    DEPOSIT_WITHOUT_BID,
                    DEPOSIT_GUARANTEE_EXTENDED,
                    DEPOSIT_RELEASED,
                    RELEASE_INSTRUCTED,
                    CLAIM_REQUESTED,
                    CONTRACT_NOT_CONCLUDED,
                    DEPOSIT_RELEASE_APPROVED,
                    DEPOSIT_MARK_REQUESTED,
                    DEPOSIT_MARK_CONFIRMED,
                    DEPOSIT_MARK_LIFTED,
                    DEPOSIT_FORFEITED,
                    DEPOSIT_BLOCKED,
                    DEPOSIT_UNBLOCKED,
                    REFUND_ACCEPTED,
                    REFUND_REJECTED,
                    REFUND_CREDITED,
                    REFUND_RETURNED,
                    REFUND_RECALLED,
                    REFUND_RECALL_REFUSED,
                    REFUND_INSTRUCTED,
                    REFUND_RECALL_REQUESTED,
                    REFUND_STATUS_REQUESTED,
                    TASK_RAISED,
                    INVOICE_VOIDED,
                    INVOICE_CONFIRMED,
                    OBJECTION_EVIDENCE_ADDED,
                    OBJECTION_WITHDRAWN,
                    OBJECTION_DECIDED,
                    CLAIM_RECOVERED,
                    INVOICE_PUSHED,
                    INVOICE_REFUSED,
                    CLAIM_TASK_RAISED,
                    PAYMENT_REVIEWED,
                    PAYMENT_VOUCHER_ISSUED,
                    PAYMENT_FROZEN,
                    PAYMENT_UNFROZEN,
                    PAYMENT_CARRIED_OVER,
                    PAYMENT_STATUS_REQUESTED,
                    PAYMENT_TASK_RAISED -> {}
            case PAYMENT_REQUESTED,
                    PAYMENT_PREPARED,
                    PAYMENT_APPROVED,
                    PAYMENT_SENT_BACK,
                    PAYMENT_WITHDRAWN,
                    PAYMENT_RETENTION_RELEASED,
                    PAYMENT_LINES_REPAIRED,
                    PAYMENT_SUSPENDED,
                    PAYMENT_RESUMED -> PaymentRules.check(data, into);
            case PAYMENT_APPLIED, PAYMENT_EXECUTED, PAYMENT_RETURNED -> PaymentRules.checkOnce(data, into);
            case TREASURY_STATEMENT -> PaymentRules.checkStatement(data, into);
        }
    }

    private static void openingAfterDeadline(JsonNode tender, String pointer, Collection<Issue> into) {
        String deadline = tender.at("/tenderPeriod/endDate").asText();
        String opening = tender.at("/bidOpening/date").asText();
        if (LegalTimeFormat.isInstant(deadline)
                && LegalTimeFormat.isInstant(opening)
                && OffsetDateTime.parse(opening).isBefore(OffsetDateTime.parse(deadline))) {
            into.add(Issue.of(ErrorCode.OPENING_BEFORE_DEADLINE, pointer + "/bidOpening/date"));
        }
    }

    static void distinct(JsonNode list, String name, String pointer, Collection<Issue> into) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < list.size(); index++) {
            JsonNode id = list.path(index).path(name);
            if (!id.isMissingNode() && !seen.add(id.asText())) {
                into.add(Issue.of(ErrorCode.ID_REPEATED, pointer + "/" + index + "/" + name));
            }
        }
    }

    private static void depositLimits(JsonNode lots, BigDecimal percent, Collection<Issue> into) {
        for (int index = 0; index < lots.size(); index++) {
            String pointer = "/data/tender/lots/" + index + "/depositAmount";
            Optional<Money> budget = money(lots.path(index).path("value"));
            Optional<Money> deposit = money(lots.path(index).path("depositAmount"));
            if (budget.isPresent() && deposit.isPresent()) {
                depositLimit(budget.get(), deposit.get(), percent, pointer, into);
            }
        }
    }

    private static void depositLimit(
            Money budget, Money deposit, BigDecimal percent, String pointer, Collection<Issue> into) {
        if (!budget.currency().equals(deposit.currency())) {
            into.add(Issue.of(ErrorCode.CURRENCY_DIFFERS, pointer + "/currency"));
            return;
        }
        BigDecimal most = budget.amount().multiply(percent).movePointLeft(2).setScale(2, RoundingMode.DOWN);
        if (deposit.amount().compareTo(most) > 0) {
            String sum = most.toPlainString() + " " + budget.currency();
            into.add(Issue.of(ErrorCode.DEPOSIT_ABOVE_LIMIT, pointer, sum, percent.toPlainString()));
        }
    }

    private static void received(JsonNode data, Collection<Issue> into) {
        JsonNode supplier = data.path("supplier");
        if (differ(data.at("/deposit/supplierId/id"), supplier.at("/identifier/id"))) {
            into.add(
                    Issue.of(ErrorCode.SUBJECT_DIFFERS, "/data/deposit/supplierId/id", "/data/supplier/identifier/id"));
        }
        if (differ(data.at("/payer/name"), supplier.path("name"))) {
            into.add(Issue.of(ErrorCode.PAYER_DIFFERS, "/data/payer/name"));
        }
    }

    private static void twoPersons(JsonNode data, Collection<Issue> into) {
        JsonNode first = data.at("/requestedBy/id");
        if (first.isTextual() && first.equals(data.at("/confirmedBy/id"))) {
            into.add(Issue.of(ErrorCode.SAME_PERSON, "/data/confirmedBy/id", "/data/requestedBy/id"));
        }
    }

    private static boolean differ(JsonNode one, JsonNode other) {
        return one.isTextual() && other.isTextual() && !one.equals(other);
    }

    private static Optional<Money> money(JsonNode value) {
        JsonNode amount = value.path("amount");
        JsonNode currency = value.path("currency");
        return Money.isAmount(amount.asText()) && Money.isCurrency(currency.asText())
                ? Optional.of(Money.of(amount.asText(), currency.asText()))
                : Optional.empty();
    }
}
