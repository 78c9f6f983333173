package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SuppliersOwnDoingExcusesItsTimeTest {
    @Test
    void theClocksGoOnWithWhatWasLeft() {
        Story story = blocked();
        assertThat(story.on("2026-02-25T10:00").state()).isEqualTo("blocked");

        story.unblocks("2026-02-25T10:00", "remedied");
        // Thu 12 had run; Fri 13 to Wed 25 excused; Thu 26, Fri 27, Sat 28 (worked), Mon 2 are left
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        story.on("2026-02-28T08:59");
        assertThat(story.state()).isEqualTo("refund-due");
        story.on("2026-02-28T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void whatProvedToBeNoDoingOfTheSupplierExcusesNothing() {
        Story story = blocked().on("2026-02-25T10:00").unblocks("2026-02-25T10:00", "contested");
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));

        story.on("2026-02-25T10:01");
        assertThat(story.state()).as("the act time is past: at once").isEqualTo("refund-instructed");
    }

    @Test
    void whatWasLateBeforeStaysLate() {
        Story story = Story.ofARefundOnItsWay()
                .on("2026-02-25T12:00")
                .returns("2026-02-25")
                .on("2026-02-27T12:00")
                .blocks("2026-02-27T11:00")
                .on("2026-03-03T10:00")
                .repairs("zhang", "li")
                .mailLeaves()
                .credits("2026-03-04");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        // 02-26 to 03-04 less 02-27 to 03-03: two days, 626.40 × 2 / 365 = 3.4323…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("3.43"));
    }

    @Test
    void aRepairEndsTheBlock() {
        Story story = Story.ofARefundOnItsWay()
                .on("2026-02-25T15:00")
                .returns("2026-02-25")
                .blocks("2026-02-25T11:00")
                .on("2026-03-03T10:00")
                .repairs("zhang", "li");
        assertThat(story.state()).isEqualTo("refund-instructed");
        // 12, 13, 14 and 24 February had run; 25 February to 3 March excused; 4 March is left
        assertThat(story.instructions().getLast().data().path("dueDate").asText())
                .isEqualTo("2026-03-04");

        story.mailLeaves().credits("2026-03-04");
        assertThat(story.deposit().lateCharge()).isNull();
    }

    @Test
    void beforeAnyAttemptARepairNamesTheAccountAndTheClockGoesOn() {
        Story story = blocked().on("2026-02-25T10:00").repairs("zhang", "li");
        assertThat(story.state()).isEqualTo("refund-due");
        story.on("2026-02-28T09:00");
        assertThat(story.instructions().getFirst().data().at("/payee/account").asText())
                .isEqualTo("50050103000000000999");
    }

    /** The account was closed on the 12th, which the supplier was told of on the 13th: the 12th counts. */
    @Test
    void nothingIsExcusedBeforeTheSupplierHadNotice() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-13T15:30")
                .blocks("2026-02-12T09:00", "2026-02-13T11:05", "purchaser")
                .on("2026-02-25T10:00")
                .unblocks("2026-02-25T10:00", "remedied");
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void onlyTheBuyerSaysSo() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-13T15:30")
                .blocks("2026-02-13T11:05", "2026-02-13T11:05", "trading-centre");
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
        assertThat(story.state()).isEqualTo("refund-due");
    }

    @Test
    void itNeedsSomethingThatIsOwed() {
        Story story = Story.ofOneDeposit().blocks("2026-01-20T10:00");
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void meanwhileThePeriodOfAMarkStandsStillToo() {
        Story story = blocked().on("2026-03-10T10:00").asksForAMark("zhang").confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked");
    }

    @Test
    void aClockThatStartsMeanwhileStandsStillFromItsStart() {
        Story story = blocked()
                .says(Said.notice(Story.text("2026-02-13T09:00"), "portal"))
                .on("2026-03-10T10:00");
        assertThat(story.state()).isEqualTo("blocked");
        assertThat(story.clock("C12b").standing).isTrue();

        story.unblocks("2026-03-10T10:00", "remedied");
        // Fri 13 is its day 0; from Tue 10 March: 11, 12, 13, 16, 17
        assertThat(story.deposit().clockOf("C12b").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 17));
    }

    private static Story blocked() {
        return Story.ofALosersDeposit().on("2026-02-13T15:30").blocks("2026-02-13T11:05");
    }
}
