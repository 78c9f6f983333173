package cn.caitong.routes.casefile;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.schedule.Standstill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a case's clocks stand still, such as a mark (N4.3) or the supplier's own doing (N4.2). Open while {@code to} is
 * null; UTC. Of a case's excuses only the last can be open.
 *
 * @param evidence by digest
 */
public record Excuse(Instant from, @Nullable Instant to, String reason, String evidence) {

    /** All excuses, with this one begun. */
    public static List<Excuse> begun(List<Excuse> before, Excuse open) {
        List<Excuse> all = new ArrayList<>(before);
        all.add(open);
        return List.copyOf(all);
    }

    /** All excuses, the last one ended, or taken out if it proved to be none. */
    public static List<Excuse> ended(List<Excuse> before, Instant at, boolean counts) {
        List<Excuse> all = new ArrayList<>(before);
        Excuse last = all.removeLast();
        if (counts) {
            all.add(new Excuse(last.from(), latest(at, last.from()), last.reason(), last.evidence()));
        }
        return List.copyOf(all);
    }

    /**
     * All excuses, the one that began then with no time left in it: it proved to be none. It stays among the runs of a clock, so that
     * no name of one is used twice. The last may be open, and is another.
     */
    public static List<Excuse> disallowed(List<Excuse> before, Instant from) {
        return before.stream()
                .map(each -> each.to() != null && each.from().equals(from)
                        ? new Excuse(from, from, each.reason(), each.evidence())
                        : each)
                .toList();
    }

    /** What a clock has stood still for, in all. */
    public static List<Standstill> standstills(List<Excuse> excuses) {
        return excuses.stream()
                .map(Excuse::standstill)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Which run of a clock it is, as the end of a name: after each stop it warns again, and each warning has a name of its own. Empty
     * for the first.
     */
    public static String run(List<Excuse> excuses) {
        long ended = excuses.stream().filter(each -> each.to() != null).count();
        return ended == 0 ? "" : "/run-" + (ended + 1);
    }

    /** The legal days that they touch, in all. */
    public static List<Span> days(List<Excuse> excuses) {
        return excuses.stream().map(Excuse::days).flatMap(Optional::stream).toList();
    }

    /** Whether a clock that ends then stands still for it now. */
    public boolean stops(Instant dueAt) {
        return to == null && from.isBefore(dueAt);
    }

    /** What a clock has stood still for; nothing while it is open, for then its end is not known. */
    private Optional<Standstill> standstill() {
        return to != null && from.isBefore(to) ? Optional.of(new Standstill(from, to)) : Optional.empty();
    }

    /** The legal days that it touches, none of which counts. */
    private Optional<Span> days() {
        return to != null && from.isBefore(to)
                ? Optional.of(new Span(LegalDay.of(from), LegalDay.of(to.minusNanos(1))))
                : Optional.empty();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
