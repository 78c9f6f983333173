package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Letter on Wed 11 February: the hub would act on Tue 24 at 09:00, and the term ends with Wed 25. Gradual roll-out (N4.2). */
@Tag("unit")
class RollOutThatBeginsWithinATermIsCaughtUpTest {
    @Test
    void aDayBeforeTheActTimeLeavesItToTheHub() {
        Story story = from("2026-02-24");
        assertThat(story.tasks()).containsExactly("decide");
        story.on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void aDayBetweenActAndDueIsCaughtUpWhenTheTermEnds() {
        Story story = from("2026-02-25");
        assertThat(story.tasks()).as("the hub would be late").containsExactly("release");
        story.on("2026-02-24T09:00");
        assertThat(story.last().reason().code()).isEqualTo("left-to-purchaser");
        story.on("2026-02-25T23:59");
        assertThat(story.instructions()).isEmpty();

        story.on("2026-02-26T00:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.instructions()).hasSize(1);
        assertThat(story.instructions().getFirst().data().path("dueDate").asText())
                .isEqualTo("2026-02-25");
        assertThat(story.clock("C12").state).as("it is late all the same").isEqualTo("breached");
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly("refund-overdue");
        assertThat(story.tasks()).containsExactly("release", "warn", "overdue");

        story.mailLeaves().credits("2026-02-26");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.clock("C12").dischargedOn).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(story.deposit().lateCharge()).as("one day of C15").isNotNull();
    }

    @Test
    void theDayAfterTheTermIsInTimeToCatchItUpTooAndALaterOneIsNot() {
        assertThat(from("2026-02-26").on("2026-02-26T00:00").instructions()).hasSize(1);
        Story later = from("2026-02-27").on("2026-03-09T09:00");
        assertThat(later.instructions()).isEmpty();
        assertThat(later.state()).isEqualTo("refund-due");
    }

    @Test
    void theSecondClockCatchesUpWhatTheFirstCouldNot() {
        Story story = from("2026-02-27")
                .on("2026-02-12T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"))
                .on("2026-02-26T12:00");
        assertThat(story.instructions())
                .as("C12 is over, and the day has not come")
                .isEmpty();
        story.on("2026-02-27T00:00");
        assertThat(story.clock("C12b").state).isEqualTo("breached");
        assertThat(story.instructions()).hasSize(1);
    }

    @Test
    void whatWasReleasedMeanwhileIsNotSentAgain() {
        Story story = from("2026-02-25")
                .on("2026-02-24T15:00")
                .releases("early-release")
                .mailLeaves()
                .on("2026-02-26T00:00");
        assertThat(story.instructions()).hasSize(1);
        assertThat(story.state()).isEqualTo("refund-delivered");
    }

    @Test
    void whatIsMarkedIsCaughtUpByNobody() {
        Story story = from("2026-02-25")
                .on("2026-02-24T15:00")
                .asksForAMark("zhang", "collusion")
                .confirmsTheMark("li")
                .on("2026-03-09T09:00");
        assertThat(story.instructions()).isEmpty();
        assertThat(story.state()).isEqualTo("marked");
    }

    /** A withdrawal is the purchaser's to refund (N4.4), however far the roll-out is. */
    @Test
    void aWithdrawalIsCaughtUpByNobody() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87 + ",'autoRefundFrom':'2026-02-01'"))
                .pays(Story.R1, Said.LOSER)
                .on("2026-02-05T10:00")
                .says(Said.withdrawn(Said.LOSER, Story.text("2026-02-05T09:00")))
                .on("2026-02-13T00:00");
        assertThat(story.clock("C11").state).isEqualTo("breached");
        assertThat(story.instructions()).isEmpty();
    }

    private static Story from(String day) {
        return new Story()
                .says(Said.registered(Story.REGIME_87 + ",'autoRefundFrom':'%s'".formatted(day)))
                .pays(Story.R1, Said.LOSER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
    }
}
