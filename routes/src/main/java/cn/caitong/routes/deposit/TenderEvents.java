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
        Map<String, Lot> lots = new LinkedHashMap<>();
        data.path("lots").forEach(lot -> {
            String id = text(lot, "id");
            lots.put(id, new Lot(id, money(lot.path("budget")), money(lot.path("depositAmount"))));
        });
        return new TenderFacts(
                text(data, "tender"),
                text(data, "title"),
                text(data, "district"),
                text(data, "legalRegime"),
                text(data.path("holder"), "partner"),
                Map.copyOf(lots),
                instant(data, "bidDeadline"),
                instant(data, "openingTime"),
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
        TenderFacts moved = facts.rescheduled(instant(data, "bidDeadline"), instant(data, "openingTime"));
        return moved.equals(facts) ? new TenderChange.Same() : new TenderChange.Changed(moved, state);
    }

    /** A signed contract cannot be undone by a termination notice: a person looks. */
    private static TenderChange terminate(TenderFacts facts, TenderState state, Event event) {
        Publication notice = publication(event, "publishedAt");
        if (facts.terminated() != null) {
            return facts.terminated().on().equals(notice.on())
                    ? new TenderChange.Same()
                    : new TenderChange.Parked("dates-differ", "two termination notices bear different dates");
        }
        return state == TenderState.CONTRACTED
                ? new TenderChange.Parked("terminated-after-contract", "a contract is signed already")
                : new TenderChange.Changed(facts.terminated(notice), TenderState.TERMINATED);
    }

    private TenderChange award(TenderFacts facts, Event event, boolean letter) {
        String lot = text(event.data(), "lot");
        Set<String> winners = new TreeSet<>();
        event.data().path("winners").forEach(winner -> winners.add(parties.of(winner)));
        Publication date = publication(event, letter ? "issuedAt" : "publishedAt");
        Award before = facts.award(lot).orElse(new Award(Set.copyOf(winners), null, null));
        if (!before.winners().equals(winners)) {
            return new TenderChange.Parked("winners-differ", "letter and notice name different winners");
        }
        Publication known = letter ? before.letter() : before.notice();
        if (known != null) {
            return known.on().equals(date.on())
                    ? new TenderChange.Same()
                    : new TenderChange.Parked("dates-differ", "two sources give different dates");
        }
        Award after = letter
                ? new Award(before.winners(), date, before.notice())
                : new Award(before.winners(), before.letter(), date);
        return new TenderChange.Changed(facts.awarded(lot, after), TenderState.AWARDED);
    }

    private TenderChange contract(TenderFacts facts, Event event) {
        String lot = text(event.data(), "lot");
        String supplier = parties.of(event.data().path("supplier"));
        boolean won = facts.award(lot)
                .filter(award -> award.winners().contains(supplier))
                .isPresent();
        if (!won) {
            return new TenderChange.Parked("not-the-winner", "the contract's supplier did not win the lot");
        }
        boolean known = facts.contracts().stream()
                .anyMatch(each -> each.lot().equals(lot) && each.supplier().equals(supplier));
        Publication signed = publication(event, "signedAt");
        return known
                ? new TenderChange.Same()
                : new TenderChange.Changed(
                        facts.contracted(new Contract(lot, supplier, signed.on(), signed.source())),
                        TenderState.CONTRACTED);
    }

    /** N4.4 speaks of withdrawals before the deadline; a later one is a revocation, which brings no refund. */
    private TenderChange withdraw(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        Instant received = instant(data, "writtenNoticeReceivedAt");
        if (!received.isBefore(facts.bidDeadline())) {
            return new TenderChange.Parked("revoked-after-deadline", "the notice came after the bid deadline");
        }
        Withdrawal withdrawal =
                new Withdrawal(text(data, "lot"), parties.of(data.path("supplier")), received, event.partner());
        return facts.withdrawals().contains(withdrawal)
                ? new TenderChange.Same()
                : new TenderChange.Changed(facts.withdrawn(withdrawal), TenderState.REGISTERED);
    }

    private static Publication publication(Event event, String field) {
        Instant at = instant(event.data(), field);
        return new Publication(LocalDate.ofInstant(at, Trigger.LEGAL_ZONE), event.partner());
    }
}
