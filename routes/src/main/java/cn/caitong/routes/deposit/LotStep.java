package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.routes.event.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an event does to one of the lots that it names. It takes effect on all of them, or on none. */
sealed interface LotStep {
    /** The lot as it has become; {@code conflicts} tells of sources that date one fact differently. */
    record Now(LotFacts lot, List<Conflict> conflicts) implements LotStep {}

    /** Of which fact two sources give different dates. */
    record Conflict(String fact, String detail) {}

    /** The lot as it has become, now that somebody decided the date of a fact. */
    record Settled(LotFacts lot, String fact, String day) implements LotStep {}

    /** Something hinders it. */
    record Stop(TenderChange change) implements LotStep {}

    static LotStep now(LotFacts lot) {
        return new Now(lot, List.of());
    }

    static LotStep parked(String code, String detail) {
        return new Stop(new TenderChange.Parked(code, detail));
    }

    static LotStep refused(String code, String detail) {
        return new Stop(new TenderChange.Refused(code, detail));
    }

    /** Another word on a date: which counts, and whether a person is to decide. */
    static Now dated(String fact, Publication said, @Nullable Publication known, Function<Publication, LotFacts> then) {
        Publication.Meeting meeting = said.meets(known);
        String differs = meeting.conflict();
        return new Now(
                then.apply(meeting.counts()), differs == null ? List.of() : List.of(new Conflict(fact, differs)));
    }

    /** The lots that an event names under {@code relatedLots}; all of them where it names none. */
    static List<String> named(TenderFacts facts, JsonNode relatedLots) {
        List<String> ids = new ArrayList<>();
        relatedLots.forEach(id -> ids.add(id.asText()));
        return ids.isEmpty() ? List.copyOf(facts.project().lots().keySet()) : ids;
    }

    /** What a question about a lot's date is called. */
    static String about(String fact, String lot) {
        return fact + "/" + lot;
    }

    static TenderChange each(
            TenderFacts facts,
            List<String> ids,
            Function<TenderFacts, TenderState> reached,
            BiFunction<String, LotFacts, LotStep> rule) {
        TenderFacts after = facts;
        List<Matter> asked = new ArrayList<>();
        for (String id : ids) {
            if (!facts.hasLot(id)) {
                return TenderChange.unknownLot();
            }
            switch (rule.apply(id, after.lot(id))) {
                case Stop(TenderChange change) -> {
                    return change;
                }
                case Settled(LotFacts lot, String fact, String day) -> {
                    after = after.with(id, lot);
                    asked.add(new Matter.Answered(about(fact, id), day));
                }
                case Now(LotFacts lot, List<Conflict> conflicts) -> {
                    after = after.with(id, lot);
                    conflicts.forEach(differs ->
                            asked.add(new Matter.Asked("dates-differ", about(differs.fact(), id), differs.detail())));
                }
            }
        }
        return TenderChange.changed(facts, after, reached.apply(after), asked);
    }
}
