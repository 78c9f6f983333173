package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ClockNeverFiresEarlyTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        clockwork.reset();
    }

    @Test
    void notASecondBeforeItsTime() {
        clockwork.addClock("c", Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3));
        clockwork.time.advanceTo(clockwork.in(Duration.ofMinutes(59)));
        assertThat(clockwork.fireAll()).isZero();
        clockwork.time.advanceTo(clockwork.in(Duration.ofHours(1)));
        assertThat(clockwork.fireAll()).isEqualTo(1);
        assertThat(clockwork.fired.all()).containsExactly("c warn");
    }

    @Test
    void afterALongStopEveryKindComesInItsOrderOneAtAPass() {
        clockwork.addClock("c", Duration.ofHours(-3), Duration.ofHours(-2), Duration.ofHours(-1));
        assertThat(clockwork.firer().fire(500)).isEqualTo(1);
        assertThat(clockwork.next("c")).isEqualTo("act");
        assertThat(clockwork.fireAll()).isEqualTo(2);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c act", "c due");
    }

    @Test
    void kindsThatFallTogetherKeepTheirOrder() {
        clockwork.addClock("c", Duration.ZERO, Duration.ZERO, Duration.ZERO);
        assertThat(clockwork.fireAll()).isEqualTo(3);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c act", "c due");
    }

    @Test
    void aClockThatStepsBackUnfiresNothingAndFiresNothingTwice() {
        clockwork.addClock("c", Duration.ofMinutes(-5), null, Duration.ofMinutes(5));
        assertThat(clockwork.fireAll()).isEqualTo(1);
        DATABASE.stepClock(Duration.ofMinutes(-10));
        assertThat(clockwork.fireAll()).isZero();
        DATABASE.stepClock(Duration.ofMinutes(10));
        assertThat(clockwork.fireAll()).isEqualTo(1);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c due");
    }

    @Test
    void aClockThatJumpedFiresNothingUntilAPersonConfirms() {
        clockwork.addClock("c", null, null, Duration.ofHours(2));
        DATABASE.stepClock(Duration.ofHours(3));
        assertThat(clockwork.fireAll()).as("before a sweep has seen it").isZero();
        clockwork.guard.sweep();
        assertThat(clockwork.fireAll()).isZero();

        DATABASE.stepClock(Duration.ZERO);
        clockwork.guard.sweep();
        clockwork.guard.confirm("zhang.san");
        assertThat(clockwork.fireAll()).as("the jump was a fault").isZero();
        clockwork.time.advanceTo(clockwork.in(Duration.ofHours(2)));
        assertThat(clockwork.fireAll()).isEqualTo(1);
    }

    @Test
    void aCrashBeforeTheCommitLosesNothing() {
        clockwork.addClock("c", null, null, Duration.ofHours(-1));
        ClockFirer crashes = clockwork.firer(new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new AssertionError("the process dies here");
            }
        });
        assertThat(catchThrowable(() -> crashes.fire(10))).hasMessageContaining("dies");
        assertThat(clockwork.fireAll()).isEqualTo(1);
        assertThat(clockwork.fired.all()).containsExactly("c due");
    }

    @Test
    void aBurstCostsFarLessThanOneCommitEach() {
        clockwork.addClocks(IntStream.range(0, 400)
                .mapToObj(n -> clockwork.open("c" + n, null, null, Duration.ofHours(-1)))
                .toList());
        AtomicInteger commits = new AtomicInteger();
        ClockFirer firer = clockwork.firer(new TransactionListener() {
            @Override
            public void committed(String transaction) {
                commits.incrementAndGet();
            }
        });
        int fired = 0;
        for (int n = firer.fire(200); n > 0; n = firer.fire(200)) {
            fired += n;
        }
        assertThat(fired).isEqualTo(400);
        assertThat(commits.get()).isLessThanOrEqualTo(400 / 50);
    }
}
