package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was refunded and then marked is recovered and paid over, or the mark falls; and it is waited for (N4.3). */
@Tag("unit")
class MarkAfterTheRefundHasItsEndsTest {
    private static final String CLOCK = "mark/BJ-1/1/recover";

    @Test
    void whatTheSupplierGivesBackIsKeptAndPaidOver() {
        Story story = markedAfterTheRefund().recovers("ZH-1", "12000.00", "2026-02-26");
        assertThat(story.state()).as("nobody has decided that it is kept").isEqualTo("marked-after-refund");
        assertThat(story.clock(CLOCK).dischargedOn).isNull();

        assertThat(story.forfeits().state()).isEqualTo("forfeited");
        assertThat(story.clock(CLOCK).state).isEqualTo("discharged");

        story.paysOver("12000.00", "2026-03-02");
        assertThat(story.state()).isEqualTo("paid-over");
    }

    @Test
    void theLedgerKeepsTheRefundAndNothingBesideIt() {
        Story story = markedAfterTheRefund()
                .recovers("ZH-1", "12000.00", "2026-02-26")
                .forfeits()
                .paysOver("12000.00", "2026-03-02");
        assertThat(story.refund()).isEqualTo(InstructionState.CREDITED);
        assertThat(story.town.ledger.book(Said.CENTRE + ":" + Story.R1).parts).containsOnlyKeys(Purpose.REFUND);
    }

    @Test
    void sumsAddUpAndNoneCountsTwice() {
        Story story = markedAfterTheRefund()
                .recovers("ZH-1", "5000.00", "2026-02-26")
                .recovers("ZH-1", "5000.00", "2026-02-26");
        assertThat(story.last().reason().code()).isEqualTo("noted");
        assertThat(story.state()).isEqualTo("marked-after-refund");
        assertThat(story.clock(CLOCK).dischargedOn).as("nobody has decided it").isNull();

        story.recovers("ZH-1", "7000.00", "2026-02-27");
        assertThat(story.last().outcome()).as("one number, two sums").isEqualTo(Outcome.PARKED);
        story.recovers("ZH-2", "7000.01", "2026-02-27");
        assertThat(story.last().reason().code()).isEqualTo("more-than-marked");
        assertThat(story.recovers("ZH-2", "7000.00", "2026-02-27").state()).isEqualTo("marked-after-refund");
        assertThat(story.forfeits().state()).isEqualTo("forfeited");
    }

    @Test
    void nobodyDecidesItIsWarnedAboutAndEscalated() {
        Story story = markedAfterTheRefund();
        assertThat(story.clock(CLOCK).clause).isEqualTo("N4.3");

        story.on("2026-06-30T10:00");
        assertThat(story.state()).isEqualTo("marked-after-refund");
        assertThat(story.tasks()).endsWith("recover", "warn", "overdue");
        assertThat(story.clock(CLOCK).state).isEqualTo("breached");
    }

    @Test
    void aDecisionEndsTheWaitForOneAndTheMoneyIsStillToCome() {
        Story story = markedAfterTheRefund().forfeits();
        assertThat(story.state()).isEqualTo("marked-after-refund");
        assertThat(story.clock(CLOCK).state).isEqualTo("discharged");
        assertThat(story.on("2026-06-30T10:00").tasks()).endsWith("recover");

        assertThat(story.recovers("ZH-1", "12000.00", "2026-06-30").state()).isEqualTo("forfeited");
    }

    @Test
    void whatIsNotToBeHadIsLeftOutByDecision() {
        Story story = markedAfterTheRefund().recovers("ZH-1", "5000.00", "2026-02-26");
        assertThat(story.forfeits("4999.99", "treasury").last().reason().code()).isEqualTo("less-than-recovered");
        assertThat(story.forfeits("12000.01", "treasury").last().reason().code())
                .isEqualTo("more-than-marked");
        assertThat(story.forfeits("5000.00", "treasury").state()).isEqualTo("forfeited");
        assertThat(story.paysOver("5000.00", "2026-03-02").state()).isEqualTo("paid-over");
    }

