package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.ObligationChange.Acted;
import cn.caitong.engine.flow.ObligationChange.Voided;
import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class OnlyARunningClockTakesANewBasisTest {
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
    void oneThatEndedStaysAsItIs() {
        clockwork.addClock("c", null, null, Duration.ofHours(5));
        clockwork.apply("c", new Voided("c", "the notice was withdrawn"));
        clockwork.apply("c", clockwork.open("c", null, null, Duration.ofHours(9)));
        assertThat(clockwork.read("c", "state")).isEqualTo("void");
        assertThat(clockwork.read("c", "due_at - opened_at < interval '6 hours'"))
                .isEqualTo("true");
    }

    /** P5, never early: until the credit it is owed, and a settled day moves when it is. */
    @Test
    void oneThatWasActedOnIsDueByTheNewBasisAndActsNoMore() {
        clockwork.addClock("c", null, Duration.ofHours(-2), Duration.ofHours(-1));
        clockwork.apply("c", new Acted("c"), clockwork.open("c", null, Duration.ofHours(8), Duration.ofHours(9)));
        assertThat(clockwork.fireAll()).as("nothing is late yet").isZero();
        assertThat(clockwork.read("c", "state")).isEqualTo("acted");
        assertThat(clockwork.read("c", "due_at - opened_at > interval '8 hours'"))
                .isEqualTo("true");
        clockwork.apply("c", clockwork.open("c", null, Duration.ofHours(-2), Duration.ofHours(-1)));
        assertThat(clockwork.fireAll()).as("an earlier day is late").isEqualTo(1);
        assertThat(clockwork.fired.all()).containsExactly("c due");
    }

    @Test
    void kindsThatFiredNeverFireAgainAndTheOthersMove() {
        clockwork.addClock("c", Duration.ofHours(-1), Duration.ofHours(4), Duration.ofHours(5));
        assertThat(clockwork.fireAll()).isEqualTo(1);
        clockwork.apply("c", clockwork.open("c", Duration.ofHours(-2), Duration.ofHours(-2), Duration.ofHours(-1)));
        assertThat(clockwork.fireAll()).isEqualTo(2);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c act", "c due");
        assertThat(clockwork.read("c", "generation")).isEqualTo("1");
    }

    @Test
    void manyChangesOfOneClockInOneBatchKeepTheirOrder() {
        clockwork.addCase("c");
        clockwork.apply(
                "c",
                clockwork.open("c", null, null, Duration.ofHours(1)),
                clockwork.open("c", null, null, Duration.ofHours(2)),
                new Acted("c"),
                new Voided("c", "why"),
                clockwork.open("other", null, null, Duration.ofHours(2)));
        assertThat(clockwork.read("c", "state || ' ' || generation")).isEqualTo("void 1");
    }

    @Test
    void aClockThatWasNeverStartedIsAFaultOfTheFlow() {
        clockwork.addCase("c");
        assertThatThrownBy(() -> clockwork.apply("c", new Acted("C99")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("C99");
    }
}
