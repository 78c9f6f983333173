package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both dates of an award are kept, whenever they are heard of; late interest is charged from the law's (条例 art. 33). */
@Tag("unit")
class WhatIsHeardOfAfterTheCreditIsJudgedTest {
    /** Due on 25 February by the letter; credited on 2 March: 12000 × 4.35 % × 1.2 × 5 / 365. */
    @Test
    void aLetterThatIsHeardOfLateIsChargedFor() {
        Story story = creditedInTime().says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.deposit().clockOf("C12").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(story.deposit().lateCharge()).hasToString("8.58 CNY");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        assertThat(story.clock("C12").dischargedOn).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(story.clock("C12b").state).isEqualTo("discharged");
        assertThat(story.last().money()).as("no money moves").isEmpty();
    }

    @Test
    void whatTheCreditWasInTimeForIsDone() {
        Story story = creditedInTime().says(Said.letter(Story.text("2026-02-24T15:00")));
        assertThat(story.deposit().lateCharge()).isNull();
        assertThat(story.clock("C12").state).isEqualTo("discharged");
        assertThat(story.on("2026-04-01T00:00").tasks()).doesNotContain("overdue");
    }

    @Test
    void aWithdrawalThatIsHeardOfLateIsJudgedToo() {
        Story story = creditedInTime().says(Said.withdrawn(Said.LOSER, Story.text("2026-02-03T14:20")));
        assertThat(story.clock("C11").state).isEqualTo("breached");
        assertThat(story.deposit().lateCharge()).isNotNull();
    }

    @Test
    void anEarlierNoticeIsNoTermOfTheLaws() {
        Story story = creditedInTime().says(Said.notice(Story.text("2026-02-10T15:00"), "trading-centre"));
        assertThat(story.deposit().clockOf("C12b").orElseThrow().basisDate()).isEqualTo(LocalDate.of(2026, 2, 10));
        assertThat(story.deposit().lateCharge()).isNull();
    }

    @Test
    void whatIsHeardOfTwiceIsJudgedOnce() {
        Story story = creditedInTime()
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .says(Said.contract(Story.text("2026-03-04T15:00")));
        assertThat(story.deposit().lateCharge()).hasToString("8.58 CNY");
    }

    /** By the notice of 24 February it was due on 2 March. */
    private static Story creditedInTime() {
        return Story.ofOneDeposit()
                .on("2026-02-24T10:00")
                .says(Said.notice(Story.text("2026-02-24T09:00"), "portal"))
                .on("2026-02-28T15:00")
                .mailLeaves()
                .credits("2026-03-02")
                .on("2026-03-05T10:00");
    }
}