    @Test
    void anUnfoundedMarkLeavesItRefunded() {
        Story story = markedAfterTheRefund().liftsTheMark(true);
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.clock(CLOCK).state).isEqualTo("discharged");
        assertThat(story.last().alarms()).isEmpty();
        assertThat(story.on("2026-06-30T10:00").tasks()).endsWith("recover");
    }

    @Test
    void whatCameBackUnderAMarkThatFallsIsGivenBack() {
        Story story =
                markedAfterTheRefund().recovers("ZH-1", "5000.00", "2026-02-26").liftsTheMark(true);
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly("recovered-to-return");
        assertThat(story.tasks()).endsWith("give-back");
        assertThat(story.town
                        .mail
                        .told(Messages.TASK)
                        .getLast()
                        .data()
                        .at("/amount/amount")
                        .asText())
                .isEqualTo("5000.00");
        assertThat(story.deposit().kept()).isEqualTo(Kept.NOTHING);
    }

    /** All of it came back before anybody had heard the supplier: lifted, it is the supplier's again. */
    @Test
    void whatCameBackWholeIsGivenBackToo() {
        Story story = markedAfterTheRefund()
                .recovers("ZH-1", "12000.00", "2026-02-26")
                .liftsTheMark(true);
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.tasks()).endsWith("give-back");
        assertThat(story.deposit().kept()).isEqualTo(Kept.NOTHING);
    }

    @Test
    void aRefundThatTheBankTakesBackIsDecidedOverTheMoneyItself() {
        Story story = markedAfterTheRefund()
                .recovers("ZH-1", "5000.00", "2026-02-26")
                .on("2026-02-27T10:00")
                .returns("2026-02-27");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.tasks()).contains("give-back");
        assertThat(story.clock(CLOCK).state).isEqualTo("void");
        assertThat(story.clock("mark/BJ-1/1").state).isEqualTo("open");

        assertThat(story.forfeits().state()).isEqualTo("forfeited");
        assertThat(story.deposit().kept().forfeited()).isEqualTo(Money.cny("12000.00"));
    }

    @Test
    void aReturnOrAnotherCreditAfterAllIsRecoveredNeedsAPerson() {
        Story story = markedAfterTheRefund()
                .recovers("ZH-1", "12000.00", "2026-02-26")
                .forfeits()
                .credits("2026-02-24");
        assertThat(story.last().reason().code()).isEqualTo("noted");
        assertThat(story.credits("2026-02-27").last().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(story.returns("2026-02-27").last().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(story.state()).isEqualTo("forfeited");
        assertThat(story.recovers("ZH-9", "1.00", "2026-02-28").last().outcome())
                .isEqualTo(Outcome.PARKED);
    }

    @Test
    void whatIsToldTooEarlyWaitsForItsMark() {
        Story story = Story.ofARefundOnItsWay()
                .credits("2026-02-24")
                .on("2026-02-25T09:00")
                .recovers("ZH-1", "12000.00", "2026-02-25");
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        story.paysOver("12000.00", "2026-02-25")
                .on("2026-02-25T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
        assertThat(story.deposit().kept().recovered().total())
                .as("recovered by what was held")
                .contains(Money.cny("12000.00"));
        assertThat(story.forfeits().state()).isEqualTo("forfeited");
    }

    @Test
    void recoveredUnderARecallItWaitsForTheCredit() {
        Story story = Story.ofARefundOnItsWay()
                .on("2026-02-24T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .recovers("ZH-1", "12000.00", "2026-02-24");
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        assertThat(story.credits("2026-02-24").state()).isEqualTo("marked-after-refund");
        assertThat(story.forfeits().state()).isEqualTo("forfeited");
    }

    @Test
    void moneyThatNobodyHadToRecoverNeedsAPerson() {
        Story held = Story.ofOneDeposit().recovers("ZH-1", "12000.00", "2026-02-01");
        assertThat(held.last().outcome()).isEqualTo(Outcome.PARKED);
        Story refunded = Story.ofARefundOnItsWay()
                .credits("2026-02-24")
                .on("2026-03-20T09:00")
                .recovers("ZH-1", "12000.00", "2026-03-19");
        assertThat(refunded.last().reason().code())
                .as("no mark can come any more")
                .isEqualTo("unexpected");
    }

    @Test
    void onlyTheBuyerDecidesAndOnlyItsOwnMark() {
        Story story = markedAfterTheRefund()
                .does(
                        "deposit.forfeited.v1",
                        "'markId':'BJ-1'%s,'heardAt':'%s','paidTo':'treasury','decidedBy':%s,%s"
                                .formatted(
                                        Story.SUM,
                                        Story.text("2026-02-25T10:00"),
                                        Said.person("clerk", "trading-centre"),
                                        Said.evidence()));
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
        story.does(
                "deposit.mark-lifted.v1",
                "'markId':'BJ-2','unfounded':true,'decidedBy':%s,'decidedAt':'%s','reason':'经核实'"
                        .formatted(Said.person("zhang"), Story.text("2026-02-25T10:00")));
        assertThat(story.last().reason().code()).isEqualTo("other-mark");
    }

    private static Story markedAfterTheRefund() {
        return Story.ofARefundOnItsWay()
                .credits("2026-02-24")
                .on("2026-02-25T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
    }
}
