package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BlockAfterTheBreachExcusesNothingEarlierTest {
    @Test
    void recordedLateItExcusesFromItsRecordWhateverItSays() {
        Story story = returnedAndLate()
                .on("2026-02-27T12:00")
                .blocks("2026-02-24T11:00")
                .on("2026-03-03T10:00")
                .repairs("zhang", "li")
                .mailLeaves()
                .credits("2026-03-04");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        // 26 February to 4 March less 27 February to 3 March: two days, 626.40 × 2 / 365 = 3.4323…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("3.43"));
        assertThat(story.deposit().excuses().getFirst().from()).isEqualTo(Story.at("2026-02-27T12:00"));
    }

    @Test
    void recordedInTimeItExcusesFromTheNotice() {
        Story story = Story.ofALosersDeposit().on("2026-02-13T15:30").blocks("2026-02-13T11:05");
        assertThat(story.deposit().excuses().getFirst().from()).isEqualTo(Story.at("2026-02-13T11:05"));
    }

    /** Else it could not be contested, or fell with the first. */
    @Test
    void aSecondOneThatReachesBackToTheFirstBeginsWithItsRecord() {
        for (String from : List.of("2026-02-13T11:05", "2026-02-12T11:05", "2026-02-24T11:05")) {
            Story story = blocked()
                    .on("2026-02-25T10:00")
                    .repairs("zhang", "li")
                    .on("2026-02-26T10:00")
                    .blocks(from);
            assertThat(story.deposit().excuses())
                    .extracting(Excuse::from)
                    .as(from)
                    .containsExactly(Story.at("2026-02-13T11:05"), Story.at("2026-02-26T10:00"));
            assertThat(story.contests("2026-02-26T11:00").deposit().contested())
                    .containsExactly(Story.at("2026-02-26T10:00"));
        }
    }

    @Test
    void aBlockThatWasTakenBackIsNotTheSecondOne() {
        Story story = blocked()
                .contests("2026-02-14T10:00")
                .decidesTheContest(true)
                .on("2026-02-14T11:00")
                .blocks("2026-02-13T11:05");
        assertThat(story.deposit().excuses()).extracting(Excuse::from).containsExactly(Story.at("2026-02-14T11:00"));
        assertThat(story.contests("2026-02-14T11:30").deposit().contested()).hasSize(1);
    }

    @Test
    void contestedItStandsUntilSomebodyDecides() {
        Story story = blocked().contests("2026-02-14T10:00");
        assertThat(story.state()).isEqualTo("blocked");
        assertThat(story.last().matters())
                .extracting(matter -> matter.about())
                .containsExactly("block/2026-02-13T03:05:00Z");
        assertThat(story.contests("2026-02-14T10:00").tasks()).containsOnlyOnce("contest");

        story.on("2026-02-25T10:00").unblocks("2026-02-25T10:00", "contested").on("2026-02-25T10:01");
        assertThat(story.state()).as("as if it had never been blocked").isEqualTo("refund-instructed");
    }

    @Test
    void whatIsNotBlockedCannotBeContested() {
        Story story = Story.ofALosersDeposit().contests("2026-02-11T14:00");
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aRepairIsTheBuyersAndTheHoldersAlone() {
        Story story = returnedAndLate();
        story.repairs(Said.person("zhang"), Said.person("cz", "finance"), "");
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
        story.repairs(Said.person("c1", "trading-centre"), Said.person("c2", "trading-centre"), "");
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
        story.repairs(Said.person("c1", "trading-centre"), Said.person("li"), "");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void aWrongAmountInWhatTheHolderTookNeedsAPerson() {
        String wrong = ",'amount':{'amount':'11999.00','currency':'CNY'}";
        Story asked = Story.ofALosersDeposit().on("2026-02-24T09:00").mailEnds("unknown");
        assertThat(asked.centreSays("deposit.refund-accepted.v1", wrong).last().outcome())
                .isEqualTo(Outcome.PARKED);
        Story delivered = Story.ofARefundOnItsWay();
        assertThat(delivered
                        .centreSays("deposit.refund-accepted.v1", wrong)
                        .last()
                        .outcome())
                .isEqualTo(Outcome.PARKED);
    }

    private static Story blocked() {
        return Story.ofALosersDeposit()
                .on("2026-02-13T15:30")
                .blocks("2026-02-13T11:05")
                .on("2026-02-14T10:00");
    }

    private static Story returnedAndLate() {
        return Story.ofARefundOnItsWay().on("2026-02-25T12:00").returns("2026-02-25");
    }
}
