package cn.caitong.routes.deposit;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.money;
import static cn.caitong.routes.event.Fields.optional;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.Event;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.DepositEvent.RefundResult;
import cn.caitong.routes.deposit.DepositEvent.Sent;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the engine's events as the deposit's own. What intake validated is trusted to have its fields. */
final class DepositEvents {
    private DepositEvents() {}

    static DepositEvent read(EventKind kind, Event event) {
        JsonNode data = event.data();
        return switch (kind) {
            case RECEIVED -> received(data);
            case TENDER_REGISTERED,
                    TENDER_RESCHEDULED,
                    TENDER_TERMINATED,
                    AWARD_LETTER,
                    AWARD_NOTICE,
                    CONTRACT_SIGNED,
                    BID_WITHDRAWN,
                    BID_REVOKED,
                    OPENING_FAILED,
                    AWARD_VOIDED,
                    CONTRACT_NOT_CONCLUDED,
                    TENDER_CORRECTED,
                    TENDER_SUSPENDED,
                    TENDER_RESUMED,
                    DATE_DECIDED -> new DepositEvent.TenderChanged(kind);
            case RELEASE_APPROVED ->
                new DepositEvent.ReleaseApproved(
                        Person.of(data.path("approvedBy")), text(data, "ground").equals("withdrawal"));
            case MARK_REQUESTED ->
                new DepositEvent.MarkRequested(
                        text(data, "markId"),
                        text(data, "ground"),
                        data.has("amount") ? money(data.path("amount")) : null,
                        Person.of(data.path("requestedBy")),
                        Fields.evidence(data));
            case MARK_CONFIRMED ->
                new DepositEvent.MarkConfirmed(text(data, "markId"), Person.of(data.path("confirmedBy")));
            case MARK_LIFTED ->
                new DepositEvent.MarkLifted(
                        text(data, "markId"), data.path("unfounded").asBoolean(), Person.of(data.path("decidedBy")));
            case FORFEITED ->
                new DepositEvent.Forfeited(
                        text(data, "markId"),
                        money(data.path("amount")),
                        text(data, "paidTo"),
                        Person.of(data.path("decidedBy")));
            case BLOCKED ->
                new DepositEvent.Blocked(
                        text(data, "reason"), Fields.evidence(data), noticed(data), Person.of(data.path("recordedBy")));
            case UNBLOCKED ->
                new DepositEvent.Unblocked(
                        instant(data, "at"),
                        text(data, "cause").equals("contested"),
                        Person.of(data.path("decidedBy")));
            case RECOVERED ->
                new DepositEvent.Recovered(
                        text(data, "recoveryId"),
                        money(data.path("amount")),
                        LocalDate.parse(text(data, "recoveredOn")));
            case PAID_OVER ->
                new DepositEvent.PaidOver(
                        text(data, "markId"),
                        money(data.path("amount")),
                        LocalDate.parse(text(data, "paidOn")),
                        Person.of(data.path("recordedBy")));
            case CONVERTED -> new DepositEvent.Converted(money(data.path("amount")), Person.of(data.path("decidedBy")));
            case WITHOUT_BID -> new DepositEvent.WithoutBid(Person.of(data.path("recordedBy")));
            case LOT_CORRECTED ->
                new DepositEvent.LotCorrected(
                        text(data, "toLot"), Person.of(data.path("requestedBy")), Person.of(data.path("confirmedBy")));
            case GUARANTEE_EXTENDED -> new DepositEvent.Extended(LocalDate.parse(text(data, "validUntil")));
            case BLOCK_CONTESTED -> new DepositEvent.BlockContested(instant(data, "contestedAt"));
            case CONTEST_DECIDED ->
                new DepositEvent.ContestDecided(
                        data.path("taskId").textValue(),
                        instant(data, "decidedAt"),
                        data.path("upheld").asBoolean(),
                        Person.of(data.path("decidedBy")));
            case PAYEE_REPAIRED ->
                new DepositEvent.PayeeRepaired(
                        Account.of(data.path("payee")),
                        Person.of(data.path("requestedBy")),
                        Person.of(data.path("confirmedBy")));
            case REFUND_ACCEPTED,
                    REFUND_REJECTED,
                    REFUND_CREDITED,
                    REFUND_RETURNED,
                    REFUND_RECALLED,
                    RECALL_REFUSED,
                    RELEASED -> result(kind, event);
            case SEND_DELIVERED, SEND_REJECTED, SEND_UNKNOWN, SEND_WITHDRAWN, SEND_LEFT -> sent(kind, data);
            case CLOCK_WARN, CLOCK_ACT, CLOCK_DUE -> new DepositEvent.ClockFired(kind, text(data, "obligation"));
            case CLOCK_MOVED ->
                new DepositEvent.ClockMoved(
                        text(data, "obligation"), LocalDate.parse(text(data, "dueOn")), instant(data, "dueAt"));
        };
    }

