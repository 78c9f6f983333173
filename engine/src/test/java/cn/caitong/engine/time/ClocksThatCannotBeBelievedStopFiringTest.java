package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ClocksThatCannotBeBelievedStopFiringTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final FiringGuard guard = node("a", Duration.ZERO);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        DATABASE.empty();
    }

    @Test
    void nothingFiresBeforeTheFirstLook() {
        assertThat(guard.mayFireAt()).isEmpty();
        assertThat(guard.sweep()).isEmpty();
        assertThat(guard.mayFireAt()).isPresent();
    }

    @Test
    void aJumpFiresNothingEvenBeforeASweepHasSeenIt() {
        guard.sweep();
        DATABASE.stepClock(Duration.ofHours(2));
        assertThat(guard.mayFireAt()).isEmpty();
        assertThat(guard.stopped()).isEmpty();
    }

    @Test
    void aJumpStopsFiringUntilAPersonConfirms() {
        guard.sweep();
        DATABASE.stepClock(Duration.ofHours(2));
        FiringGuard followsTheDatabase = node("a", Duration.ofHours(2));
        assertThat(guard.sweep()).isPresent();
        assertThat(guard.mayFireAt()).isEmpty();

        followsTheDatabase.sweep();
        assertThat(followsTheDatabase.stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("jumped forward"));
        followsTheDatabase.confirm("zhang.san");
        assertThat(followsTheDatabase.sweep()).isEmpty();
        assertThat(followsTheDatabase.mayFireAt()).isPresent();
    }

    @Test
    void confirmingWaitsUntilTheClocksAgree() {
        assertThat(node("b", Duration.ofSeconds(3)).sweep()).isPresent();
        assertThat(node("a", Duration.ZERO).sweep()).as("for the whole hub").isPresent();

        assertThatThrownBy(() -> guard.confirm("zhang.san"))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CLOCKS_DISAGREE));
        node("b", Duration.ZERO).sweep();
        guard.confirm("zhang.san");
        assertThat(guard.mayFireAt()).isPresent();
    }

    @Test
    void whatIsNotStoppedCannotBeConfirmed() {
        guard.sweep();
        assertThatThrownBy(() -> guard.confirm("zhang.san")).hasMessageContaining("firing-not-stopped");
    }

    @Test
    void aHubThatWasSwitchedOffComesBackByItself() {
        guard.sweep();
        DATABASE.stepClock(Duration.ofDays(3));
        FiringGuard restarted = node("a", Duration.ofDays(3));
        assertThat(restarted.sweep()).isEmpty();
        assertThat(restarted.mayFireAt()).isPresent();
    }

    @Test
    void theMarkNeverFallsAndABackwardStepOnlyDelays() {
        Instant mark = Instant.parse("2026-03-02T01:00:00Z");
        FiringGuard still = node("a", Clock.fixed(mark, ZoneOffset.UTC));
        DATABASE.stopClock(mark);
        still.sweep();
        assertThat(mark()).isEqualTo(mark);
        Instant back = mark.minusMillis(1500);
        DATABASE.stopClock(back);
        assertThat(still.sweep()).isEmpty();
        assertThat(mark()).isEqualTo(mark);
        assertThat(still.mayFireAt()).hasValue(back);
    }

    private static FiringGuard node(String id, Duration aheadOfTrueTime) {
        return node(id, Clock.offset(Clock.systemUTC(), aheadOfTrueTime));
    }

    private static FiringGuard node(String id, Clock own) {
        return new FiringGuard(DATABASE.transactions(), new HubNode(id, "1"), Ticker.SYSTEM, own);
    }

    private static Instant mark() {
        return DATABASE.jdbc()
                .sql("select high_water from legal_clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
