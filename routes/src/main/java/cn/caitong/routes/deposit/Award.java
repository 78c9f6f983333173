package cn.caitong.routes.deposit;

import cn.caitong.routes.event.Publication;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who won a lot, and when that was said. Letter (中标通知书) and notice (中标公告) count separately: 条例 art. 33 and N4.2.
 *
 * @param winners those who stand; none while the award is undone and the next is awaited
 * @param first the dates from which the losers' refunds count; a second award starts nobody's refund anew
 * @param again the dates of the award that took the place of one that was undone
 * @param ousted winners who are winners no longer, and since when
 * @param round how many awards there were
 * @param vacant whether somebody's place is to be taken by the next award
 * @param asked which of the first dates sources give differently, while nobody has decided; not written where there is none, as before
 *     it was kept
 */
record Award(
        Set<String> winners,
        Dates first,
        Dates again,
        Map<String, Ouster> ousted,
        int round,
        boolean vacant,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> asked) {
    static final String LETTER = "award-letter";
    static final String NOTICE = "award-notice";

    Award {
        asked = Objects.requireNonNullElse(asked, Set.of());
    }

    /** When it was said by letter and by notice. */
    public record Dates(
            @Nullable Publication letter, @Nullable Publication notice) {
        static final Dates NONE = new Dates(null, null);

        boolean has(String fact) {
            return (fact.equals(LETTER) ? letter : notice) != null;
        }

        Dates with(String fact, Publication date) {
            return fact.equals(LETTER) ? new Dates(date, notice) : new Dates(letter, date);
        }

        Dates or(Dates later) {
            return new Dates(letter == null ? later.letter : letter, notice == null ? later.notice : notice);
        }
    }

    /** How a winner stopped being one; {@code atFault} if no contract came by its own doing. */
    public record Ouster(Publication since, String event, boolean atFault) {}

    static Award to(Set<String> winners) {
        return new Award(winners, Dates.NONE, Dates.NONE, Map.of(), 1, false, Set.of());
    }

    /** The dates that a loser's refund counts from. */
    Dates losersDates() {
        return first.or(again);
    }

    /** The dates of the newest award. */
    Dates current() {
        return round == 1 ? first : again;
    }

    Award dated(Dates dates) {
        return round == 1
                ? new Award(winners, dates, again, ousted, round, vacant, asked)
                : new Award(winners, first, dates, ousted, round, vacant, asked);
    }

    /** Two sources give the date of the first award differently. */
    Award asking(String fact) {
        Set<String> more = new TreeSet<>(asked);
        more.add(fact);
        return round == 1 ? withAsked(more) : this;
    }

    /** As finance decided it: of the award that it was asked about, also where another has taken its place by now. */
    Optional<Award> settled(String fact, Publication date) {
        boolean ofTheFirst = round == 1 || asked.contains(fact);
        Set<String> left = new TreeSet<>(asked);
        left.remove(fact);
        return Optional.of(ofTheFirst ? first : again)
                .filter(dates -> dates.has(fact))
                .map(dates -> dates.with(fact, date))
                .map(dates -> ofTheFirst
                        ? new Award(winners, dates, again, ousted, round, vacant, Set.copyOf(left))
                        : new Award(winners, first, dates, ousted, round, vacant, Set.copyOf(left)));
    }

    private Award withAsked(Set<String> facts) {
        return new Award(winners, first, again, ousted, round, vacant, Set.copyOf(facts));
    }

    /** Those who take the place of the ousted join those who still stand. */
    Award filled(Set<String> next) {
        Set<String> all = new TreeSet<>(winners);
        all.addAll(next);
        return new Award(Set.copyOf(all), first, Dates.NONE, ousted, round + 1, false, asked);
    }

    /** Some winners are winners no longer; another award fills their place. */
    Award without(Set<String> gone, Ouster ouster) {
        Set<String> left = new TreeSet<>(winners);
        left.removeAll(gone);
        return new Award(Set.copyOf(left), first, again, ousted(gone, ouster), round, true, asked);
    }

    /** A correction names other winners in the same award. */
    Award corrected(Set<String> right, Ouster ouster) {
        Set<String> gone = new TreeSet<>(winners);
        gone.removeAll(right);
        return new Award(right, first, again, ousted(gone, ouster), round, false, asked);
    }

    private Map<String, Ouster> ousted(Set<String> gone, Ouster ouster) {
        Map<String, Ouster> all = new HashMap<>(ousted);
        gone.forEach(supplier -> all.putIfAbsent(supplier, ouster));
        return Map.copyOf(all);
    }
}
