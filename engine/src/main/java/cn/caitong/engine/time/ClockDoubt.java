package cn.caitong.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether the clocks can be believed: the pure part of the guard. Texts are for the bureau, in both languages. */
final class ClockDoubt {
    static final Duration LONGEST_STEP = Duration.ofHours(1);
    static final Duration WIDEST_SKEW = Duration.ofSeconds(2);
    /** The database's own name among the clocks; it is never off from itself. */
    private static final String DATABASE = "database";

    private ClockDoubt() {}

    /**
     * A forward jump. Time that some node watched pass, tick by tick, is no jump, and neither is time that this process
     * can account for by its own ticker. At its first look it can account for nothing, and only {@link #disagreement}
     * speaks: a hub that was switched off for a weekend must come back by itself.
     */
    static Optional<String> jump(Instant highWater, @Nullable Sighting before, Sighting now) {
        boolean watched = !now.database().isBefore(highWater) && !now.database().isAfter(highWater.plus(LONGEST_STEP));
        if (watched || before == null) {
            return Optional.empty();
        }
        Duration ahead = now.aheadOfTicker(before);
        return ahead.compareTo(LONGEST_STEP) <= 0
                ? Optional.empty()
                : Optional.of(("数据库时钟前跳 %1$d 分钟；请核对时间后确认。 / The database's clock jumped forward by %1$d minutes; check"
                                + " the time, then confirm.")
                        .formatted(ahead.toMinutes()));
    }

    /** Living clocks, the database's among them, that lie too far apart. */
    static Optional<String> disagreement(Map<String, Duration> skews) {
        Map<String, Duration> all = new TreeMap<>(skews);
        all.put(DATABASE, Duration.ZERO);
        Map.Entry<String, Duration> first =
                all.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        Map.Entry<String, Duration> last =
                all.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        Duration apart = last.getValue().minus(first.getValue());
        return apart.compareTo(WIDEST_SKEW) <= 0
                ? Optional.empty()
                : Optional.of(("%1$s 与 %2$s 的时钟相差 %3$d 毫秒；请校时后确认。"
                                + " / The clocks of %1$s and %2$s are %3$d ms apart; set them right, then confirm.")
                        .formatted(first.getKey(), last.getKey(), apart.toMillis()));
    }
}
