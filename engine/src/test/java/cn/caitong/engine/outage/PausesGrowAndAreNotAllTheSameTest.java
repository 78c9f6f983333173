package cn.caitong.engine.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pauses between tries of a partner that is away: doubling up to the longest, a share of up to a fifth off. */
@Tag("unit")
class PausesGrowAndAreNotAllTheSameTest {
    private static final OutagePolicy POLICY = new OutagePolicy(3, Duration.ofSeconds(5), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "0, PT4S, PT5S",
        "1, PT8S, PT10S",
        "2, PT16S, PT20S",
        "3, PT32S, PT40S",
        "4, PT48S, PT60S",
        "5000, PT48S, PT60S"
    })
    void theyDoubleUpToTheLongest(int tries, Duration shortest, Duration longest) {
        assertThat(POLICY.pause("500103", tries)).isBetween(shortest, longest);
    }

    @Test
    void partnersThatWentAwayTogetherAreNotTriedTogether() {
        List<Duration> pauses = IntStream.range(0, 40)
                .mapToObj(n -> POLICY.pause("5001" + (10 + n), 4))
                .distinct()
                .toList();
        assertThat(pauses).hasSizeGreaterThan(10);
    }

    @Test
    void byDefaultItIsTriedAtLeastOnceAMinute() {
        assertThat(OutagePolicy.DEFAULT).isEqualTo(new OutagePolicy(3, Duration.ofSeconds(5), Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, PT5S, PT1M", "3, PT0S, PT1M", "3, PT-1S, PT1M", "3, PT2M, PT1M"})
    void whatMakesNoSenseIsRefusedInBothLanguages(int after, Duration first, Duration longest) {
        assertThatThrownBy(() -> new OutagePolicy(after, first, longest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("correct the descriptor")
                .hasMessageContaining("请更正描述文件");
    }
}
