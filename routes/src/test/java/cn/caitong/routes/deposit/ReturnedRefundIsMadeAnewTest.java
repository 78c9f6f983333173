package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReturnedRefundIsMadeAnewTest {
    @Test
    void repairedByTwoPersonsItGoesOutUnderTheFirstDueDate() {
        Story story = returned().on("2026-02-27T10:00").repairs("zhang", "li");

        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.deposit().attempt()).isEqualTo(2);
        Outgoing.Tell second = story.instructions().getLast();
        assertThat(second.data().path("dueDate").asText()).isEqualTo("2026-02-25");
        assertThat(second.data().at("/payee/account").asText()).isEqualTo("50050103000000000999");
        assertThat(second.businessId())
                .isNotEqualTo(story.instructions().getFirst().businessId());

        story.mailLeaves().credits("2026-03-02");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("8.58"));
    }

    @Test
    void aReturnAfterTheCreditOpensTheClockAgain() {
        Story story = Story.ofARefundOnItsWay().credits("2026-02-24");
        assertThat(story.clock("C12").state).isEqualTo("discharged");

        story.on("2026-02-27T10:00").returns("2026-02-27").on("2026-02-27T10:01");
        assertThat(story.state()).isEqualTo("repair-needed");
        assertThat(story.deposit().creditedOn()).isNull();
        assertThat(story.clock("C12#1").state).isEqualTo("breached");

        story.repairs("zhang", "li").mailLeaves().credits("2026-03-02");
        assertThat(story.clock("C12#1").dischargedOn).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("8.58"));
    }

    @Test
    void aRefusedInstructionIsRepairedToo() {
        Story story = Story.ofALosersDeposit().on("2026-02-24T09:00").mailEnds("rejected");
        assertThat(story.state()).isEqualTo("repair-needed");
        assertThat(story.refund()).isEqualTo(InstructionState.REJECTED);
        assertThat(story.tasks()).endsWith("repair");

        assertThat(story.repairs("zhang", "li").state()).isEqualTo("refund-instructed");
    }

    @Test
    void aMarkOverAReturnVoidsTheAttempt() {
        Story story = returned().asksForAMark("zhang").confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.refund()).isEqualTo(InstructionState.VOID);
        assertThat(story.on("2026-03-02T10:00").liftsTheMark(true).state()).isEqualTo("refund-instructed");
    }

    @Test
    void theNewsOfTheCreditThatTheReturnUndidChangesNothing() {
        Story story = returned().credits("2026-02-24");
        assertThat(story.last().reason().code()).isEqualTo("credit-overtaken");

        String first = story.deposit().instruction();
        story.repairs("zhang", "li").says(credit(first, "2026-02-24"));
        assertThat(story.last().reason().code()).isEqualTo("credit-overtaken");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void aVoidAttemptThatIsCreditedAfterItsReturnIsForAPerson() {
        Story story = returned();
        String first = story.deposit().instruction();
        story.repairs("zhang", "li").mailLeaves().credits("2026-02-26").says(credit(first, "2026-02-27"));

        assertThat(story.last().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(story.last().reason().code()).isEqualTo("void-attempt-credited");
    }

    @Test
    void aSumOrAnInstructionThatIsNotOursIsForAPerson() {
        Story story = Story.ofARefundOnItsWay()
                .centreSays(
                        "deposit.refund-credited.v1",
                        ",'amount':{'amount':'11000.00','currency':'CNY'},'bankDate':'2026-02-24'");
        assertThat(story.last().reason().code()).isEqualTo("other-amount");
        assertThat(story.says(credit("CT-NOT-OURS", "2026-02-24"))
                        .last()
                        .reason()
                        .code())
                .isEqualTo("other-instruction");
        assertThat(story.state()).isEqualTo("refund-delivered");
    }

    @Test
    void aReferenceToAnotherLotMovesNothing() {
        Story story = Story.ofARefundOnItsWay();
        Said credit = credit(story.deposit().instruction(), "2026-02-24");
        story.says(new Said(credit.partner(), credit.type(), credit.data().replace("'lotId':'1'", "'lotId':'2'")));
        assertThat(story.last().reason().code()).isEqualTo("reference-differs");
    }

    @Test
    void theSameCreditTwiceIsOne() {
        Story story = Story.ofARefundOnItsWay().credits("2026-02-24").credits("2026-02-24");
        assertThat(story.last().reason().code()).isEqualTo("noted");
    }

    private static Story returned() {
        return Story.ofARefundOnItsWay().on("2026-02-25T12:00").returns("2026-02-25");
    }

    private static Said credit(String instruction, String day) {
        return Said.result(
                "deposit.refund-credited.v1", Story.R1, instruction, Story.SUM + ",'bankDate':'" + day + "'");
    }
}
