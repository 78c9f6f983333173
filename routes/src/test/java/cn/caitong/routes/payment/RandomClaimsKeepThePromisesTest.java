package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of invoices, each from its seed. {@code -Dhistories=N} for more, {@code -DfirstSeed=S} to begin elsewhere. */
@Tag("unit")
class RandomClaimsKeepThePromisesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 2_000);
    private static final long FIRST = Long.getLong("firstSeed", 1);

    @Test
    void whateverHappens() {
        List<String> failed = new ArrayList<>();
        Set<ClaimState> seen = EnumSet.noneOf(ClaimState.class);
        LongStream.range(FIRST, FIRST + HISTORIES).forEach(seed -> {
            ClaimHistory history = new ClaimHistory(seed);
            try {
                history.run();
                new ClaimPromises(history).check();
            } catch (AssertionError | RuntimeException broken) {
                failed.add("seed " + seed + ": " + broken);
            }
            history.moments.forEach(moment -> seen.add(moment.before()));
            seen.add(history.desk.state);
        });
        assertThat(failed).as("seeds whose history breaks a promise").isEmpty();
        assertThat(seen).as("the histories go everywhere").isEqualTo(EnumSet.allOf(ClaimState.class));
    }
}
