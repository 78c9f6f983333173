package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose the delay was is asked until it is answered, whatever ended the block (N4.2). */
@Tag("unit")
class AContestOutlivesItsBlockTest {
    private static final String BLOCK = "block/2026-02-13T03:05:00Z";

    @Test
    void aRepairEndsTheBlockAndNotTheQuestion() {
        Story story = contested().on("2026-03-10T10:00").repairs("zhang", "li");
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(matters(story)).hasSize(1).first().isInstanceOf(Matter.Asked.class);

        story.decidesTheContest(false);
        assertThat(matters(story)).last().isEqualTo(new Matter.Answered(BLOCK, "rejected"));
        assertThat(story.deposit().excuses()).hasSize(1);
    }

    @Test
    void upheldAfterTheRepairTheTimeCountsAndTheHubActsAtOnce() {
        Story story = contested().on("2026-03-10T10:00").repairs("zhang", "li").decidesTheContest(true);
        assertThat(matters(story)).last().isEqualTo(new Matter.Answered(BLOCK, "upheld"));
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));

        story.on("2026-03-10T10:01");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.clock("C12").state).isEqualTo("breached");
    }

    @Test
    void upheldAfterTheCreditItCostsTheLateCharge() {
        Story story = contested()
                .on("2026-03-10T10:00")
                .repairs("zhang", "li")
                .on("2026-03-13T09:00")
                .mailLeaves()
                .credits("2026-03-13");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.deposit().lateCharge()).isNull();

        story.decidesTheContest(true);
        // 2026-02-26 to 03-13: 16 days, 626.40 × 16 / 365 = 27.4586…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("27.46"));
        assertThat(story.last().reason().detail())
                .as("the evidence says what is owed")
                .isEqualTo("no doing of the supplier's own: nothing was excused from 2026-02-13T11:05+08:00"
                        + "; late charge 27.46 CNY (C15)");
        assertThat(story.state()).isEqualTo("refunded");
    }

    @Test
    void aMarkTakesTheBlocksPlaceAndNotTheQuestion() {
        Story story = contested().on("2026-03-10T10:00").asksForAMark("zhang").confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked");

        story.decidesTheContest(true);
        assertThat(matters(story)).last().isEqualTo(new Matter.Answered(BLOCK, "upheld"));
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.clock("C12").standing).as("the mark goes on").isTrue();

        story.on("2026-03-11T10:00").liftsTheMark(true);
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));
    }

    @Test
    void decidedWhileItStandsTheBlockEndsOrGoesOn() {
        Story rejected = contested().on("2026-02-25T10:00").decidesTheContest(false);
        assertThat(rejected.state()).isEqualTo("blocked");
        assertThat(matters(rejected)).last().isEqualTo(new Matter.Answered(BLOCK, "rejected"));

        Story upheld = contested().on("2026-02-25T10:00").decidesTheContest(true);
        assertThat(upheld.state()).isEqualTo("refund-due");
        assertThat(upheld.deposit().excuses()).isEmpty();
        assertThat(upheld.on("2026-02-25T10:01").state()).isEqualTo("refund-instructed");
    }

    @Test
    void whatIsUnblockedAsContestedIsAnsweredByThat() {
        Story story = contested().on("2026-02-25T10:00").unblocks("2026-02-25T10:00", "contested");
        assertThat(matters(story)).last().isEqualTo(new Matter.Answered(BLOCK, "upheld"));
        assertThat(story.deposit().contested()).isEmpty();
    }

    @Test
    void whatIsRemediedIsStillContested() {
        Story story = contested().on("2026-02-25T10:00").unblocks("2026-02-25T10:00", "remedied");
        assertThat(matters(story)).hasSize(1);
        assertThat(story.deposit().contested()).hasSize(1);
    }

    @Test
    void itMayComeWhenTheBlockIsOverAndAfterItsDecision() {
        Story story = blocked().on("2026-02-25T10:00").repairs("zhang", "li").decidesTheContest(false);
        assertThat(story.last().outcome()).as("the decision came first").isEqualTo(Outcome.HELD);

        assertThat(story.answersTheContest("of-a-task-to-come", false).last().outcome())
                .as("so may one that names its task")
                .isEqualTo(Outcome.HELD);

        story.contests("2026-02-25T11:00");
        assertThat(matters(story)).containsExactly(asked(), new Matter.Answered(BLOCK, "rejected"));
        assertThat(story.contests("2026-02-25T11:30").last().reason().code()).isEqualTo("noted");
        assertThat(story.decidesTheContest(true).last().reason().code())
                .as("decided once")
                .isEqualTo("noted");
    }

    @Test
    void aSecondBlockIsASecondQuestion() {
        Story story = contestedTwice();
        story.answersTheContest(story.taskIds("contest").getFirst(), true);
        assertThat(matters(story)).last().isEqualTo(new Matter.Answered(BLOCK, "upheld"));
        assertThat(story.state()).as("the second stands").isEqualTo("blocked");

        story.on("2026-02-27T10:00").decidesTheContest(true);
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(Excuse.standstills(story.deposit().excuses())).isEmpty();
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));
    }

    @Test
    void theNewerOfTwoMayBeDecidedFirst() {
        Story story = contestedTwice();
        story.answersTheContest(story.taskIds("contest").getLast(), true);
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(story.deposit().contested()).containsExactly(Instant.parse("2026-02-13T03:05:00Z"));
    }

    @Test
    void theSameAnswerUnderAnotherNumberAnswersNoOtherQuestion() {
        Story story = contestedTwice();
        String first = story.taskIds("contest").getFirst();
        story.answersTheContest(first, true).answersTheContest(first, true);
        assertThat(story.last().reason().code()).isEqualTo("noted");
        assertThat(story.deposit().contested()).containsExactly(Instant.parse("2026-02-26T02:00:00Z"));
    }

    @Test
    void whereTwoWaitItIsSaidWhichAndATaskIsTheDepositsOwn() {
        Story story = contestedTwice().decidesTheContest(true);
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(story.last().reason().code()).isEqualTo("contest-ambiguous");
        assertThat(story.last().reason().detail()).contains("data.taskId", "2 contests wait", "2 项异议");

        story.answersTheContest("of-another-deposit", true);
        assertThat(story.last().reason().code()).isEqualTo("task-unknown");
        assertThat(story.last().reason().detail()).contains("data.taskId", "deposit.task-raised", "异议待办");
        assertThat(story.deposit().contested()).hasSize(2);
    }

    @Test
    void nobodyContestsWhatNeverWasAndNoClerkOfACentreDecides() {
        Story never = Story.ofALosersDeposit().contests("2026-02-11T16:00");
        assertThat(never.last().reason().code()).isEqualTo("nothing-blocked");
        Story clerk = contested().decidesTheContest(true, Said.person("clerk", "trading-centre"));
        assertThat(clerk.last().reason().code()).isEqualTo("not-entitled");
        assertThat(clerk.deposit().contested()).hasSize(1);
    }

    /** It was the buyer that blocked: it may say that it was wrong, and not that it was right. */
    @Test
    void theBuyerConcedesAndFinanceAloneRejects() {
        for (String role : List.of("purchaser", "agency")) {
            Story story = contested().decidesTheContest(false, Said.person("zhang", role));
            assertThat(story.last().outcome()).as(role).isEqualTo(Outcome.REFUSED);
            assertThat(story.last().reason().code()).isEqualTo("not-entitled");
            assertThat(story.last().reason().detail()).contains("finance", "财政部门");
            assertThat(story.deposit().contested()).hasSize(1);

            story.decidesTheContest(true, Said.person("zhang", role));
            assertThat(matters(story)).last().isEqualTo(new Matter.Answered(BLOCK, "upheld"));
        }
    }

    private static Matter asked() {
        return new Matter.Asked(
                "block-contested",
                BLOCK,
                "was it the supplier's own doing, from 2026-02-13T11:05+08:00? / 自 2026-02-13T11:05+08:00"
                        + " 起的暂缓是否因供应商自身原因？");
    }

    private static List<Matter> matters(Story story) {
        return story.town.settled.stream()
                .flatMap(settled -> settled.decision().matters().stream())
                .filter(matter -> matter.about().startsWith("block/"))
                .toList();
    }

    private static Story contestedTwice() {
        return contested()
                .on("2026-02-25T10:00")
                .unblocks("2026-02-25T10:00", "remedied")
                .on("2026-02-26T10:00")
                .blocks("2026-02-26T10:00")
                .contests("2026-02-26T11:00");
    }

    private static Story contested() {
        return blocked().contests("2026-02-14T10:00");
    }

    private static Story blocked() {
        return Story.ofALosersDeposit().on("2026-02-13T15:30").blocks("2026-02-13T11:05");
    }
}
