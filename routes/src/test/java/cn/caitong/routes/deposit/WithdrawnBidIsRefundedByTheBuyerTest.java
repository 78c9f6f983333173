package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WithdrawnBidIsRefundedByTheBuyerTest {
    @Test
    void theHubPreparesWarnsAndEscalatesButDoesNotPay() {
        Story story = withdrawn();
        assertThat(story.state()).isEqualTo("refund-due");
        // Tue 3 + Wed 4, Thu 5, Fri 6, Mon 9, Tue 10
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 10));

        story.on("2026-02-11T00:00");
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(story.tasks()).containsExactly("release", "warn", "overdue");
        assertThat(story.clock("C11").state).isEqualTo("breached");
    }

    @Test
    void theBuyersReleaseSendsItBack() {
        Story story = withdrawn()
                .on("2026-02-05T10:00")
                .releases("withdrawal")
                .mailLeaves()
                .credits("2026-02-05");

        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.clock("C11").state).isEqualTo("discharged");
        assertThat(story.instructions().getFirst().data().path("clause").asText())
                .isEqualTo("C11");
    }

    @Test
    void aReleaseFasterThanTheNewsWaitsForIt() {
        Story story = Story.ofOneDeposit().on("2026-02-03T15:00").releases("withdrawal");
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);

        story.says(Said.withdrawn(Said.LOSER, Story.text("2026-02-03T14:20")));
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void moneyPaidAgainIsANewBidsDeposit() {
        Story story = withdrawn().on("2026-02-05T10:00").says(paidAgain());

        assertThat(story.file("YZ2").state()).isEqualTo("held");
        assertThat(story.town.deposit(Story.caseOf("YZ2")).flaws()).isEmpty();
    }

    @Test
    void eachWithdrawalStartsTheClockOfTheMoneyBeforeIt() {
        Story story = withdrawn()
                .on("2026-02-05T10:00")
                .says(paidAgain())
                .on("2026-02-06T12:00")
                .says(Said.withdrawn(Said.LOSER, Story.text("2026-02-06T11:00")));

        assertThat(story.deposit().firstDue().orElseThrow().basisDate()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(story.town
                        .deposit(Story.caseOf("YZ2"))
                        .firstDue()
                        .orElseThrow()
                        .basisDate())
                .isEqualTo(LocalDate.of(2026, 2, 6));
    }

    @Test
    void aNoticeAfterTheDeadlineIsARevocationAndForAPerson() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-10T10:00")
                .says(Said.withdrawn(Said.LOSER, Story.text("2026-02-10T09:00")));

        assertThat(story.last().reason().code()).isEqualTo("revoked-after-deadline");
        assertThat(story.state()).isEqualTo("held");
    }

    @Test
    void theSameWithdrawalToldTwiceIsOne() {
        Story story = withdrawn().says(Said.withdrawn(Said.LOSER, Story.text("2026-02-03T14:20")));
        assertThat(story.last().reason().code()).isEqualTo("noted");
    }

    @Test
    void whatNobodyReleasedGoesBackWithTheLosersAtLast() {
        Story story = withdrawn().on("2026-02-11T15:00").says(Said.letter(Story.text("2026-02-11T15:00")));
        story.on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    private static Story withdrawn() {
        return Story.ofOneDeposit()
                .on("2026-02-03T15:00")
                .says(Said.withdrawn(Said.LOSER, Story.text("2026-02-03T14:20")));
    }

    private static Said paidAgain() {
        return Said.received("YZ2", Said.LOSER, "12000.00", Story.text("2026-02-05T09:30"));
    }
}
