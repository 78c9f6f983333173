package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.ObligationChange.Disallowed;
import cn.caitong.engine.flow.ObligationChange.Excused;
import cn.caitong.engine.flow.ObligationChange.Resumed;
import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** N4.2, “unless the delay is the supplier's own doing”. */
@Tag("database")
class ClockStandsStillWhileExcusedTest {
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
    void whatWasLateBeforeIsNotExcused() {
        clockwork.addClock("c", null, null, Duration.ofHours(-1));
        clockwork.apply("c", excused(Duration.ZERO));
        assertThat(clockwork.read("c", "standing")).isEqualTo("false");
        assertThat(clockwork.fireAll()).isEqualTo(1);
    }

    @Test
    void neitherActNorDueFires() {
        clockwork.addClock("c", Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3));
        clockwork.apply("c", excused(Duration.ZERO));
        clockwork.time.advanceTo(clockwork.in(Duration.ofHours(4)));
        assertThat(clockwork.fireAll()).isEqualTo(1);
        assertThat(clockwork.fired.all()).as("a warning does no harm").containsExactly("c warn");
    }

    @Test
    void itGoesOnAtTheTimesThatTheFlowReckoned() {
        clockwork.addClock("c", null, Duration.ofHours(2), Duration.ofHours(3));
        clockwork.apply("c", excused(Duration.ZERO));
        clockwork.time.advanceTo(clockwork.in(Duration.ofHours(4)));
        clockwork.apply("c", resumed(true));
        assertThat(clockwork.next("c")).isEqualTo("act");
        assertThat(clockwork.fireAll()).isZero();
        clockwork.time.advanceTo(clockwork.in(Duration.ofHours(8)));
        assertThat(clockwork.fireAll()).isEqualTo(2);
    }

    @Test
    void whatProvesToBeNoExcuseLaterCountsFromThen() {
        clockwork.addClock("c", null, null, Duration.ofHours(3));
        Excused excuse = excused(Duration.ZERO);
        clockwork.apply("c", excuse, resumed(true));
        clockwork.apply("c", disallowed(excuse, Duration.ofMinutes(1)));
        assertThat(counted()).containsExactly("false");

        clockwork.time.advanceTo(clockwork.in(Duration.ofMinutes(2)));
        assertThat(clockwork.fireAll()).isEqualTo(1);
    }

    @Test
    void aClockThatStandsStillForSomethingElseStandsOn() {
        clockwork.addClock("c", null, null, Duration.ofHours(3));
        Excused block = excused(Duration.ZERO);
        clockwork.apply("c", block, resumed(true), excused(Duration.ofMinutes(30)));
        clockwork.apply("c", disallowed(block, Duration.ofMinutes(1)));
        clockwork.time.advanceTo(clockwork.in(Duration.ofHours(9)));
        assertThat(clockwork.fireAll()).isZero();
        assertThat(counted()).containsExactly("false", "true");
    }

    private List<String> counted() {
        return clockwork
                .jdbc()
                .sql("select counted::text from excused_interval order by n")
                .query(String.class)
                .list();
    }

    private Disallowed disallowed(Excused excuse, Duration due) {
        return new Disallowed(excuse.name(), excuse.from(), "none", false, null, null, clockwork.in(due));
    }

    @Test
    void theIntervalIsKeptWithItsReasonAndWhetherItCounts() {
        clockwork.addClock("c", null, null, Duration.ofHours(3));
        clockwork.apply("c", excused(Duration.ZERO), excused(Duration.ofHours(1)), resumed(true));
        clockwork.apply("c", excused(Duration.ofHours(5)), resumed(false));
        assertThat(clockwork
                        .jdbc()
                        .sql("select n || ' ' || reason || ' ' || counted from excused_interval order by n")
                        .query(String.class)
                        .list())
                .containsExactly("1 account-closed true", "2 account-closed false");
    }

    private Excused excused(Duration from) {
        return new Excused("c", clockwork.in(from), "account-closed", "sm3:aa");
    }

    private ObligationChange resumed(boolean excused) {
        return new Resumed(
                "c",
                clockwork.in(Duration.ofHours(4)),
                excused,
                "none",
                false,
                null,
                clockwork.in(Duration.ofHours(6)),
                clockwork.in(Duration.ofHours(7)));
    }
}
