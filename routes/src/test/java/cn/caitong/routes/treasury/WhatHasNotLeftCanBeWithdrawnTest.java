package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.money.InstructionState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Held back by a hold, or its treasury is down: whether it left, delivery's answer says, never the flow. */
@Tag("unit")
class WhatHasNotLeftCanBeWithdrawnTest {
    private static final PaymentEvent WITHDRAWN = new PaymentEvent.Withdrawn(Fixtures.CHECKER);

    private final Desk desk = new Desk();

    @Test
    void itIsAskedForAndNothingIsDecidedBeforeTheAnswer() {
        desk.applied();
        Draft draft = desk.at("2026-04-20T14:00", WITHDRAWN);
        assertThat(draft.reason().code()).isEqualTo("withdrawing");
        assertThat(desk.takenBack).containsExactly(Fixtures.application(1));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.ISSUED);
    }

    @Test
    void whatNeverLeftIsPreparedAnewUnderTheNextNumber() {
        withdrawn();
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.REJECTED);
        assertThat(desk.tasks("repair")).containsExactly("purchaser");
        assertThat(desk.raised)
                .as("the claim never heard that it was applied for")
                .isEmpty();
        desk.at("2026-04-21T10:00", Fixtures.made("2026-04-21T10:00"));
        desk.at("2026-04-21T11:00", Fixtures.approved("2026-04-21T11:00"));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        assertThat(desk.applications().getLast().businessId()).isEqualTo(Fixtures.application(2));
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.books.state(Fixtures.FIRST, 2)).isEqualTo(InstructionState.ISSUED);
    }

    /** It had been marked for the wire when the withdrawal was decided: it goes on, and the purchaser hears of it. */
    @Test
    void whatMayHaveLeftGoesOnAndTheAnswerSaysSo() {
        desk.applied().at("2026-04-20T14:00", WITHDRAWN);
        Draft left = desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(left.reason().code()).isEqualTo("withdrawal-too-late");
        assertThat(left.money()).isEmpty();
        assertThat(desk.tasks("too-late")).containsExactly("purchaser");
        desk.at("2026-04-20T14:01", desk.sent(EventKind.SEND_DELIVERED, 1));
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.applied.v1");
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"RECEIVED", "UNIT_REVIEWED", "TREASURY_REVIEWED", "QUOTA_CHECKED", "VOUCHER_ISSUED", "CREDITED"})
    void whatTheTreasuryHasIsNotWithdrawn(PaymentState state) {
        Desk known = Cells.in(state);
        Draft draft = known.at("2026-04-27T10:00", WITHDRAWN);
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().code()).isEqualTo("too-late");
        assertThat(draft.reason().detail()).contains("ask it to refuse", "不能撤回");
        assertThat(known.takenBack).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"NEW", "REQUESTED", "PREPARED"})
    void beforeItIsApprovedThereIsNothingToWithdraw(PaymentState state) {
        assertThat(Cells.in(state).at("2026-04-27T10:00", WITHDRAWN).reason().code())
                .isEqualTo("not-allowed-here");
    }

    @Test
    void onlyTheRepairThatHasNotLeftIsWithdrawnAndItsLineWaitsAgain() {
        desk.partlyFailed().at("2026-04-23T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        desk.at("2026-04-23T11:00", WITHDRAWN);
        assertThat(desk.takenBack).containsExactly(Fixtures.application(2));
        desk.at("2026-04-23T11:00", desk.sent(EventKind.SEND_WITHDRAWN, 2));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.CREDITED);
        desk.at("2026-04-24T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.books.state(Fixtures.SECOND, 3)).isEqualTo(InstructionState.ISSUED);
    }

    /** The second one finds nothing in the outbox any more: "left" then means nothing. */
    @Test
    void askedForTwiceItIsWithdrawnOnce() {
        desk.applied().at("2026-04-20T14:00", WITHDRAWN);
        desk.at("2026-04-20T14:00", WITHDRAWN);
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        assertThat(desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1))
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(desk.tasks("too-late")).isEmpty();
    }

    @Test
    void financeDoesNotWithdrawItAndNoTaskIsMistakenForIt() {
        desk.applied();
        assertThat(desk.at("2026-04-20T14:00", new PaymentEvent.Withdrawn(Fixtures.FINANCE))
                        .reason()
                        .code())
                .isEqualTo("not-entitled");
        PaymentEvent.Sent task =
                new PaymentEvent.Sent(EventKind.SEND_WITHDRAWN, Messages.TASK, "any", CaseId.of("outgoing", "1"));
        assertThat(desk.at("2026-04-20T14:00", task).reason().code()).isEqualTo("noted");
    }

    private void withdrawn() {
        desk.applied().at("2026-04-20T14:00", WITHDRAWN);
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
    }
}
