package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositEvents.instant;
import static cn.caitong.routes.deposit.DepositEvents.money;
import static cn.caitong.routes.deposit.DepositEvents.text;

import cn.caitong.engine.flow.Event;
import cn.caitong.routes.deposit.TenderFacts.Award;
import cn.caitong.routes.deposit.TenderFacts.Contract;
import cn.caitong.routes.deposit.TenderFacts.Lot;
import cn.caitong.routes.deposit.TenderFacts.Publication;
import cn.caitong.routes.deposit.TenderFacts.Withdrawal;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What each event of a tender does to its facts. */
final class TenderEvents {
    private final PartyKeys parties;

    TenderEvents(PartyKeys parties) {
        this.parties = parties;
    }

    TenderFacts register(Event event) {
        JsonNode data = event.data();
        JsonNode tender = data.path("tender");
        Map<String, Lot> lots = new LinkedHashMap<>();
        tender.path("lots").forEach(lot -> {
            String id = text(lot, "id");
            lots.put(id, new Lot(id, money(lot.path("value")), money(lot.path("depositAmount"))));
        });
        return new TenderFacts(
                text(tender, "id"),
                text(tender, "title"),
                text(data, "district"),
                text(data, "legalRegime"),
                text(data.path("depositHolder"), "partner"),
                Map.copyOf(lots),
                instant(tender.path("tenderPeriod"), "endDate"),
                instant(tender.path("bidOpening"), "date"),
                null,
                Map.of(),
                List.of(),
                List.of());
    }

    TenderChange apply(TenderFacts facts, TenderState state, Event event) {
        return switch (event.type()) {
            case "tender.rescheduled.v1" -> reschedule(facts, state, event.data());
            case "tender.terminated.v1" -> terminate(facts, state, event);
            case "award.letter-issued.v1" -> award(facts, event, true);
            case "award.notice-published.v1" -> award(facts, event, false);
            case "contract.signed.v1" -> contract(facts, event);
            case "bid.withdrawn.v1" -> withdraw(facts, event);
            default -> new TenderChange.Parked("unknown-event", "tenders know no " + event.type());
        };
    }

    private static TenderChange reschedule(TenderFacts facts, TenderState state, JsonNode data) {
        if (state != TenderState.REGISTERED) {
            return new TenderChange.Refused("tender-not-open", "its dates can no longer be moved");
        }
        TenderFacts moved = facts.rescheduled(
                instant(data.path("tenderPeriod"), "endDate"), instant(data.path("bidOpening"), "date"));
        return moved.equals(facts) ? new TenderChange.Same() : new TenderChange.Changed(moved, state);
    }

    /** A signed contract cannot be undone by a termination notice; a lot alone is not yet ended by one. A person looks. */
    private static TenderChange terminate(TenderFacts facts, TenderState state, Event event) {
        Publication notice = publication(event.data());
        if (facts.terminated() != null) {
            return facts.terminated().on().equals(notice.on())
                    ? new TenderChange.Same()
                    : new TenderChange.Parked("dates-differ", "two termination notices bear different dates");
        }
        if (!event.data().path("relatedLots").isMissingNode()) {
            return new TenderChange.Parked("lots-terminated", "only some lots are terminated");
        }
        return state == TenderState.CONTRACTED
                ? new TenderChange.Parked("terminated-after-contract", "a contract is signed already")
                : new TenderChange.Changed(facts.terminated(notice), TenderState.TERMINATED);
    }

    private TenderChange award(TenderFacts facts, Event event, boolean letter) {
        JsonNode award = event.data().path("award");
        Set<String> winners = new TreeSet<>();
        award.path("suppliers").forEach(winner -> winners.add(parties.of(winner)));
        Publication date = letter ? issued(event) : publication(event.data());
        TenderFacts after = facts;
        for (JsonNode lot : award.path("relatedLots")) {
            Award before = facts.award(lot.asText()).orElse(new Award(Set.copyOf(winners), null, null));
            Publication known = letter ? before.letter() : before.notice();
            if (!before.winners().equals(winners)) {
                return new TenderChange.Parked("winners-differ", "letter and notice name different winners");
            }
            if (known != null && !known.on().equals(date.on())) {
                return new TenderChange.Parked("dates-differ", "two sources give different dates");
            }
            after = after.awarded(lot.asText(), letter ? before.lettered(date) : before.noticed(date));
        }
        return after.equals(facts) ? new TenderChange.Same() : new TenderChange.Changed(after, TenderState.AWARDED);
    }

    private TenderChange contract(TenderFacts facts, Event event) {
        JsonNode contract = event.data().path("contract");
        Publication signed = new Publication(legalDate(instant(contract, "dateSigned")), event.partner());
        TenderFacts after = facts;
        for (JsonNode lot : contract.path("relatedLots")) {
            for (JsonNode party : contract.path("suppliers")) {
                String supplier = parties.of(party);
                if (!wins(facts, lot.asText(), supplier)) {
                    return new TenderChange.Parked("not-the-winner", "the contract's supplier did not win the lot");
                }
                after = after.contracted(new Contract(lot.asText(), supplier, signed.on(), signed.source()));
            }
        }
        return after.equals(facts) ? new TenderChange.Same() : new TenderChange.Changed(after, TenderState.CONTRACTED);
    }

    private static boolean wins(TenderFacts facts, String lot, String supplier) {
        return facts.award(lot)
                .filter(award -> award.winners().contains(supplier))
                .isPresent();
    }

    /** N4.4 speaks of withdrawals before the deadline; a later one is a revocation, which brings no refund. */
    private TenderChange withdraw(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        Instant received = instant(data, "writtenNoticeReceivedAt");
        if (!received.isBefore(facts.bidDeadline())) {
            return new TenderChange.Parked("revoked-after-deadline", "the notice came after the bid deadline");
        }
        Withdrawal withdrawal =
                new Withdrawal(text(data, "lotId"), parties.of(data.path("supplier")), received, event.partner());
        return facts.withdrawals().contains(withdrawal)
                ? new TenderChange.Same()
                : new TenderChange.Changed(facts.withdrawn(withdrawal), TenderState.REGISTERED);
    }

    private static Publication issued(Event event) {
        return new Publication(legalDate(instant(event.data(), "issuedAt")), event.partner());
    }

    private static Publication publication(JsonNode data) {
        JsonNode publication = data.path("publication");
        return new Publication(legalDate(instant(publication, "publishedAt")), text(publication, "source"));
    }

    private static LocalDate legalDate(Instant at) {
        return LocalDate.ofInstant(at, Trigger.LEGAL_ZONE);
    }
}
