package cn.caitong.routes.deposit;

import cn.caitong.routes.event.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an event does to one of the lots that it names. It takes effect on all of them, or on none. */
sealed interface LotStep {
    /** The lot as it has become. */
    record Now(LotFacts lot, @Nullable String conflict) implements LotStep {}

    /** Something hinders it. */
    record Stop(TenderChange change) implements LotStep {}

    static LotStep now(LotFacts lot) {
        return new Now(lot, null);
    }

    static LotStep parked(String code, String detail) {
        return new Stop(new TenderChange.Parked(code, detail));
    }

    static LotStep refused(String code, String detail) {
        return new Stop(new TenderChange.Refused(code, detail));
    }

    /** Another word on a date: the earlier counts, a later one is for a person. */
    static LotStep dated(Publication said, @Nullable Publication known, Function<Publication, LotFacts> then) {
        return switch (said.meets(known)) {
            case Publication.Meeting.Counts(Publication date, String conflict) -> new Now(then.apply(date), conflict);
            case Publication.Meeting.Later(String conflict) -> new Stop(TenderChange.laterDate(conflict));
        };
    }

    /** The lots that an event names under {@code relatedLots}; all of them where it names none. */
    static List<String> named(TenderFacts facts, JsonNode relatedLots) {
        List<String> ids = new ArrayList<>();
        relatedLots.forEach(id -> ids.add(id.asText()));
        return ids.isEmpty() ? List.copyOf(facts.project().lots().keySet()) : ids;
    }

    static TenderChange each(
            TenderFacts facts,
            List<String> ids,
            Function<TenderFacts, TenderState> reached,
            BiFunction<String, LotFacts, LotStep> rule) {
        TenderFacts after = facts;
        String conflict = null;
        for (String id : ids) {
            if (!facts.hasLot(id)) {
                return TenderChange.unknownLot();
            }
            switch (rule.apply(id, after.lot(id))) {
                case Stop(TenderChange change) -> {
                    return change;
                }
                case Now(LotFacts lot, String differs) -> {
                    after = after.with(id, lot);
                    conflict = differs == null ? conflict : differs;
                }
            }
        }
        return TenderChange.changed(facts, after, reached.apply(after), conflict);
    }
}
