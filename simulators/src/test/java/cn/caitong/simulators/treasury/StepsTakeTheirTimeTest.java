package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class StepsTakeTheirTimeTest {
    private static final Duration STEP = Duration.ofHours(4);

    private final Path dir;

    StepsTakeTheirTimeTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void eachStepIsTakenAfterTheOneBeforeItAndTheHubHearsOfEach() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.usual());
            counter.after(STEP.minusSeconds(1));
            assertThat(counter.heard).isEmpty();

            counter.after(Duration.ofSeconds(1));
            assertThat(counter.lastHeard())
                    .contains("<ReviewStage>1</ReviewStage><ReviewResult>1</ReviewResult>")
                    .contains("<ReviewTime>20260417133005</ReviewTime>");
            assertThat(counter.query(Applied.FIRST)).contains("<Status>10</Status>");
            counter.after(STEP.multipliedBy(4));
            assertThat(counter.lastHeard())
                    .contains("<VoucherNo>5201202604180000001</VoucherNo>", "<VouDate>20260418</VouDate>");
            assertThat(counter.query(Applied.FIRST)).contains("<Status>20</Status>");
            counter.after(STEP);
            assertThat(counter.query(Applied.FIRST)).contains("<Status>30</Status>");
            assertThat(counter.notices())
                    .containsExactly(
                            "ReviewNotice",
                            "ReviewNotice",
                            "ReviewNotice",
                            "ReviewNotice",
                            "VoucherNotice",
                            "PaymentReceipt");
        }
    }

    @Test
    void whatFallsDueIsTakenInTheOrderOfItsTimeThoughAllAtOnce() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.small("CT-one", "P1", "10.00"));
            counter.now = counter.now.plus(Duration.ofHours(2));
            counter.apply(Applied.small("CT-two", "P2", "10.00"));
            counter.after(Duration.ofDays(9));

            assertThat(counter.heard.stream().map(Counter::text).map(text -> text.contains("CT-one")))
                    .startsWith(true, false, true, false)
                    .hasSize(12);
        }
    }

    @Test
    void aReviewThatRefusesIsTheEnd() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.destine(Applied.PAYMENT, Course.refused(Stage.TREASURY_REVIEW, Why.T01));
            counter.apply(Applied.usual());
            counter.after(Duration.ofDays(9));

            assertThat(counter.lastHeard())
                    .contains("<ReviewStage>3</ReviewStage><ReviewResult>0</ReviewResult><ReasonCode>T01</ReasonCode>")
                    .contains("<Reason>国库审核不通过</Reason>");
            assertThat(counter.notices()).hasSize(3);
            assertThat(counter.query(Applied.FIRST)).contains("<Status>50</Status>", "<ReasonCode>T01</ReasonCode>");
            assertThat(counter.books().bound(Applied.TEACHING.code()).fen()).isZero();
        }
    }

    @Test
    void aStepMayTakeLongerAndAnotherIsNeverTaken() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.destine(
                    Applied.PAYMENT, Course.stuck(Stage.VOUCHER).taking(Stage.UNIT_REVIEW, Duration.ofDays(3)));
            counter.apply(Applied.usual());
            counter.after(Duration.ofDays(3));
            assertThat(counter.notices()).hasSize(1);
            counter.after(Duration.ofDays(30));

            assertThat(counter.notices()).hasSize(4);
            assertThat(counter.query(Applied.FIRST)).contains("<Status>10</Status>");
        }
    }

    @Test
    void onlyAReviewRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Course.refused(Stage.BANK, Why.X99))
                .withMessageContaining("BANK");
    }

    @Test
    void whatACourtFreezesStandsStillUntilItIsReleased() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.usual());
            counter.after(STEP.multipliedBy(5));
            counter.treasury.freeze(Applied.FIRST, true, "（2026）渝0103执保217号");
            counter.after(Duration.ofDays(30));
            assertThat(counter.lastHeard())
                    .contains("<FreezeAction>1</FreezeAction><FreezeBy>1</FreezeBy>")
                    .contains("<ReferenceNo>（2026）渝0103执保217号</ReferenceNo>");
            assertThat(counter.books().bookings()).isEmpty();

            counter.treasury.unfreeze(Applied.FIRST);
            counter.after(STEP);
            assertThat(counter.notices()).endsWith("FreezeNotice", "PaymentReceipt");
            assertThat(counter.books().bookings()).hasSize(2);
        }
    }

    @Test
    void whatIsOverOrUnknownCannotBeFrozenNorReleased() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            assertThatIllegalArgumentException().isThrownBy(() -> counter.treasury.freeze("CT-none", false, "财1"));
            counter.apply(Applied.usual());
            assertThatIllegalArgumentException().isThrownBy(() -> counter.treasury.unfreeze(Applied.FIRST));
            counter.after(Duration.ofDays(9));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> counter.treasury.freeze(Applied.FIRST, false, "财1"))
                    .withMessageContaining(Applied.FIRST);
        }
    }

    @Test
    void whatIsUnderWayAtTheYearsEndGoesOnInTheNextAndNothingMoreOfItIsTaken() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.usual());
            counter.apply(Applied.small("CT-next", "P9", "10.00").in(2027));
            counter.after(STEP.multipliedBy(4));
            counter.treasury.closeYear(2026);
            counter.treasury.sendPending();

            assertThat(counter.lastHeard()).contains("<CarryOver>", Applied.FIRST, "<StYear>2027</StYear>");
            assertThat(counter.notices()).containsOnlyOnce("CarryOverNotice");
            assertThat(counter.apply(Applied.usual())).contains("<Code>0000</Code>");
            assertThat(counter.apply(Applied.usual().under(Applied.SECOND))).contains("<Code>1003</Code>");
            assertThat(counter.apply(Applied.usual().under(Applied.SECOND).in(2027)))
                    .contains("<Code>0000</Code>");
            counter.after(STEP);
            assertThat(counter.heard.stream().map(Counter::text))
                    .filteredOn(text -> text.contains("<VoucherNotice"))
                    .allMatch(text -> text.contains("<StYear>2027</StYear>"));
        }
    }

    @Test
    void aQueryOfWhatNeverCameFindsNothingAndChangesNothing() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            assertThat(counter.query("CT-none")).contains("<Status>00</Status>").doesNotContain("TreasuryNo");
            assertThat(counter.books().applications()).isEmpty();
        }
    }
}
