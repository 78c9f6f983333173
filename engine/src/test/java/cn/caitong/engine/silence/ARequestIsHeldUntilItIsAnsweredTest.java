package cn.caitong.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.silence.Arrivals.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ARequestIsHeldUntilItIsAnsweredTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-06T16:00:00.100Z");

    private final AtomicLong nanos = new AtomicLong(7);
    private final Arrivals arrivals = new Arrivals(nanos::get);

    @Test
    void theOldestOfThoseHeldIsTold() {
        assertThat(arrivals.oldest()).isEmpty();
        try (Arrival first = arrivals.begin()) {
            pass(Duration.ofMillis(300));
            try (Arrival second = arrivals.begin()) {
                pass(Duration.ofMillis(50));
                assertThat(arrivals.oldest()).contains(Duration.ofMillis(350));
                assertThat(first.at(WRITTEN)).isEqualTo(WRITTEN.minusMillis(350));
                assertThat(second.at(WRITTEN)).isEqualTo(WRITTEN.minusMillis(50));
            }
            assertThat(arrivals.oldest()).contains(Duration.ofMillis(350));
        }
        assertThat(arrivals.oldest()).isEmpty();
    }

    @Test
    void whatCameBeforeMidnightAndWasWrittenDownAfterItCameBefore() {
        try (Arrival arrival = arrivals.begin()) {
            pass(Duration.ofMillis(101));
            assertThat(arrival.at(WRITTEN)).isEqualTo(Instant.parse("2026-03-06T15:59:59.999Z"));
        }
    }

    /** A node that stood still for an hour must not bring what nobody waits for any more. */
    @Test
    void whatWasHeldForTooLongArrivesWhenItIsWrittenDown() {
        try (Arrival arrival = arrivals.begin()) {
            pass(Arrivals.LONGEST);
            assertThat(arrival.at(WRITTEN)).isEqualTo(WRITTEN.minus(Arrivals.LONGEST));
            pass(Duration.ofNanos(1));
            assertThat(arrival.at(WRITTEN)).isEqualTo(WRITTEN);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
