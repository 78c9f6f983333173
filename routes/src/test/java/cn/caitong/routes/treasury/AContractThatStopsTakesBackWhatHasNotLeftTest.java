package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.PaymentEvent.ClaimChanged;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A suspended contract (条例 art. 54) and one that ended early: what they do to the payments that were applied for under them. */
@Tag("unit")
class AContractThatStopsTakesBackWhatHasNotLeftTest {
    private static final String CONTRACT = "HT-2026-0103-01";
    private static final Stop COURT = new Stop(Stop.Where.HUB, "court", "（2026）渝0103执保117号");
    private final Desk desk = new Desk();

    @Test
    void whatHasNotLeftIsTakenBackAndStartedAgainByTwoPersonsOnceTheContractIsResumed() {
        desk.applied();
        assertThat(suspend("2026-04-20T14:00").reason().code()).isEqualTo("stopped");
        assertThat(desk.takenBack).containsExactly(Fixtures.application(1));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.at("2026-04-21T09:00", Fixtures.made("2026-04-21T09:00"))
                        .reason()
                        .detail())
                .startsWith("contract-suspended");
        assertThat(resume("2026-04-22T09:00").reason().code()).isEqualTo("goes-on");
        assertThat(desk.applications()).as("resuming it sends nothing").hasSize(1);
        desk.at("2026-04-22T10:00", Fixtures.made("2026-04-22T10:00"));
        desk.at("2026-04-22T11:00", Fixtures.approved("2026-04-22T11:00"));
        assertThat(desk.applications()).hasSize(2);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.VOID);
    }

    /** Unknown: nobody may send it again while the contract stands still, and nobody makes a second attempt of it (P3). */
    @Test
    void whatMayHaveLeftIsKeptBackAndGoesOnUnderItsApprovalOnceTheContractIsResumed() {
        desk.applied().at("2026-04-20T11:05", desk.sent(EventKind.SEND_UNKNOWN, 1));
        suspend("2026-04-20T14:00");
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(desk.alarms).containsExactly("stopped-too-late");
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        resume("2026-04-22T09:00");
        assertThat(desk.keptBack).isEmpty();
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void whatTheTreasuryHasIsTheTreasurysAndItsCreditIsTaken() {
        desk.delivered();
        suspend("2026-04-21T09:00");
        assertThat(desk.takenBack).isEmpty();
        assertThat(desk.tasks("stopped")).containsExactly("purchaser");
        desk.at("2026-04-22T16:00", Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")));
        assertThat(desk.books.paid()).isEqualByComparingTo("80000.00");
        resume("2026-04-23T09:00");
        assertThat(desk.payment().stops()).isEmpty();
    }

    @Test
    void whileACourtStopsItTooNothingGoesOnByTheContractsResumption() {
        desk.applied();
        suspend("2026-04-20T14:00");
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        desk.at("2026-04-20T15:00", new Stopping(EventKind.SUSPENDED, null, COURT, Fixtures.FINANCE));
        assertThat(desk.takenBack).as("asked once").hasSize(1);
        resume("2026-04-21T09:00");
        assertThat(desk.keptBack).isNotEmpty();
        assertThat(desk.payment().stops()).containsExactly(COURT);
        desk.at("2026-04-21T10:00", new Stopping(EventKind.RESUMED, null, COURT, Fixtures.FINANCE));
        assertThat(desk.keptBack).isEmpty();
    }

    /** The hub tells twice what it told before it died; and what was over before it was told never was. */
    @Test
    void whatIsToldTwiceOrTooLateChangesNothing() {
        desk.applied();
        suspend("2026-04-20T14:00");
        assertThat(suspend("2026-04-20T14:00").reason().code()).isEqualTo("noted");
        assertThat(desk.takenBack).hasSize(1);
        resume("2026-04-20T15:00");
        Draft draft = resume("2026-04-20T15:00");
        assertThat(draft.reason().code()).as("suspended and resumed meanwhile").isEqualTo("noted");
        assertThat(desk.takenBack).hasSize(1);
    }

    /** Each suspension is a task of its own, also of one moment. */
    @Test
    void aSecondSuspensionIsAnotherTask() {
        desk.applied();
        suspend("2026-04-20T14:00");
        resume("2026-04-20T14:00");
        suspend("2026-04-20T14:00");
        assertThat(desk.tasks("stopped")).hasSize(2);
    }

    /** The contract has spoken, the payment has not heard it yet: an approval that is decided meanwhile is judged by the contract. */
    @Test
    void anApprovalThatMeetsTheStopIsRefused() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.payable = contract(true, false);
        assertThat(desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"))
                        .reason()
                        .detail())
                .startsWith("contract-suspended");
        desk.payable = contract(false, true);
        assertThat(desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"))
                        .reason()
                        .detail())
                .startsWith("contract-terminated")
                .contains("payment.resumed", "由财政核实后放行");
    }

    @Test
    void whatWasAcceptedBeforeTheEndIsTakenBackAndPutBeforeFinance() {
        desk.applied();
        Draft ended = terminate("2026-04-20T14:00");
        assertThat(ended.reason().clause()).isEqualTo("民法典 art. 567");
        assertThat(ended.matters()).singleElement().isInstanceOfSatisfying(Matter.Asked.class, asked -> {
            assertThat(asked.code()).isEqualTo("contract-terminated");
            assertThat(asked.detail()).contains(CONTRACT, "仍应支付");
        });
        assertThat(desk.takenBack).containsExactly(Fixtures.application(1));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        desk.at("2026-04-21T09:00", Fixtures.made("2026-04-21T09:00"));
        assertThat(desk.at("2026-04-21T09:30", Fixtures.approved("2026-04-21T09:30"))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        Draft settled = settle("2026-04-22T09:00", Fixtures.FINANCE);
        assertThat(settled.matters()).singleElement().isInstanceOf(Matter.Answered.class);
        assertThat(settled.reason().code()).isEqualTo("contract-settled");
        desk.at("2026-04-22T10:00", Fixtures.approved("2026-04-22T10:00"));
        assertThat(desk.applications()).as("it is paid").hasSize(2);
    }

    /** Who prepared it did not know of the end, and who approves it afterwards would approve a sum of before. */
    @Test
    void whatWasPreparedBeforeTheEndIsPreparedAnew() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        terminate("2026-04-20T14:00");
        assertThat(desk.payment().prepared()).isNull();
        assertThat(desk.state).isEqualTo(PaymentState.REQUESTED);
        assertThat(desk.tasks("prepare")).hasSize(1);
        settle("2026-04-22T09:00", Fixtures.FINANCE);
        assertThat(desk.at("2026-04-22T09:30", Fixtures.approved("2026-04-22T09:30"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(desk.applications()).isEmpty();
        desk.at("2026-04-22T10:00", Fixtures.made("2026-04-22T10:00"));
        desk.at("2026-04-22T11:00", Fixtures.approved("2026-04-22T11:00"));
        assertThat(desk.applications()).hasSize(1);
    }

    /** The payment has not heard of the end when the next preparation meets it: that one is of after it, and stays. */
    @Test
    void whatIsPreparedInThePlaceOfOneOfBeforeStays() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.payable = contract(false, true);
        desk.at("2026-04-20T14:00", Fixtures.made("2026-04-20T14:00"));
        assertThat(desk.payment().prepared()).isNotNull();
        assertThat(desk.tasks("prepare")).as("nobody has to prepare it again").isEmpty();
    }

    @Test
    void whatMayHaveLeftBeforeTheEndWaitsForFinance() {
        desk.applied();
        terminate("2026-04-20T14:00");
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
        settle("2026-04-22T09:00", Fixtures.FINANCE);
        assertThat(desk.keptBack).isEmpty();
        assertThat(terminate("2026-04-22T10:00").reason().code())
                .as("it was settled for ever")
                .isEqualTo("noted");
    }

    /** Nobody had prepared it before the end: that it is owed must not be lost by that. */
    @Test
    void whatIsPreparedAfterTheEndIsPutBeforeFinanceToo() {
        desk.payable = contract(false, true);
        Draft prepared = desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        assertThat(prepared.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(prepared.matters()).hasSize(1);
        assertThat(desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        settle("2026-04-20T12:00", Fixtures.FINANCE);
        desk.at("2026-04-20T13:00", Fixtures.approved("2026-04-20T13:00"));
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void financeAloneLetsGoAndOnlyWhatEnded() {
        desk.applied();
        assertThat(settle("2026-04-20T13:00", Fixtures.FINANCE).reason().code()).isEqualTo("nothing-stopped");
        suspend("2026-04-20T13:30");
        assertThat(settle("2026-04-20T13:31", Fixtures.FINANCE).reason().code()).isEqualTo("nothing-stopped");
        terminate("2026-04-20T14:00");
        assertThat(settle("2026-04-20T15:00", Fixtures.CHECKER).reason().code()).isEqualTo("not-entitled");
        settle("2026-04-20T16:00", Fixtures.FINANCE);
        assertThat(settle("2026-04-20T17:00", Fixtures.FINANCE).reason().code()).isEqualTo("nothing-stopped");
    }

    /** Suspended, then ended: one stop takes the other's place, and between them nothing goes on. */
    @Test
    void aSuspendedContractThatEndsLetsNothingGoInBetween() {
        desk.applied();
        suspend("2026-04-20T14:00");
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        terminate("2026-04-21T09:00");
        assertThat(desk.payment().stops()).containsExactly(Stop.terminated(CONTRACT));
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
        assertThat(desk.takenBack).as("asked once").hasSize(1);
    }

    @Test
    void whatWasCreditedBeforeTheEndIsNobodysQuestionUntilTheBankReturnsIt() {
        desk.credited();
        assertThat(terminate("2026-04-23T09:00").reason().code()).isEqualTo("noted");
        Draft back = desk.at("2026-04-24T09:00", Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
        assertThat(back.matters()).hasSize(1);
        assertThat(desk.at("2026-04-24T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        settle("2026-04-24T11:00", Fixtures.FINANCE);
        desk.at("2026-04-24T12:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        assertThat(desk.applications()).hasSize(2);
    }

    private Draft suspend(String local) {
        desk.payable = contract(true, false);
        return desk.at(local, new ClaimChanged());
    }

    private Draft resume(String local) {
        desk.payable = contract(false, false);
        return desk.at(local, new ClaimChanged());
    }

    private Draft terminate(String local) {
        desk.payable = contract(false, true);
        return desk.at(local, new ClaimChanged());
    }

    private Draft settle(String local, Person person) {
        return desk.at(local, new Stopping(EventKind.RESUMED, null, Stop.terminated(CONTRACT), person));
    }

    private static Payable contract(boolean suspended, boolean terminated) {
        return Fixtures.payable(Fixtures.SUM, true, suspended, terminated, false);
    }
}
