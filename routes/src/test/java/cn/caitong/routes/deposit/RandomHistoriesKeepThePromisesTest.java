package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of histories, each drawn from its seed: late, repeated and reordered news, crashes, a calendar that changes, people
 * who do what they should not. {@code -Dhistories=N} for more, {@code -DfirstSeed=S} to begin elsewhere.
 */
@Tag("unit")
class RandomHistoriesKeepThePromisesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 2_000);
    private static final long FIRST = Long.getLong("firstSeed", 1);

    @Test
    void whateverHappens() {
        List<String> failed = new ArrayList<>();
        Set<DepositState> seen = EnumSet.noneOf(DepositState.class);
        Set<String> reasons = new TreeSet<>();
        LongStream.range(FIRST, FIRST + HISTORIES).forEach(seed -> {
            History history = new History(seed);
            try {
                history.run();
                new Promises(history).check();
            } catch (AssertionError | RuntimeException broken) {
                failed.add("seed " + seed + ": " + broken);
            }
            history.town.settled.forEach(settled -> {
                seen.add(state(settled));
                reasons.add(settled.decision().reason().code());
            });
        });
        assertThat(failed).as("seeds whose history breaks a promise").isEmpty();
        assertThat(seen).as("the histories go everywhere").isEqualTo(EnumSet.allOf(DepositState.class));
        assertThat(reasons).contains("recovered", "to-be-recovered");
    }

    private static DepositState state(Town.Settled settled) {
        boolean deposit = settled.before().location().flow().equals(DepositFlow.NAME);
        return deposit ? DepositState.of(settled.decision().state()) : DepositState.NEW;
    }
}
