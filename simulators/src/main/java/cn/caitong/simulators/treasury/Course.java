package cn.caitong.simulators.treasury;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will become of an application, laid down beforehand: the director's part, not the treasury's. Where it says nothing the
 * people take their usual time and let pass what the books allow, and the bank credits every line.
 *
 * @param delays how long a step takes after the one before it
 * @param refusedAt the review that refuses, if one does
 * @param stuckAt the step that nobody takes
 */
public record Course(
        Map<Stage, Duration> delays,
        @Nullable Stage refusedAt,
        @Nullable Why refusedFor,
        @Nullable Stage stuckAt,
        List<End> ends) {

    /** How a line ends at the bank. */
    public enum Fate {
        FAILS,
        /** The bank never reports it, and sends it back. */
        RETURNS,
        CREDITED_THEN_RETURNS
    }

    /**
     * Another end than a credit.
     *
     * @param line the budget line's code; empty for all lines
     * @param after how long after the credit it is returned
     */
    public record End(String line, Fate fate, Why why, Duration after) {}

    public Course {
        delays = Map.copyOf(delays);
        ends = List.copyOf(ends);
    }

    /** Everything goes well. */
    public static Course paid() {
        return new Course(Map.of(), null, null, null, List.of());
    }

    /** A review refuses; anything but a review: IllegalArgumentException. */
    public static Course refused(Stage at, Why why) {
        if (!at.isReview()) {
            throw new IllegalArgumentException("only a review refuses, not " + at);
        }
        return new Course(Map.of(), at, why, null, List.of());
    }

    /** Nobody takes this step. */
    public static Course stuck(Stage at) {
        return new Course(Map.of(), null, null, at, List.of());
    }

    /** Another time for this step. */
    public Course taking(Stage stage, Duration time) {
        var more = new HashMap<>(delays);
        more.put(stage, time);
        return new Course(more, refusedAt, refusedFor, stuckAt, ends);
    }

    /** The bank cannot pay this line. */
    public Course failing(String line, Why why) {
        return ending(new End(line, Fate.FAILS, why, Duration.ZERO));
    }

    /** The bank sends this line back instead of crediting it. */
    public Course returning(String line, Why why) {
        return ending(new End(line, Fate.RETURNS, why, Duration.ZERO));
    }

    /** The bank credits this line, and sends it back so long afterwards. */
    public Course returning(String line, Why why, Duration after) {
        return ending(new End(line, Fate.CREDITED_THEN_RETURNS, why, after));
    }

    public Course ending(End end) {
        var more = new ArrayList<>(ends);
        more.add(end);
        return new Course(delays, refusedAt, refusedFor, stuckAt, more);
    }

    Optional<End> end(Item item) {
        return ends.stream()
                .filter(end ->
                        end.line().isEmpty() || end.line().equals(item.budget().code()))
                .findFirst();
    }
}
