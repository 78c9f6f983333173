package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A heartbeat compares two clocks. A process may be stopped between its looks at them, and its clock is right all the same. */
@Tag("database")
class ANodeThatWasStoppedWhileItLookedStopsNothingTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration STOPPED = Duration.ofSeconds(40);

    private final AtomicLong ticks = new AtomicLong();
    private final Transactions transactions =
            new Transactions(DATABASE.database().dataSource(), TransactionListener.NONE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        DATABASE.empty();
    }

    @Test
    void afterItLookedAtItsOwnClock() {
        Clock stopping = new OwnClock() {
            @Override
            public Instant instant() {
                Instant seen = Clock.systemUTC().instant().minus(STOPPED);
                ticks.addAndGet(STOPPED.toNanos());
                return seen;
            }
        };
        assertThat(guard(stopping).sweep()).isEmpty();
    }

    /** As a control: a clock that is wrong stops the firing. */
    @Test
    void aClockThatIsWrongDoes() {
        Clock wrong = Clock.offset(Clock.systemUTC(), STOPPED.negated());
        assertThat(guard(wrong).sweep()).isPresent();
    }

    private FiringGuard guard(Clock own) {
        return new FiringGuard(transactions, new HubNode("n", "1"), ticks::get, own);
    }

    private abstract static class OwnClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
