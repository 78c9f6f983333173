package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ClocksTwoSecondsApartDisagreeTest {
    private static final Instant NOON = Instant.parse("2026-02-11T04:00:00Z");

    @Test
    void twoNodesOnEitherSideOfTheDatabase() {
        assertThat(ClockDoubt.disagreement(Map.of("a", Duration.ofMillis(-1100), "b", Duration.ofMillis(901))))
                .hasValueSatisfying(why -> assertThat(why).contains("a 与 b").contains("2001 ms apart"));
    }

    @Test
    void oneNodeAndTheDatabase() {
        assertThat(ClockDoubt.disagreement(Map.of("a", Duration.ofSeconds(-3))))
                .hasValueSatisfying(why -> assertThat(why).contains("a and database"));
    }

    @Test
    void twoSecondsAreBorne() {
        assertThat(ClockDoubt.disagreement(Map.of("a", Duration.ofSeconds(2), "b", Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void aSlowAnswerIsNoSkew() {
        Sighting slow = Sighting.of(NOON, NOON.plusSeconds(5), 0, Duration.ofSeconds(6));
        assertThat(slow.skew()).isZero();
    }

    @Test
    void onlyWhatTheAnswersDelayCannotExplainIsSkew() {
        Sighting behind = Sighting.of(NOON, NOON.plusSeconds(10), 0, Duration.ofSeconds(6));
        assertThat(behind.skew()).isEqualTo(Duration.ofSeconds(-4));
        Sighting ahead = Sighting.of(NOON.plusSeconds(10), NOON, 0, Duration.ofSeconds(6));
        assertThat(ahead.skew()).isEqualTo(Duration.ofSeconds(10));
    }
}
