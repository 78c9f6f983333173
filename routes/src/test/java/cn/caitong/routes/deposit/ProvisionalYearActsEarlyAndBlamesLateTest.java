package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The award letter of Monday 1 February 2027. Not published: 2, 3, 4, 9, 10 February at the earliest, the 17th at the latest.
 * Published, with 5 to 12 February off and Sunday 14 worked: 2, 3, 4, 14, 15.
 */
@Tag("unit")
class ProvisionalYearActsEarlyAndBlamesLateTest {
    @Test
    void theRefundGoesOutOnTheEarliestDayAndIsOverdueOnlyAfterTheLatest() {
        Story story = awarded().on("2027-02-09T08:59");
        assertThat(story.state()).isEqualTo("refund-due");
        story.on("2027-02-09T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");

        story.on("2027-02-17T23:59");
        assertThat(story.tasks()).doesNotContain("overdue");
        story.on("2027-02-18T00:00");
        assertThat(story.tasks()).contains("overdue");
    }

    @Test
    void aMarkIsRefusedOnlyAfterTheLatestDay() {
        Story late = awarded().on("2027-02-18T00:00").asksForAMark("zhang");
        assertThat(late.last().reason().code()).isEqualTo("mark-too-late");
        Story inTime = awarded().on("2027-02-08T23:00").asksForAMark("zhang").confirmsTheMark("li");
        assertThat(inTime.state()).isEqualTo("marked");
    }

    @Test
    void thePublishedYearMovesAClockThatRuns() {
        Story story = awarded().on("2027-02-03T12:00").loads(History.PUBLISHED);
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2027, 2, 15));

        story.on("2027-02-14T08:59");
        assertThat(story.state()).as("the 9th is a holiday now").isEqualTo("refund-due");
        story.on("2027-02-14T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void theWindowOfAMarkMovesWithIt() {
        Story inTime = awarded().on("2027-02-03T12:00").loads(History.PUBLISHED).on("2027-02-13T23:00");
        assertThat(inTime.asksForAMark("zhang").confirmsTheMark("li").state()).isEqualTo("marked");
        Story late = awarded()
                .on("2027-02-03T12:00")
                .loads(History.PUBLISHED)
                .on("2027-02-16T00:00")
                .asksForAMark("zhang");
        assertThat(late.last().reason().code()).isEqualTo("mark-too-late");
    }

    @Test
    void whatHasGoneOutIsNotCalledBackAndTheChargeFollowsTheNewLastDay() {
        Story story = awarded()
                .on("2027-02-09T09:00")
                .mailLeaves()
                .on("2027-02-10T10:00")
                .loads(History.PUBLISHED);
        assertThat(story.state()).isEqualTo("refund-delivered");

        story.on("2027-02-16T10:00").credits("2027-02-16");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        // one day after the 15th: 626.40 × 1 / 365 = 1.7161…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("1.72"));
    }

    @Test
    void aClockThatStandsStillIsCountedWhenItGoesOn() {
        Story story = awarded()
                .on("2027-02-02T12:00")
                .blocks("2027-02-02T11:00")
                .on("2027-02-03T12:00")
                .loads(History.PUBLISHED)
                .on("2027-02-04T10:00")
                .unblocks("2027-02-04T10:00", "remedied");
        // nothing had run before 2 February; 2, 3 and 4 are excused; 14, 15, 16, 17, 18 are left
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2027, 2, 18));
    }

    private static Story awarded() {
        return Story.ofOneDeposit().on("2027-02-01T15:00").says(Said.letter(Story.text("2027-02-01T15:00")));
    }
}
