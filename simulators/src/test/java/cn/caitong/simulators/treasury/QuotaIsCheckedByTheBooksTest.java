package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.caitong.simulators.ledger.Fen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class QuotaIsCheckedByTheBooksTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String TEACHING = Applied.TEACHING.code();

    private final Path dir;

    QuotaIsCheckedByTheBooksTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void aBudgetLineThatIsUnknownIsNamed() throws Exception {
        try (var counter = new Counter(dir)) {
            counter.treasury.enter(Applied.TEACHING, Fen.ofYuan("1000000.00"));
            counter.treasury.plan(TEACHING, Plan.of("1000000.00"));

            assertThat(refusal(counter)).isEqualTo(new Refused(Why.B01, List.of("CT-bbbb-1")));
            assertThat(counter.lastHeard())
                    .contains("<ReviewStage>4</ReviewStage>", "<VoucherDetailNo>CT-bbbb-1</VoucherDetailNo>")
                    .contains("<GovExpEcoCode>50601</GovExpEcoCode><DepProCode>50010326T000000000817</DepProCode>")
                    .doesNotContain("CT-aaaa-1");
        }
    }

    @Test
    void aLineWithoutAPlanIsRefused() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.withdrawPlan(TEACHING);

            assertThat(refusal(counter)).isEqualTo(new Refused(Why.B02, List.of("CT-aaaa-1")));
        }
    }

    @Test
    void aFrozenPlanIsRefusedOfAllItsLines() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.plan(TEACHING, Plan.of("1000000.00").freeze());
            counter.treasury.plan(Applied.REPAIRS.code(), Plan.of("1000000.00").freeze());

            assertThat(refusal(counter)).isEqualTo(new Refused(Why.B03, List.of("CT-aaaa-1", "CT-bbbb-1")));
        }
    }

    @Test
    void aFenAboveThePlanIsTooMuch() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.plan(TEACHING, Plan.of("79999.99"));

            assertThat(refusal(counter)).isEqualTo(new Refused(Why.B04, List.of("CT-aaaa-1")));
        }
    }

    @Test
    void aPlanAboveItsLinesSumHelpsNobody() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.enter(Applied.TEACHING, Fen.ofYuan("79999.99"));

            assertThat(refusal(counter)).isEqualTo(new Refused(Why.B04, List.of("CT-aaaa-1")));
        }
    }

    @Test
    void theLastFenCanBeSpentOnceAndTwoLinesOfOneCodeAddUp() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.plan(TEACHING, Plan.of("100.00"));
            counter.apply(Applied.small("CT-all", "P1", "100.00"));
            counter.apply(Applied.small("CT-more", "P2", "0.01"));
            counter.after(WEEK);
            assertThat(counter.books().paid("P1")).isEqualTo(Fen.ofYuan("100.00"));
            assertThat(counter.books().paid("P2")).isEqualTo(Fen.ZERO);

            counter.treasury.plan(TEACHING, Plan.of("250.00"));
            counter.apply(Applied.usual()
                    .of(
                            "200.00",
                            new Applied.Line("CT-a", Applied.TEACHING, "100.00"),
                            new Applied.Line("CT-b", Applied.TEACHING, "100.00")));
            counter.after(WEEK);
            assertThat(refusalOf(counter, Applied.FIRST)).isEqualTo(new Refused(Why.B04, List.of("CT-b")));
        }
    }

    @Test
    void whatFailedOrCameBackIsFreeAgain() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.plan(TEACHING, Plan.of("100.00"));
            counter.treasury.destine("P1", Course.paid().failing("", Why.A01));
            counter.treasury.destine("P1", Course.paid().returning("", Why.A02));
            counter.treasury.destine("P1", Course.paid().returning("", Why.A03, Duration.ofDays(1)));
            for (String id : List.of("CT-1", "CT-2", "CT-3", "CT-4")) {
                counter.apply(Applied.small(id, "P1", "100.00"));
                counter.after(WEEK);
            }

            assertThat(counter.books().paid("P1")).isEqualTo(Fen.ofYuan("100.00"));
            assertThat(counter.books().bound(TEACHING)).isEqualTo(Fen.ofYuan("100.00"));
            assertThat(counter.books().bookings())
                    .extracting(Booking::application, Booking::kind)
                    .containsExactly(
                            tuple("CT-2", Booking.Kind.RETURNED),
                            tuple("CT-3", Booking.Kind.CREDITED),
                            tuple("CT-3", Booking.Kind.RETURNED),
                            tuple("CT-4", Booking.Kind.CREDITED));
        }
    }

    private record Refused(Why why, List<String> lines) {}

    private static Refused refusal(Counter counter) throws Exception {
        counter.apply(Applied.usual());
        counter.after(WEEK);
        return refusalOf(counter, Applied.FIRST);
    }

    private static Refused refusalOf(Counter counter, String id) {
        var refusal = counter.books().application(id).orElseThrow().standing().refusal();
        assertThat(refusal).isNotNull();
        return new Refused(refusal.why(), refusal.instructions());
    }
}
