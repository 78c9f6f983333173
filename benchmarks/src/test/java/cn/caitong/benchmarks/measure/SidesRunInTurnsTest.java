package cn.caitong.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SidesRunInTurnsTest {
    private final List<String> order = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    @Test
    void everySecondRoundGoesTheOtherWay() throws Exception {
        new Match(side("a", 1), side("b", 1)).play(3, heard::add);
        assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
        assertThat(heard).hasSize(6).first().isEqualTo("round 1 of 3: a, 100/s");
    }

    /** The first side takes 1, 2 and 4 seconds, the other 2 every time. */
    @Test
    void aRatioIsOfTheRunsOfOneRound() throws Exception {
        Side ours = side("ours", 1, 2, 4);
        Side other = side("other", 2, 2, 2);
        Spread ratios = new Match(ours, other).play(3, heard::add).ratios(ours, other);
        assertThat(ratios.max()).isEqualTo(2);
        assertThat(ratios.median()).isEqualTo(1);
        assertThat(ratios.min()).isEqualTo(0.5);
    }

    @Test
    void costsOfAllRoundsAreAddedUp() throws Exception {
        Side one = side("one", 1, 3);
        Match match = new Match(one).play(2, heard::add);
        assertThat(match.total(one)).isEqualTo(new Measured(200, 4, new Costs(20, 40, 2000, 2)));
    }

    @Test
    void aRunWithoutOperationsOrTimeIsNone() {
        assertThatThrownBy(() -> new Measured(0, 1, Costs.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measured(1, 0, Costs.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private Side side(String name, double... seconds) {
        return new Side() {
            private int run;

            @Override
            public String name() {
                return name;
            }

            @Override
            public Measured run() {
                order.add(name);
                return new Measured(100, seconds[run++ % seconds.length], new Costs(10, 20, 1000, 1));
            }
        };
    }
}
