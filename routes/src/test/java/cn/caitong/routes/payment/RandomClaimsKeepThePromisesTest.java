package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hundreds of milestones with their invoices, each from its seed. {@code -Dhistories=N} for more, {@code -DfirstSeed=S} to begin elsewhere. */
@Tag("unit")
class RandomClaimsKeepThePromisesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 1_000);
    private static final long FIRST = Long.getLong("firstSeed", 1);

    @Test
    void whateverHappens() {
        List<String> failed = new ArrayList<>();
        Set<String> decided = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        Set<ClaimState> seen = EnumSet.noneOf(ClaimState.class);
        LongStream.range(FIRST, FIRST + HISTORIES).forEach(seed -> {
            ClaimHistory history = new ClaimHistory(seed, BrokenLaws.NONE);
            try {
                history.run();
                ClaimPromises.check(history);
            } catch (AssertionError | RuntimeException broken) {
                failed.add("seed " + seed + ": " + broken);
            }
            for (ClaimHistory.Life life : history.lives) {
                life.desk.decided.forEach(one -> seen.add(one.before()));
                life.desk.decided.forEach(
                        one -> decided.add(one.draft().reason().code()));
                life.desk.alarms.forEach(decided::add);
                refused.addAll(life.desk.refusals());
                seen.add(life.desk.state);
            }
        });
        assertThat(failed).as("seeds whose history breaks a promise").isEmpty();
        assertThat(seen).as("the histories go everywhere").isEqualTo(EnumSet.allOf(ClaimState.class));
        assertThat(decided)
                .as("what is decided late, about the cut-off, and in part")
                .contains("silence-not-known", "window-longer", "objection-too-late", "receipt-confirmed-by-silence")
                .doesNotContain("objection-before-silence");
        assertThat(refused).as("invoices above the milestone").contains("claim-above-milestone");
    }
}
