package cn.caitong.engine.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One look that this process took at the clocks.
 *
 * @param database the database's clock, without the demo's offset, UTC
 * @param tickNanos the ticker at that moment
 * @param skew by how much this process's clock was certainly ahead of the database's; zero when the answer's own delay
 *     could explain the difference
 */
record Sighting(Instant database, long tickNanos, Duration skew) {

    /** @param trip how long the database's answer took, by the ticker: it was read somewhere within */
    static Sighting of(Instant own, Instant database, long tickNanos, Duration trip) {
        Duration half = trip.dividedBy(2);
        Duration apparent = Duration.between(database, own.plus(half));
        Duration certain = apparent.abs().minus(half);
        if (certain.isNegative()) {
            return new Sighting(database, tickNanos, Duration.ZERO);
        }
        return new Sighting(database, tickNanos, apparent.isNegative() ? certain.negated() : certain);
    }

    /** By how much the database's clock has run ahead of the ticker since an earlier look of the same process. */
    Duration aheadOfTicker(Sighting earlier) {
        return Duration.between(earlier.database, database).minusNanos(tickNanos - earlier.tickNanos);
    }
}
