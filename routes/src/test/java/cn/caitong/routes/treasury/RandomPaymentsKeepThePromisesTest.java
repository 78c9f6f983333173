package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of payments, each from its seed. {@code -Dhistories=N} for more, {@code -DfirstSeed=S} to begin elsewhere. */
@Tag("unit")
class RandomPaymentsKeepThePromisesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 1_000);
    private static final long FIRST = Long.getLong("firstSeed", 1);

    @Test
    void whateverHappens() {
        List<String> failed = new ArrayList<>();
        Set<PaymentState> seen = EnumSet.noneOf(PaymentState.class);
        Set<String> parked = new TreeSet<>();
        Set<String> decided = new TreeSet<>();
        LongStream.range(FIRST, FIRST + HISTORIES).forEach(seed -> {
            PaymentHistory history = new PaymentHistory(seed);
            try {
                history.run();
                new PaymentPromises(history).check();
            } catch (AssertionError | RuntimeException broken) {
                failed.add("seed " + seed + ": " + broken);
            }
            history.moments.forEach(moment -> seen.add(moment.before()));
            history.moments.stream()
                    .map(PaymentHistory.Moment::draft)
                    .filter(draft -> draft.outcome() == Outcome.PARKED)
                    .forEach(draft -> parked.add(draft.reason().code()));
            history.moments.forEach(
                    moment -> decided.add(moment.draft().reason().code()));
            seen.add(history.desk.state);
        });
        assertThat(decided)
                .as("the histories end in every way")
                .contains(
                        "applied-anew",
                        "applied-again",
                        "given-up",
                        "application-withdrawn",
                        "withdrawal-too-late",
                        "stop-too-late",
                        "contract-settled")
                .contains("retention-released", "released-before", "no-such-retention")
                .contains("too-late", "lines-go-on", "repair-wrong", "nothing-prepared");
        assertThat(failed).as("seeds whose history breaks a promise").isEmpty();
        assertThat(seen).as("the histories go everywhere").isEqualTo(EnumSet.allOf(PaymentState.class));
        assertThat(parked)
                .as("the histories contradict themselves")
                .contains("amount-differs", "credited-after-failure", "credited-though-void", "failed-after-credit")
                .contains("passed-after-refusal", "refused-after-passing", "rejected-after-its-news");
    }
}