    private static DepositEvent.Received received(JsonNode data) {
        Money amount = money(data.path("amount"));
        String name = text(data.path("supplier"), "name");
        JsonNode guarantee = data.path("guarantee");
        Set<String> consortium = new TreeSet<>(data.path("consortium").findValuesAsText("name"));
        return new DepositEvent.Received(
                name,
                Set.copyOf(consortium),
                new Form(
                        Form.Kind.of(text(data, "form")),
                        optional(guarantee, "number"),
                        guarantee.has("validUntil") ? LocalDate.parse(text(guarantee, "validUntil")) : null),
                amount,
                data.has("instalment") ? money(data.path("instalment").path("total")) : amount,
                instant(data, "receivedAt"),
                data.has("payer") ? Account.of(data.path("payer")) : new Account(name, "", null, null));
    }

    /** The deposit that the first receipt of money makes. */
    static Deposit first(DepositEvent.Received money, Event event, PartyKeys parties) {
        JsonNode item = event.data().path("deposit");
        JsonNode identifier = event.data().path("supplier").path("identifier");
        return Deposit.arrived(
                item.path("holder").asText(event.partner()),
                text(item, "receiptId"),
                text(item, "tenderId"),
                text(item, "lotId"),
                parties.ofIdentifier(identifier),
                members(event.data(), parties),
                new Identity(text(identifier, "scheme"), text(identifier, "id")),
                money);
    }

    /** The keys of the other members of a consortium. */
    static Set<String> members(JsonNode data, PartyKeys parties) {
        Set<String> keys = new TreeSet<>();
        data.path("consortium").forEach(party -> keys.add(parties.of(party)));
        return Set.copyOf(keys);
    }

    private static RefundResult result(EventKind kind, Event event) {
        JsonNode data = event.data();
        return new RefundResult(
                kind,
                text(data, "instructionId"),
                data.has("amount") ? money(data.path("amount")) : null,
                data.has("interest") ? money(data.path("interest")) : null,
                bankDate(data),
                data.path("reason").path("code").asText(""),
                event.messageId());
    }

    private static @Nullable LocalDate bankDate(JsonNode data) {
        String field = data.has("bankDate") ? "bankDate" : "releasedOn";
        return data.has(field) ? LocalDate.parse(text(data, field)) : null;
    }

    private static Sent sent(EventKind kind, JsonNode data) {
        return new Sent(
                kind,
                text(data, "type"),
                text(data, "businessId"),
                data.path("code").asText(""),
                data.has("outgoing") ? UUID.fromString(text(data, "outgoing")) : null);
    }

    /** The supplier answers for nothing that it has not been told of (N4.2). */
    private static Instant noticed(JsonNode data) {
        Instant from = instant(data, "from");
        Instant notice = instant(data, "noticeToSupplierAt");
        return notice.isAfter(from) ? notice : from;
    }
}
