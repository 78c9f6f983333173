package cn.caitong.routes.payment;

import cn.caitong.engine.flow.Event;
import cn.caitong.mappings.invoice.InvoiceTolerance;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the engine's events as the claim's own. What intake validated is trusted to have its fields. */
final class ClaimEvents {
    private final PartyKeys parties;

    ClaimEvents(PartyKeys parties) {
        this.parties = parties;
    }

    ClaimEvent read(EventKind kind, Event event, InvoiceTolerance tolerance) {
        JsonNode data = event.data();
        return switch (kind) {
            case SUBMITTED -> submitted(data, tolerance);
            case VOIDED -> new ClaimEvent.Voided(date(data, "voidedOn"));
            case RED_ISSUED -> red(data);
            case RECOVERED ->
                new ClaimEvent.Recovered(
                        Fields.text(data, "red"),
                        Fields.text(data.path("payment"), "id"),
                        Fields.money(data.path("amount")),
                        Fields.text(data, "how").equals("refunded"),
                        date(data, "recoveredOn"),
                        person(data, "recordedBy"),
                        Person.named(data.path("confirmedBy")).orElse(null));
            case CONFIRMED -> new ClaimEvent.Confirmed(person(data, "confirmedBy"));
            case RAISED -> raised(data);
            case EVIDENCE_ADDED ->
                new ClaimEvent.EvidenceAdded(id(data), Fields.evidence(data), person(data, "addedBy"));
            case WITHDRAWN -> new ClaimEvent.Withdrawn(id(data), person(data, "withdrawnBy"));
            case DECIDED ->
                new ClaimEvent.Decided(
                        id(data),
                        Fields.text(data, "outcome").equals("upheld"),
                        data.path("remedy").asText().equals("replace"),
                        person(data, "decidedBy"));
            case CONTRACT_CHANGED -> new ClaimEvent.ContractChanged();
            case PAYMENT_APPLIED, PAYMENT_CREDITED, PAYMENT_RETURNED ->
                new ClaimEvent.PaidOut(kind, Fields.text(data, "paymentId"), date(data, "on"), credits(data));
            case RETENTION_RELEASED ->
                new ClaimEvent.RetentionReleased(
                        Fields.text(data, "paymentId"),
                        Fields.text(data, "deduction"),
                        Fields.money(data.path("amount")),
                        date(data, "on"));
            case SEND_DELIVERED, SEND_REJECTED, SEND_UNKNOWN ->
                new ClaimEvent.Sent(kind, Fields.text(data, "type"), Fields.text(data, "businessId"), at(event));
            case CLOCK_WARN, CLOCK_DUE -> new ClaimEvent.ClockFired(kind, Fields.text(data, "obligation"));
            case CLOCK_MOVED ->
                new ClaimEvent.ClockMoved(
                        Fields.text(data, "obligation"), date(data, "dueOn"), Fields.instant(data, "dueAt"));
        };
    }

    private ClaimEvent.Submitted submitted(JsonNode data, InvoiceTolerance tolerance) {
        JsonNode claim = data.path("claim");
        Bills.Reading invoice = Bills.read(Fields.text(claim, "invoice"), data.path("invoice"), tolerance);
        List<ClaimEvent.Paper> papers = new ArrayList<>();
        data.path("acceptance")
                .forEach(paper -> papers.add(new ClaimEvent.Paper(
                        Fields.text(paper, "kind"), Fields.text(paper, "digest"), date(paper, "date"))));
        String supplier = parties.of(data.path("supplier"));
        return new ClaimEvent.Submitted(
                Fields.text(claim, "invoice"),
                Fields.text(claim, "contractId"),
                Fields.text(claim, "tenderId"),
                Fields.text(data, "milestone"),
                supplier,
                invoice.bill().map(bill -> bySupplier(bill, supplier, data.at("/supplier/identifier/id"))),
                invoice.flaws(),
                Account.of(data.path("payee")),
                papers,
                Fields.optional(data, "replaces"),
                Fields.instant(data, "uploadedAt"));
    }

    /** On the invoice of a natural person stands the resident number; a case keeps it by its key, as everywhere. */
    private static Bill bySupplier(Bill bill, String supplier, JsonNode number) {
        return PartyKeys.isNaturalPerson(supplier) && bill.seller().equals(Bills.organisation(number.asText()))
                ? bill.soldBy(supplier)
                : bill;
    }

    private static ClaimEvent.RedIssued red(JsonNode data) {
        JsonNode red = data.path("red");
        Money amount = Fields.money(red.path("amount"));
        return new ClaimEvent.RedIssued(
                Fields.text(red, "invoice"),
                Money.zero(amount.currency()).minus(amount),
                Fields.optional(data, "objectionId"));
    }

    private static ClaimEvent.Raised raised(JsonNode data) {
        List<Integer> lines = new ArrayList<>();
        data.path("lines").forEach(line -> lines.add(line.intValue()));
        return new ClaimEvent.Raised(
                id(data),
                Fields.text(data, "ground"),
                data.has("amount") ? Fields.money(data.path("amount")) : null,
                lines,
                Fields.evidence(data),
                person(data, "raisedBy"));
    }

    /** When the sending ended; our own events carry it as the time of what happened. */
    private static Instant at(Event event) {
        Instant happened = event.businessTime();
        return happened == null ? event.arrivedAt() : happened;
    }

    private static String id(JsonNode data) {
        return Fields.text(data, "objectionId");
    }

    private static Person person(JsonNode data, String field) {
        return Person.of(data.path(field));
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(Fields.text(node, field));
    }

    private static List<ClaimFacts.Credit> credits(JsonNode data) {
        return data.path("credits")
                .valueStream()
                .map(each -> new ClaimFacts.Credit(Fields.money(each.path("amount")), date(each, "on")))
                .toList();
    }
}
