package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UndoneAwardNamesNewWinnersTest {
    private static final String FORMER = "YZ2";

    @Test
    void theFormerWinnersFiveDaysRunFromTheDayTheAwardWasVoid() {
        Story story = voided();
        // Thu 12 + Fri 13, Sat 14 (worked), Tue 24, Wed 25, Thu 26
        Deposit former = story.town.deposit(Story.caseOf(FORMER));
        assertThat(former.clocks()).extracting(Deposit.Clock::clause).containsExactly("C13b");
        assertThat(former.firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 26));

        story.on("2026-02-25T08:59");
        assertThat(story.file(FORMER).state()).isEqualTo("refund-due");
        story.on("2026-02-25T09:00");
        assertThat(story.file(FORMER).state()).isEqualTo("refund-instructed");
    }

    @Test
    void aLosersRefundGoesOnWhileNobodyTakesThePlace() {
        Story story = voided();
        assertThat(story.deposit().clockOf("C12").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));
        story.on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void theNextWinnerIsOwedNothingUntilItsContract() {
        Story story = voided().on("2026-02-13T10:00").says(Said.letter(Story.text("2026-02-13T09:00"), Said.LOSER));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.clock("C12").state).isEqualTo("void");

        story.on("2026-02-24T11:00");
        assertThat(story.instructions()).as("nothing leaves on the old clock").isEmpty();
        story.says(Said.contract(Story.text("2026-02-24T10:00"), Said.LOSER));
        // Tue 24 + Wed 25, Thu 26, Fri 27, Sat 28 (worked), Mon 2
        assertThat(story.deposit().clockOf("C13").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void whoseRefundHasLeftLetsItGo() {
        Story story = voided().on("2026-02-24T09:00")
                .mailLeaves()
                .says(Said.letter(Story.text("2026-02-24T08:00"), Said.LOSER))
                .credits("2026-02-24");
        assertThat(story.state()).isEqualTo("refunded");
    }

    @Test
    void aBlockEndsWithWhatItHeldUp() {
        Story story = voided().on("2026-02-12T15:00")
                .blocks("2026-02-12T14:00")
                .says(Said.letter(Story.text("2026-02-12T12:00"), Said.LOSER));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().excuses().getLast().to()).isNotNull();
    }

    @Test
    void underAMarkTheLosersClockEndsAndTheMarkStands() {
        Story story = voided().on("2026-02-12T15:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .says(Said.letter(Story.text("2026-02-12T12:00"), Said.LOSER));
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.deposit().clocks()).isEmpty();
        assertThat(story.liftsTheMark(false).state()).as("nothing is owed yet").isEqualTo("held");
    }

    @Test
    void theOustedCannotWinAgainAndTheUnnamedCannotBeOusted() {
        Story story = voided().says(Said.letter(Story.text("2026-02-12T10:00"), Said.WINNER));
        assertThat(story.last().reason().code()).isEqualTo("winner-was-ousted");
        story.says(Said.voided(Story.text("2026-02-12T10:30"), Said.LOSER));
        assertThat(story.last().reason().code()).isEqualTo("not-the-winner");
    }

    @Test
    void withoutAContractTheWinnerIsRefundedOnTheSameClockUnlessItIsMarked() {
        Story story = notConcluded();
        story.on("2026-02-25T09:00");
        assertThat(story.file().state()).as("nobody marked it").isEqualTo("refund-instructed");

        Story marked = notConcluded().asksForAMark("zhang").confirmsTheMark("li");
        assertThat(marked.on("2026-02-26T10:00").state()).isEqualTo("marked");
    }

    @Test
    void withoutFaultNobodyIsAskedToMarkIt() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T11:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .says(Said.notConcluded(Story.text("2026-02-12T10:00"), false, Said.WINNER));
        assertThat(story.tasks()).containsExactly("decide");
        assertThat(story.on("2026-02-25T09:00").state()).isEqualTo("refund-instructed");
    }

    @Test
    void aSignedContractIsNotUndoneByAVoidAward() {
        Story story = Story.ofALosersDeposit()
                .says(Said.contract(Story.text("2026-02-11T15:00")))
                .says(Said.voided(Story.text("2026-02-11T15:00"), Said.WINNER));
        assertThat(story.last().reason().code()).isEqualTo("voided-after-contract");
    }

    @Test
    void aCorrectionThatNamesAnotherWinnerCountsFromItselfForTheFormerOne() {
        Story story = Story.ofALosersDeposit()
                .pays(FORMER, Said.WINNER)
                .on("2026-02-13T10:00")
                .says(Said.corrected(Story.text("2026-02-13T09:00"), Said.LOSER));
        assertThat(story.state()).isEqualTo("held");
        // Fri 13 + Sat 14 (worked), Tue 24, Wed 25, Thu 26, Fri 27
        Deposit former = story.town.deposit(Story.caseOf(FORMER));
        assertThat(former.firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 27));
    }

    @Test
    void ofSeveralWinnersOnlyWhoSignedIsRefunded() {
        Story story = Story.ofOneDeposit()
                .pays(FORMER, Said.WINNER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00"), Said.WINNER, Said.LOSER));
        assertThat(story.state()).isEqualTo("held");
        story.on("2026-02-12T15:00").says(Said.contract(Story.text("2026-02-12T10:00"), Said.WINNER));
        assertThat(story.file(FORMER).state()).isEqualTo("refund-due");
        assertThat(story.state()).isEqualTo("held");
    }

    private static Story voided() {
        return Story.ofALosersDeposit()
                .pays(FORMER, Said.WINNER)
                .on("2026-02-12T11:00")
                .says(Said.voided(Story.text("2026-02-12T10:00"), Said.WINNER));
    }

    private static Story notConcluded() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-12T11:00")
                .says(Said.notConcluded(Story.text("2026-02-12T10:00"), true, Said.WINNER));
        assertThat(story.tasks()).containsExactly("decide", "mark");
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 26));
        return story;
    }
}
