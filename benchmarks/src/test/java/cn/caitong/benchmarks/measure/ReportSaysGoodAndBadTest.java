package cn.caitong.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReportSaysGoodAndBadTest {
    private static final Aim AIM = new Aim(0.5, 0.75);

    @Test
    void whatFallsShortSaysSo() {
        assertThat(AIM.verdict(Spread.of(0.49))).isEqualTo("MISSED");
        assertThat(AIM.verdict(Spread.of(0.5))).isEqualTo("reached");
        assertThat(AIM.verdict(Spread.of(0.75))).isEqualTo("aim reached");
    }

    @Test
    void theMedianIsJudgedNotTheBestRun() {
        assertThat(AIM.verdict(Spread.of(0.4, 0.45, 2))).isEqualTo("MISSED");
    }

    @Test
    void whatMustBeSureIsJudgedByTheIntervalsLowerEnd() {
        Aim surely = Aim.surely(0.9);
        assertThat(surely.verdict(Spread.of(0.95, 0.96, 0.97))).isEqualTo("reached");
        assertThat(surely.verdict(Spread.of(0.80, 0.96, 1.10)))
                .as("it may be less")
                .isEqualTo("MISSED");
        assertThat(surely.verdict(Spread.of(0.99))).as("one pair shows nothing").isEqualTo("MISSED");
        assertThat(surely).hasToString("≥ 0.90 by the interval");
    }

    @Test
    void whatMustNotBeLongerIsReachedBelow() {
        Aim atMost = Aim.atMost(1.5);
        assertThat(atMost.verdict(Spread.of(1.5))).isEqualTo("reached");
        assertThat(atMost.verdict(Spread.of(1.51))).isEqualTo("MISSED");
        assertThat(atMost).hasToString("≤ 1.50");
    }

    @Test
    void whereWantedAndAimAreOneItIsReached() {
        assertThat(new Aim(0.85, 0.85).verdict(Spread.of(0.9))).isEqualTo("reached");
        assertThat(new Aim(0.85, 0.85)).hasToString("≥ 0.85");
    }

    @Test
    void aRatioStandsWithItsIntervalRangeAndPairs() {
        String report = new Report("accept", "message")
                .ratio("hub / bare", Spread.of(0.5, 0.6, 0.7), AIM)
                .print();
        assertThat(report)
                .startsWith("### accept")
                .contains("| hub / bare | ≥ 0.50, aim 0.75 | 0.60 | 0.39 – 0.90 | 0.50 – 0.70 | 3 | reached |");
    }

    @Test
    void aSideStandsWithItsCostsForEachOperation() throws Exception {
        Side side = new Side() {
            @Override
            public String name() {
                return "hub";
            }

            @Override
            public Measured run() {
                return new Measured(1_000, 0.5, new Costs(20, 4_000, 5_000_000, 10));
            }
        };
        String report = new Report("accept", "message")
                .side(new Match(side).play(2, line -> {}), side)
                .note("64 clients")
                .print();
        assertThat(report)
                .contains("| hub | 2,000 | 2,000 – 2,000 | 0.0200 | 4.000 | 5,000 | 0.0100 |")
                .endsWith("- 64 clients\n");
    }
}
