package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looking costs one question, however many flows there are; a batch one commit, however many clocks. Held, so as not to drift. */
@Tag("database")
class StatementsOfFiringAreCountedTest {
    private static final Duration PAST = Duration.ofHours(-1);
    private static final TestDatabase DATABASE = new TestDatabase();

    private final StatementCounter counter =
            new StatementCounter(DATABASE.database().dataSource());
    private final Transactions transactions = new Transactions(counter, TransactionListener.NONE);
    private final Clockwork clockwork = new Clockwork(DATABASE, transactions);
    private final ClockFirer firer = new ClockFirer(
            transactions,
            clockwork.guard,
            new Nothing(),
            clockwork.parked,
            List.of(new SilentFlow("tender"), new SilentFlow(), new SilentFlow("statement")));

    /** What its flow does with a clock is counted elsewhere. */
    private record Nothing() implements ClockEvents {
        @Override
        public void apply(String flow, List<ClockEvent> events) {}

        @Override
        public void leave(List<ClockEvent> events) {
            throw new AssertionError("nothing is left here");
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        clockwork.reset();
    }

    @Test
    void whenNothingIsDueItAsksOnce() {
        clockwork.addClock("later", null, null, Duration.ofHours(1));
        counter.reset();
        assertThat(firer.fire(500)).isZero();
        assertThat(counter.statements()).hasSize(1);
        assertThat(counter.commits()).isZero();
    }

    /** The question, and in one transaction of the one flow that has clocks due: the time, the claim and the mark. */
    @Test
    void twoHundredClocksCostWhatOneCosts() {
        clockwork.addClock("one", null, null, PAST);
        assertThatFiringTakesOneCommit(1);
        clockwork.addClocks(IntStream.range(0, 200)
                .mapToObj(n -> clockwork.open("c" + n, null, null, PAST))
                .toList());
        assertThatFiringTakesOneCommit(200);
    }

    private void assertThatFiringTakesOneCommit(int clocks) {
        counter.reset();
        assertThat(firer.fire(500)).isEqualTo(clocks);
        assertThat(counter.statements()).hasSize(4);
        assertThat(counter.commits()).isEqualTo(1);
    }
}
