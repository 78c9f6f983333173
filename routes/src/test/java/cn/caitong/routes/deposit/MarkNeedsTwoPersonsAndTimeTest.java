package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.casefile.Excuse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MarkNeedsTwoPersonsAndTimeTest {
    @Test
    void aRequestAloneStopsNothing() {
        Story story = Story.ofALosersDeposit().asksForAMark("zhang").on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void thePersonWhoAskedCannotConfirm() {
        Story story = Story.ofALosersDeposit().asksForAMark("zhang").confirmsTheMark("zhang");
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(story.last().reason().code()).isEqualTo("second-person-missing");
        assertThat(story.state()).isEqualTo("refund-due");
    }

    @Test
    void markedByTwoItIsNotRefundedAndItsClocksStandStill() {
        Story story = marked("2026-02-12T10:00").on("2026-03-31T09:00");

        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.instructions()).isEmpty();
        assertThat(story.clock("C12").standing).isTrue();
        assertThat(story.tasks())
                .as("undecided marks are warned about")
                .containsExactly("decide", "decide", "warn", "warn", "overdue");
    }

    @Test
    void theLastMomentOfTheRefundPeriodIsInTime() {
        Story story = Story.ofARefundOnItsWay()
                .on("2026-02-25T23:59")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("recalling");
    }

    @Test
    void afterTheRefundPeriodItIsRefused() {
        Story story = Story.ofARefundOnItsWay().on("2026-02-26T00:00").asksForAMark("zhang");
        assertThat(story.last().reason().code()).isEqualTo("mark-too-late");

        Story second = Story.ofARefundOnItsWay()
                .on("2026-02-25T23:00")
                .asksForAMark("zhang")
                .on("2026-02-26T00:00")
                .confirmsTheMark("li");
        assertThat(second.last().reason().code()).isEqualTo("mark-too-late");
        assertThat(second.state()).isEqualTo("refund-delivered");
    }

    @Test
    void aLaterClockKeepsTheWindowOpen() {
        Story story = Story.ofALosersDeposit()
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"))
                .on("2026-02-26T12:00")
                .asksForAMark("zhang");
        assertThat(story.last().outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void onAProvisionalYearTheWindowEndsOnTheLatestReading() {
        // Mon 2027-02-01: at the earliest due on 10 February, at the latest on 17 February
        Story story = Story.ofOneDeposit()
                .on("2027-02-01T15:00")
                .says(Said.letter(Story.text("2027-02-01T15:00")))
                .on("2027-02-09T09:00")
                .mailLeaves();
        assertThat(story.state()).isEqualTo("refund-delivered");
        story.on("2027-02-17T23:00").asksForAMark("zhang").confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("recalling");
    }

    @Test
    void whoConfirmsBeforeAnybodyAskedWaits() {
        Story story = Story.ofALosersDeposit().confirmsTheMark("li");
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        story.asksForAMark("zhang");
        assertThat(story.state()).isEqualTo("marked");
    }

    @Test
    void onlyPurchaserAndAgencyMark() {
        Story story = Story.ofALosersDeposit()
                .does(
                        "deposit.mark-requested.v1",
                        "'markId':'BJ-1','ground':'collusion','requestedBy':{'id':'x','role':'trading-centre'},"
                                + "'requestedAt':'2026-02-12T10:00:00+08:00'," + Said.evidence());
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
    }

    @Test
    void moneyThatSecuresNoBidCannotBeKept() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-10T09:30")
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-02-10T09:20")))
                .asksForAMark("zhang");
        assertThat(story.last().reason().code()).isEqualTo("secures-no-bid");
    }

    @Test
    void aMarkBeforeAnythingIsOwedStandsWhenItBecomesDue() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-10T15:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-03-02T09:00");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.clock("C12").standing).isTrue();
    }

    @Test
    void itTakesABlocksPlace() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-13T12:00")
                .blocks("2026-02-13T11:00")
                .on("2026-02-14T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.deposit().excuses()).extracting(Excuse::reason).containsExactly("account-closed", "marked");
    }

    private static Story marked(String local) {
        return Story.ofALosersDeposit().on(local).asksForAMark("zhang").confirmsTheMark("li");
    }
}
