package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.money.InstructionState;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.treasury.PaymentEvent.ClaimChanged;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payments are assigned to a lender (政采贷) while one is prepared, approved, or at the treasury (民法典 art. 546). */
@Tag("unit")
class AnAssignmentTakesBackWhatHasNotLeftTest {
    private final Desk desk = new Desk();

    @Test
    void whatHasNotLeftIsTakenBackAndStartedAgainForTheLendersAccount() {
        desk.applied();
        assertThat(assign("2026-04-20T14:00").reason().code()).isEqualTo("payee-assigned");
        assertThat(desk.takenBack).containsExactly(Fixtures.application(1));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        desk.at("2026-04-21T09:00", Fixtures.made("2026-04-21T09:00"));
        desk.at("2026-04-21T10:00", Fixtures.approved("2026-04-21T10:00"));
        assertThat(desk.applications()).hasSize(2);
        assertThat(desk.payment().payee()).isEqualTo(Concealed.of(Fixtures.LENDER));
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.alarms).isEmpty();
    }

    @Test
    void whatMayHaveLeftIsNeverSentAgainAndIsBeforeFinance() {
        desk.applied().at("2026-04-20T11:05", desk.sent(EventKind.SEND_UNKNOWN, 1));
        assign("2026-04-20T14:00");
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(desk.alarms).containsExactly("assigned-too-late");
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));

        desk.payable = Fixtures.assigned(Fixtures.payable(Fixtures.SUM, true, true, false, false));
        desk.at("2026-04-21T09:00", new ClaimChanged());
        desk.payable = Fixtures.assigned(Fixtures.payable());
        assertThat(desk.at("2026-04-22T09:00", new ClaimChanged()).reason().code())
                .isEqualTo("goes-on");
        assertThat(desk.keptBack)
                .as("a contract that is resumed lets nothing go to the former account")
                .containsExactly(Fixtures.application(1));
    }

    @Test
    void whatTheTreasuryHasIsItsToStopAndItsCreditIsTaken() {
        desk.delivered();
        assign("2026-04-21T09:00");
        assertThat(desk.takenBack).isEmpty();
        assertThat(desk.alarms).containsExactly("assigned-too-late");
        desk.at("2026-04-22T16:00", Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")));
        assertThat(desk.books.paid()).isEqualByComparingTo("80000.00");
    }

    /** Its approval would be refused: whoever made it hears that it is to be made anew. */
    @Test
    void whatIsPreparedForTheFormerAccountIsForgotten() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        assign("2026-04-20T10:30");
        assertThat(desk.payment().prepared()).isNull();
        assertThat(desk.state).isEqualTo(PaymentState.REQUESTED);
        assertThat(desk.tasks("prepare")).containsExactly("purchaser");
    }

    @Test
    void itIsNoticedOnceAndOfWhatIsCreditedNotAtAll() {
        desk.applied();
        assign("2026-04-20T14:00");
        assertThat(assign("2026-04-20T15:00").reason().code()).isEqualTo("noted");
        assertThat(desk.takenBack).hasSize(1);

        Desk paid = new Desk().credited();
        paid.payable = Fixtures.assigned(Fixtures.payable());
        assertThat(paid.at("2026-04-24T09:00", new ClaimChanged()).reason().code())
                .isEqualTo("noted");
    }

    /** An assignment to the account that was agreed anyway: nothing to take back. */
    @Test
    void theSameAccountLockedChangesNothing() {
        desk.applied();
        desk.payable = Fixtures.payable(Fixtures.SUM, true, false, false, true);
        assertThat(desk.at("2026-04-20T14:00", new ClaimChanged()).reason().code())
                .isEqualTo("noted");
    }

    /** The answer to the stop is no answer to this: finance must hear of it, and the end of the stop lets nothing go. */
    @Test
    void aStopThatStandsDoesNotHideIt() {
        desk.applied().at("2026-04-20T11:05", desk.sent(EventKind.SEND_UNKNOWN, 1));
        desk.payable = Fixtures.payable(Fixtures.SUM, true, true, false, false);
        desk.at("2026-04-20T14:00", new ClaimChanged());
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(desk.alarms).containsExactly("stopped-too-late");

        desk.payable = Fixtures.assigned(desk.payable);
        desk.at("2026-04-20T15:00", new ClaimChanged());
        desk.at("2026-04-20T15:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(desk.alarms).contains("assigned-too-late");
        desk.payable = Fixtures.assigned(Fixtures.payable());
        desk.at("2026-04-21T09:00", new ClaimChanged());
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
    }

    /** Suspended and assigned, and heard of at once: the outbox is asked once. */
    @Test
    void aStopOfTheSameMomentHasAsked() {
        desk.applied();
        desk.payable = Fixtures.assigned(Fixtures.payable(Fixtures.SUM, true, true, false, false));
        desk.at("2026-04-20T14:00", new ClaimChanged());
        assertThat(desk.takenBack).hasSize(1);
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(desk.alarms).containsExactlyInAnyOrder("stopped-too-late", "assigned-too-late");
    }

    /** Resumed and assigned, and heard of at once. */
    @Test
    void aResumptionOfTheSameMomentLetsNothingGo() {
        desk.applied().at("2026-04-20T11:05", desk.sent(EventKind.SEND_UNKNOWN, 1));
        desk.payable = Fixtures.payable(Fixtures.SUM, true, true, false, false);
        desk.at("2026-04-20T14:00", new ClaimChanged());
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        desk.payable = Fixtures.assigned(Fixtures.payable());
        desk.at("2026-04-21T09:00", new ClaimChanged());
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
    }

    /** One is at the treasury, with a line that the bank could not pay; its repair waits here. */
    @Test
    void eachApplicationIsJudgedByItself() {
        partlyFailed();
        desk.at("2026-04-22T17:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assign("2026-04-23T09:00");
        assertThat(desk.alarms).contains("assigned-too-late");
        assertThat(desk.takenBack).containsExactly(Fixtures.application(2));
    }

    /** A repair that reads the lender's account from its claim, before the payment has heard of the assignment. */
    @Test
    void aRepairNoticesItForWhatWasAppliedForBefore() {
        partlyFailed();
        desk.payable = Fixtures.assigned(Fixtures.payable());
        desk.at("2026-04-22T17:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.alarms).contains("assigned-too-late");
        assertThat(desk.payment().payee()).isEqualTo(Concealed.of(Fixtures.LENDER));
        assertThat(assign("2026-04-23T09:00").reason().code()).isEqualTo("noted");
        assertThat(desk.takenBack).as("what is for the lender stays").isEmpty();
    }

    /** Whatever is repaired later, and for whom: the former account's application is not let go. */
    @Test
    void aLaterRepairForTheLenderLetsNothingOfTheFormerGo() {
        partlyFailed();
        desk.at("2026-04-22T17:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        desk.at("2026-04-22T17:05", desk.sent(EventKind.SEND_UNKNOWN, 2));
        assign("2026-04-23T09:00");
        desk.at("2026-04-23T09:00", desk.sent(EventKind.SEND_LEFT, 2));
        desk.at("2026-04-23T10:00", Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")));
        desk.at("2026-04-24T09:00", Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
        desk.at("2026-04-24T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        assertThat(desk.payment().payee()).isEqualTo(Concealed.of(Fixtures.LENDER));

        desk.payable = Fixtures.assigned(Fixtures.payable(Fixtures.SUM, true, true, false, false));
        desk.at("2026-04-25T09:00", new ClaimChanged());
        assign("2026-04-26T09:00");
        assertThat(desk.keptBack).contains(Fixtures.application(2)).doesNotContain(Fixtures.application(3));
    }

    private void partlyFailed() {
        desk.delivered();
        desk.at("2026-04-22T16:00", Fixtures.executed(1, Fixtures.failed(Fixtures.SECOND, 1)));
    }

    private Draft assign(String local) {
        desk.payable = Fixtures.assigned(Fixtures.payable());
        return desk.at(local, new ClaimChanged());
    }
}
