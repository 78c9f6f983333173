package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Fen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The treasury trusts its hub, and keeps the books by which the hub is judged. */
@Tag("contract")
class TwoApplicationsForOnePaymentShowTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Path dir;

    TwoApplicationsForOnePaymentShowTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void theSameApplicationAgainGetsTheFirstAnswerByteForByteAndBooksNothing() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            byte[] first = counter.send(Applied.usual().message()).body();
            counter.now = counter.now.plus(WEEK);
            byte[] second = counter.send(Applied.usual().message()).body();

            assertThat(second).isEqualTo(first);
            assertThat(counter.books().applications()).hasSize(1);
        }
    }

    @Test
    void theSameIdWithOtherContentIsAConflictAndTheFirstStands() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.usual());
            String other = counter.say(Applied.usual().message().replace("采购款", "尾款"));

            assertThat(other).contains("<Code>1409</Code>", "<VoucherBillNo>" + Applied.FIRST);
            counter.after(WEEK);
            assertThat(counter.books().paid(Applied.PAYMENT)).isEqualTo(Fen.ofYuan("120000.00"));
            assertThat(counter.books().overPaid()).isEmpty();
        }
    }

    @Test
    void twoApplicationsForOnePaymentArePaidTwice() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.usual());
            counter.apply(Applied.usual().under(Applied.SECOND));
            counter.after(WEEK);

            assertThat(counter.books().paid(Applied.PAYMENT)).isEqualTo(Fen.ofYuan("240000.00"));
            assertThat(counter.books().paidTwice()).containsExactly(Applied.PAYMENT);
            assertThat(counter.books().overPaid()).containsExactly(Applied.PAYMENT);
        }
    }

    @Test
    void aFailedLineThatIsAppliedForAloneIsNotPaidTwice() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.destine(Applied.PAYMENT, Course.paid().failing(Applied.REPAIRS.code(), Why.A03));
            counter.apply(Applied.usual());
            counter.after(WEEK);
            counter.apply(repaired());
            counter.after(WEEK);

            assertThat(counter.books().paid(Applied.PAYMENT)).isEqualTo(Fen.ofYuan("120000.00"));
            assertThat(counter.books().paidTwice()).isEmpty();
            assertThat(counter.books().overPaid()).isEmpty();
        }
    }

    @Test
    void aLineThatWasCreditedAndIsAppliedForAgainIsPaidTwiceUntilItComesBack() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.destine(
                    Applied.PAYMENT, Course.paid().returning(Applied.REPAIRS.code(), Why.A01, Duration.ofDays(20)));
            counter.apply(Applied.usual());
            counter.after(WEEK);
            counter.apply(repaired());
            counter.after(WEEK);
            assertThat(counter.books().paidTwice()).containsExactly(Applied.PAYMENT);

            counter.after(Duration.ofDays(14));
            assertThat(counter.books().paidTwice()).isEmpty();
            assertThat(counter.books().overPaid()).isEmpty();
        }
    }

    @Test
    void copiesOfOneApplicationAtTheSameMomentAreBookedOnce() throws Exception {
        try (var counter = Counter.withBudget(dir);
                var callers = Executors.newCachedThreadPool()) {
            var calls = IntStream.range(0, 12)
                    .mapToObj(n -> callers.submit(() -> counter.apply(Applied.usual())))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(calls.getFirst().get()).contains("<Code>0000</Code>");
            }
            assertThat(counter.books().applications()).hasSize(1);
        }
    }

    private static Applied repaired() {
        return Applied.usual()
                .under(Applied.SECOND)
                .of("40000.00", new Applied.Line("CT-bbbb-2", Applied.REPAIRS, "40000.00"));
    }
}
