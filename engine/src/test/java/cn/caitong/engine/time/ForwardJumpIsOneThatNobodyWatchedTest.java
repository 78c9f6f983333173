package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ForwardJumpIsOneThatNobodyWatchedTest {
    private static final Instant NOON = Instant.parse("2026-02-11T04:00:00Z");
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Test
    void theDatabaseRunsAwayFromTheTicker() {
        assertThat(ClockDoubt.jump(NOON, at(NOON, 0), at(NOON.plus(TWO_HOURS), 1)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("前跳 119 分钟").contains("jumped forward by 119 minutes"));
    }

    @Test
    void anHourOrLessIsNone() {
        assertThat(ClockDoubt.jump(NOON, at(NOON, 0), at(NOON.plusSeconds(3600), 0)))
                .isEmpty();
    }

    @Test
    void anotherNodeWatchedItAllWhileThisOneWasSuspended() {
        Instant later = NOON.plus(TWO_HOURS);
        assertThat(ClockDoubt.jump(later.minusSeconds(1), at(NOON, 0), at(later, 1)))
                .isEmpty();
    }

    @Test
    void theDatabaseWasAwayAndTheTickerKnowsHowLong() {
        assertThat(ClockDoubt.jump(NOON, at(NOON, 0), at(NOON.plus(TWO_HOURS), TWO_HOURS.toSeconds())))
                .isEmpty();
    }

    @Test
    void aFirstLookCanAccountForNothing() {
        assertThat(ClockDoubt.jump(NOON, null, at(NOON.plus(Duration.ofDays(3)), 0)))
                .isEmpty();
        assertThat(ClockDoubt.jump(Instant.MIN, null, at(NOON, 0))).isEmpty();
    }

    @Test
    void aMarkLeftInTheFutureBlindsNobody() {
        Instant mark = NOON.plus(Duration.ofDays(365));
        assertThat(ClockDoubt.jump(mark, at(NOON, 0), at(NOON.plusSeconds(1), 1)))
                .isEmpty();
        assertThat(ClockDoubt.jump(mark, at(NOON, 0), at(NOON.plus(TWO_HOURS), 1)))
                .isPresent();
    }

    private static Sighting at(Instant database, long tickSeconds) {
        return new Sighting(database, Duration.ofSeconds(tickSeconds).toNanos(), Duration.ZERO);
    }
}
