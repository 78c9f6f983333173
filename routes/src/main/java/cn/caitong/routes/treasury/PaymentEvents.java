package cn.caitong.routes.treasury;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.flow.Event;
import cn.caitong.mappings.json.CanonicalJson;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.PaymentEvent.Executed;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import cn.caitong.routes.treasury.PaymentEvent.Reviewed;
import cn.caitong.routes.treasury.PaymentEvent.SentBackByBank;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the engine's events as the payment's own. What intake validated is trusted to have its fields. */
final class PaymentEvents {
    private final PartyKeys parties;

    PaymentEvents(PartyKeys parties) {
        this.parties = parties;
    }

    PaymentEvent read(EventKind kind, Event event) {
        JsonNode data = event.data();
        return switch (kind) {
            case REQUESTED -> new PaymentEvent.Requested(parties.of(data.path("supplier")));
            case PREPARED -> made(data, said(event));
            case APPROVED ->
                new PaymentEvent.Approved(Fields.text(data, "preparation"), person(data, "approvedBy"), said(event));
            case SENT_BACK -> new PaymentEvent.SentBack(person(data, "sentBackBy"));
            case WITHDRAWN -> new PaymentEvent.Withdrawn(person(data, "withdrawnBy"));
            case RETENTION_RELEASED ->
                new PaymentEvent.RetentionReleased(
                        Fields.text(data.path("deduction"), "id"), person(data, "releasedBy"));
            case LINES_REPAIRED -> repaired(data);
            case SUSPENDED, RESUMED ->
                new Stopping(
                        kind,
                        null,
                        Stop.said(Fields.text(data, "by"), Fields.text(data, "reference")),
                        person(data, "person"));
            case FROZEN, UNFROZEN -> new Stopping(kind, application(data), frozen(data), null);
            case REVIEWED -> reviewed(data);
            case VOUCHER_ISSUED -> new PaymentEvent.VoucherIssued(application(data), voucher(data), total(data));
            case EXECUTED ->
                new Executed(
                        application(data),
                        data.has("voucher") ? voucher(data) : null,
                        total(data),
                        list(data, PaymentEvents::result));
            case RETURNED -> new SentBackByBank(application(data), list(data, PaymentEvents::back));
            case CARRIED_OVER ->
                new PaymentEvent.CarriedOver(
                        application(data), data.path("fiscalYear").intValue());
            case CLAIM_CHANGED -> new PaymentEvent.ClaimChanged();
            case SEND_DELIVERED, SEND_REJECTED, SEND_UNKNOWN, SEND_WITHDRAWN, SEND_LEFT ->
                new PaymentEvent.Sent(
                        kind,
                        Fields.text(data, "type"),
                        Fields.text(data, "businessId"),
                        data.has("outgoing") ? UUID.fromString(Fields.text(data, "outgoing")) : null);
        };
    }

    private static PaymentEvent.Made made(JsonNode data, Instant at) {
        List<Prepared.Deduction> deductions = new ArrayList<>();
        data.path("deductions")
                .forEach(each -> deductions.add(new Prepared.Deduction(
                        Fields.text(each, "id"),
                        Fields.text(each, "kind"),
                        Fields.money(each.path("amount")),
                        Fields.text(each, "basis"))));
        return new PaymentEvent.Made(
                list(
                        data,
                        line -> new Prepared.Asked(Budget.of(line.path("budget")), Fields.money(line.path("amount")))),
                deductions,
                account(data),
                Fields.optional(data, "purpose"),
                Digests.SM3.print(Digests.SM3.of(CanonicalJson.bytes(data))),
                person(data, "preparedBy"),
                at);
    }

    private static Repaired repaired(JsonNode data) {
        return new Repaired(
                list(data, PaymentEvents::fix), account(data), person(data, "repairedBy"), person(data, "confirmedBy"));
    }

    private static Repaired.Fix fix(JsonNode line) {
        return new Repaired.Fix(
                Fields.text(line, "line"),
                line.has("budget") ? Budget.of(line.path("budget")) : null,
                line.has("amount") ? Fields.money(line.path("amount")) : null,
                line.path("givenUp").booleanValue());
    }

    private static Reviewed reviewed(JsonNode data) {
        List<String> lines = new ArrayList<>();
        data.path("lines").forEach(line -> lines.add(line.asText()));
        String stage = Fields.optional(data, "stage");
        return new Reviewed(
                application(data),
                stage == null ? null : step(stage),
                Fields.text(data, "result").equals("passed"),
                Fields.optional(data.path("reason"), "code"),
                lines);
    }

    /** The state that a passed step leads to. */
    private static PaymentState step(String stage) {
        return switch (stage) {
            case "received" -> PaymentState.RECEIVED;
            case "unit-review" -> PaymentState.UNIT_REVIEWED;
            case "treasury-review" -> PaymentState.TREASURY_REVIEWED;
            case "quota-check" -> PaymentState.QUOTA_CHECKED;
            default -> throw new IllegalArgumentException("No step of the treasury is called " + stage);
        };
    }

    private static Executed.Result result(JsonNode line) {
        boolean credited = Fields.text(line, "result").equals("credited");
        return new Executed.Result(
                Fields.text(line, "instructionId"),
                Fields.money(line.path("amount")),
                credited ? date(line, "bankDate") : null,
                credited ? null : Fields.text(line.path("reason"), "code"));
    }

    private static SentBackByBank.Back back(JsonNode line) {
        return new SentBackByBank.Back(
                Fields.text(line, "instructionId"),
                Fields.money(line.path("amount")),
                date(line, "bankDate"),
                Fields.text(line.path("reason"), "code"));
    }

    private static Application.Voucher voucher(JsonNode data) {
        JsonNode voucher = data.path("voucher");
        return new Application.Voucher(Fields.text(voucher, "number"), date(voucher, "date"));
    }

    /** What a voucher says that it comes to. */
    private static @Nullable Money total(JsonNode data) {
        JsonNode amount = data.path("voucher").path("amount");
        return amount.isMissingNode() ? null : Fields.money(amount);
    }

    private static Stop frozen(JsonNode data) {
        return new Stop(Stop.Where.TREASURY, Fields.text(data, "by"), Fields.text(data, "reference"));
    }

    private static String application(JsonNode data) {
        return Fields.text(data.path("payment"), "applicationId");
    }

    private static @Nullable Account account(JsonNode data) {
        return data.has("payee") ? Account.of(data.path("payee")) : null;
    }

    private static Person person(JsonNode data, String field) {
        return Person.of(data.path(field));
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(Fields.text(node, field));
    }

    /** When it was said: two persons' words are put in order by it, and an application is dated by it. */
    static Instant said(Event event) {
        return Objects.requireNonNullElse(event.businessTime(), event.arrivedAt());
    }

    private static <T> List<T> list(JsonNode data, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        data.path("lines").forEach(line -> all.add(read.apply(line)));
        return all;
    }
}
