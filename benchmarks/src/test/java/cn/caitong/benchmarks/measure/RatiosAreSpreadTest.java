package cn.caitong.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The interval's expected values are worked out by hand. */
@Tag("unit")
class RatiosAreSpreadTest {
    @Test
    void nothingIsKnownOfNothing() {
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotPositiveIsNoRatio() {
        assertThatThrownBy(() -> Spread.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(1, -2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofOneRunNothingIsKnownButItself() {
        Spread one = Spread.of(0.6);
        assertThat(one.median()).isEqualTo(0.6);
        assertThat(one.low()).isZero();
        assertThat(one.high()).isInfinite();
    }

    @Test
    void equalRunsLeaveNoDoubt() {
        Spread equal = Spread.of(0.5, 0.5, 0.5);
        assertThat(equal.low()).isEqualTo(0.5, within(1e-12));
        assertThat(equal.high()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfBoth() {
        assertThat(Spread.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Spread.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Spread.of(4, 1, 2, 3).min()).isEqualTo(1);
        assertThat(Spread.of(4, 1, 2, 3).max()).isEqualTo(4);
    }

    /** Logarithms -1, 0, 1: mean 0, deviation 1, error 1/√3, and 4.303 of them at two degrees of freedom. */
    @Test
    void theIntervalIsStudentsOverLogarithms() {
        Spread spread = Spread.of(Math.exp(-1), 1, Math.E);
        assertThat(spread.high()).isEqualTo(Math.exp(4.303 / Math.sqrt(3)), within(1e-9));
        assertThat(spread.low()).isEqualTo(Math.exp(-4.303 / Math.sqrt(3)), within(1e-9));
    }

    /** Three times -1 and 1 and one 0: squares 6, deviation 1, error 1/√7, and 2.447 of them at six degrees of freedom. */
    @Test
    void sevenPairsHaveSixDegreesOfFreedom() {
        double low = Math.exp(-1);
        Spread spread = Spread.of(low, low, low, 1, Math.E, Math.E, Math.E);
        assertThat(spread.high()).isEqualTo(Math.exp(2.447 / Math.sqrt(7)), within(1e-9));
        assertThat(spread.runs()).isEqualTo(7);
    }

    @Test
    void aRatioAndItsInverseHaveInverseIntervals() {
        Spread ratio = Spread.of(2, 3, 4);
        Spread inverse = Spread.of(1 / 2.0, 1 / 3.0, 1 / 4.0);
        assertThat(inverse.low()).isEqualTo(1 / ratio.high(), within(1e-12));
    }

    @Test
    void aQuantileIsTheNearestRank() {
        double[] hundred = new double[100];
        for (int i = 0; i < 100; i++) {
            hundred[i] = 100 - i;
        }
        assertThat(Spread.quantile(0.99, hundred)).isEqualTo(99);
        assertThat(Spread.quantile(0.5, 7)).isEqualTo(7);
        assertThat(Spread.quantile(1, 3, 9, 4)).isEqualTo(9);
    }
}
