package cn.caitong.routes.deposit;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.Event;
import cn.caitong.routes.deposit.LotFacts.Suspension;
import cn.caitong.routes.event.Notices;
import cn.caitong.routes.event.Publication;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How lots end without an award, stand still meanwhile, and what finance decides about their dates. */
final class EndingEvents {
    private final AwardEvents awards;
    private final Notices notices;

    EndingEvents(AwardEvents awards, Notices notices) {
        this.awards = awards;
        this.notices = notices;
    }

    /** A signed contract cannot be undone by a termination notice: a person looks. */
    TenderChange terminate(TenderFacts facts, Event event) {
        Publication notice = notices.published(event);
        JsonNode related = event.data().path("relatedLots");
        if (related.isMissingNode() && facts.hasContract()) {
            return new TenderChange.Parked("terminated-after-contract", "a contract is signed already / 合同已签订");
        }
        return LotStep.each(
                facts,
                LotStep.named(facts, related),
                EndingEvents::reached,
                (id, lot) -> lot.contracts().isEmpty()
                        ? LotStep.dated("termination", notice, lot.terminated(), lot::terminated)
                        : LotStep.parked("terminated-after-contract", "a contract is signed already / 合同已签订"));
    }

    /** A lot that ends alone leaves the tender where it is. */
    private static TenderState reached(TenderFacts after) {
        return after.isTerminated() ? TenderState.TERMINATED : TenderState.REGISTERED;
    }

    /** Fewer than three bids (87号令 art. 43): the termination notice is to follow. */
    TenderChange openingFailed(TenderFacts facts, Event event) {
        Instant opened = instant(event.data(), "openedAt");
        if (opened.isBefore(facts.bidDeadline())) {
            return new TenderChange.Refused("opened-before-deadline", "no opening can fail before the bid deadline");
        }
        Publication opening = Publication.told(TenderEvents.day(event.data(), "openedAt"), event.partner());
        return LotStep.each(
                facts,
                LotStep.named(facts, event.data().path("relatedLots")),
                after -> TenderState.REGISTERED,
                (id, lot) -> lot.award() == null
                        ? LotStep.dated("opening-failed", opening, lot.failed(), lot::failed)
                        : LotStep.parked("opened-and-awarded", "the lot is awarded already / 该标段（包）已定标"));
    }

    TenderChange suspend(TenderFacts facts, Event event) {
        if (!Person.of(event.data().path("decidedBy")).isFinance()) {
            return financeAlone();
        }
        Suspension begun = new Suspension(instant(event.data(), "suspendedAt"), null, text(event.data(), "document"));
        return LotStep.each(
                facts,
                LotStep.named(facts, event.data().path("relatedLots")),
                after -> TenderState.REGISTERED,
                (id, lot) -> LotStep.now(
                        isOpen(lot) || isKnown(lot, begun) ? lot : lot.suspended(plus(lot.suspensions(), begun))));
    }

    TenderChange resume(TenderFacts facts, Event event) {
        if (!Person.of(event.data().path("decidedBy")).isFinance()) {
            return financeAlone();
        }
        Instant end = instant(event.data(), "resumedAt");
        List<String> ids = LotStep.named(facts, event.data().path("relatedLots"));
        boolean ends = ids.stream().map(facts::lot).anyMatch(lot -> isOpen(lot) || isEnded(lot, end));
        return ends
                ? LotStep.each(facts, ids, after -> TenderState.REGISTERED, (id, lot) -> LotStep.now(resumed(lot, end)))
                : new TenderChange.Held("its suspension is not known yet");
    }

    /** A resumption that was said before ends no other suspension. */
    private static LotFacts resumed(LotFacts lot, Instant end) {
        return isOpen(lot) && !isEnded(lot, end) ? lot.suspended(ended(lot.suspensions(), end)) : lot;
    }

    private static boolean isEnded(LotFacts lot, Instant end) {
        return lot.suspensions().stream().anyMatch(known -> end.equals(known.to()));
    }

    /** One that was said before is the same, also when it is over. */
    private static boolean isKnown(LotFacts lot, Suspension said) {
        return lot.suspensions().stream()
                .anyMatch(known ->
                        known.from().equals(said.from()) && known.document().equals(said.document()));
    }

    private static boolean isOpen(LotFacts lot) {
        return !lot.suspensions().isEmpty() && lot.suspensions().getLast().to() == null;
    }

    private static List<Suspension> plus(List<Suspension> before, Suspension next) {
        List<Suspension> all = new ArrayList<>(before);
        all.add(next);
        return all;
    }

    private static List<Suspension> ended(List<Suspension> before, Instant end) {
        List<Suspension> all = new ArrayList<>(before);
        Suspension open = all.removeLast();
        all.add(new Suspension(open.from(), end.isBefore(open.from()) ? open.from() : end, open.document()));
        return all;
    }

    /** Of a date that two sources give differently, finance says which it is; no later word changes that. */
    TenderChange decideDate(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        if (!Person.of(data.path("decidedBy")).isFinance()) {
            return financeAlone();
        }
        Publication date = new Publication(LocalDate.parse(text(data, "date")), "finance", true);
        return LotStep.each(
                facts, LotStep.named(facts, data.path("relatedLots")), after -> TenderState.REGISTERED, (id, lot) -> {
                    Optional<LotFacts> settled = awards.settled(lot, data, date);
                    return settled.isPresent()
                            ? new LotStep.Settled(
                                    settled.get(),
                                    awards.dateOf(data),
                                    date.on().toString())
                            : new LotStep.Stop(new TenderChange.Held("the fact itself is not known yet"));
                });
    }

    private static TenderChange financeAlone() {
        return new TenderChange.Refused("not-entitled", "only the finance department may do that");
    }
}
