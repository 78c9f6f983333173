package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MarkAfterTheRefundLeftTest {
    @Test
    void whatHasNotLeftIsKeptBack() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-24T09:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");

        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.refund()).isEqualTo(InstructionState.VOID);
        assertThat(story.mailLeaves().state()).isEqualTo("marked");
    }

    @Test
    void whatHasLeftIsRecalled() {
        Story story = markedOnItsWay();
        assertThat(story.state()).isEqualTo("recalling");
        assertThat(story.town.mail.told(Messages.RECALL)).hasSize(1);

        story.mailLeaves().centreSays("deposit.refund-recalled.v1", RECALL);
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.refund()).isEqualTo(InstructionState.VOID);
        assertThat(story.clock("C12").standing).isTrue();
    }

    @Test
    void aRefusedRecallWaitsForTheCreditWhichThePurchaserRecovers() {
        Story story = markedOnItsWay()
                .mailLeaves()
                .centreSays("deposit.refund-recall-refused.v1", RECALL + ",'standing':'credited'");
        assertThat(story.state()).isEqualTo("recalling");

        story.credits("2026-02-24");
        assertThat(story.state()).isEqualTo("marked-after-refund");
        assertThat(story.tasks()).endsWith("recover");
        assertThat(story.clock("C12").state).isEqualTo("discharged");
    }

    /** The bank's answer may take longer than the money and the mark. */
    @Test
    void aRecallThatIsRefusedOnceAllIsOverSaysNothingNew() {
        Story story = markedOnItsWay()
                .mailLeaves()
                .credits("2026-02-24")
                .liftsTheMark(true)
                .centreSays("deposit.refund-recall-refused.v1", RECALL + ",'standing':'credited'");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.last().outcome()).isNotEqualTo(Outcome.PARKED);
    }

    @Test
    void theEndOfTheMarkWaitsForTheEndOfTheRecall() {
        Story story = markedOnItsWay().liftsTheMark(true);
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);

        story.mailLeaves().centreSays("deposit.refund-recalled.v1", RECALL);
        assertThat(story.state()).as("recalled, lifted, sent again").isEqualTo("refund-instructed");
        assertThat(story.deposit().attempt()).isEqualTo(2);
    }

    @Test
    void recalledAndForfeitedItsRefundIsReleased() {
        Story story = markedOnItsWay()
                .mailLeaves()
                .centreSays("deposit.refund-recalled.v1", RECALL)
                .forfeits();
        assertThat(story.state()).isEqualTo("forfeited");
        assertThat(story.town.ledger.book(Said.CENTRE + ":" + Story.R1).part(Purpose.REFUND).owed)
                .isFalse();
    }

    @Test
    void aRefundThatTheCentreRefusesUnderRecallNeverPaid() {
        Story story = markedOnItsWay()
                .centreSays("deposit.refund-rejected.v1", Story.SUM + ",'reason':{'code':'account-wrong'}");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.refund()).isEqualTo(InstructionState.VOID);
    }

    @Test
    void afterTheCreditButWithinTheWindowThePurchaserRecoversIt() {
        Story story = Story.ofARefundOnItsWay()
                .credits("2026-02-24")
                .on("2026-02-25T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked-after-refund");
        assertThat(story.tasks()).endsWith("recover");
    }

    @Test
    void moneyThatComesBackAfterSuchAMarkIsOwedAgainAndStaysMarked() {
        Story story = Story.ofARefundOnItsWay()
                .credits("2026-02-24")
                .on("2026-02-25T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .on("2026-02-27T10:00")
                .returns("2026-02-27");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.clock("C12#1").standing).isTrue();

        story.on("2026-03-02T09:30")
                .liftsTheMark(true)
                .on("2026-03-02T10:00")
                .mailLeaves()
                .credits("2026-03-02");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("8.58"));
    }

    @Test
    void aReturnUnderRecallSettlesIt() {
        Story story = markedOnItsWay().returns("2026-02-25");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.refund()).isEqualTo(InstructionState.VOID);
        assertThat(story.clock("C12").standing).isTrue();
    }

    private static final String RECALL = ",'recallId':'RC-1'";

    private static Story markedOnItsWay() {
        return Story.ofARefundOnItsWay()
                .on("2026-02-24T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
    }
}
