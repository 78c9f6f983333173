package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Outgoing;
import cn.caitong.routes.payment.PaymentPolicy.Basis;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delivered on Thursday 9 April 2026, confirmed on Monday 13 April, accepted on Wednesday 8 April. */
@Tag("unit")
class ConfirmationOpensTheTermsOfPaymentTest {
    private static final ClaimEvent.Confirmed CONFIRMED = new ClaimEvent.Confirmed(Fixtures.PURCHASER);
    private final Desk desk = new Desk().delivered();

    @Test
    void bothCountingsAreShownAndTheEarlierWarns() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.clock("C36").state).isEqualTo("discharged");
        assertThat(desk.clock("C37/delivery").due).isEqualTo(Fixtures.at("2026-04-17T00:00"));
        assertThat(desk.clock("C37/confirmation").due).isEqualTo(Fixtures.at("2026-04-21T00:00"));
        assertThat(desk.clock("C37b/delivery").due).isEqualTo(Fixtures.at("2026-04-24T00:00"));
        assertThat(desk.clock("C37b/confirmation").due).isEqualTo(Fixtures.at("2026-04-28T00:00"));
        assertThat(desk.clock("C37/confirmation").warn).isNull();
        assertThat(desk.clock("C37/delivery").warn).isNotNull();
    }

    @Test
    void aSmallFirmIsPaidWithinThirtyDaysOfAcceptance() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.clock("C33").due)
                .as("8 April and 30 days: Friday 8 May")
                .isEqualTo(Fixtures.at("2026-05-09T00:00"));
        Desk large = new Desk();
        large.terms = Fixtures.terms(LocalDate.of(2026, 3, 2), false, false, "large");
        large.delivered().at("2026-04-13T10:00", CONFIRMED);
        assertThat(large.clocks).doesNotContainKey("C33");
    }

    @Test
    void itStartsNothing() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.told).extracting(Outgoing.Tell::type).containsOnly(ClaimMessages.PUSH, ClaimMessages.TASK);
        assertThat(desk.tasks("start-payment")).containsExactly("purchaser");
    }

    @Test
    void byPolicyTheLaterCountingIsTheBreach() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.until("2026-04-20T23:59");
        assertThat(desk.clock("C37/delivery").state)
                .as("late by the other counting only")
                .isEqualTo("open");
        assertThat(desk.tasks("overdue")).isEmpty();
        desk.until("2026-04-21T00:00");
        assertThat(desk.clock("C37/confirmation").state).isEqualTo("breached");
        assertThat(desk.tasks("overdue")).containsExactly("purchaser", "finance");
        assertThat(desk.alarms).containsExactly("payment-overdue");
    }

    @Test
    void byAnotherPolicyTheEarlier() {
        PaymentPolicy shipped = desk.policy;
        desk.policy = new PaymentPolicy(
                shipped.client(),
                shipped.treasury(),
                shipped.taskPartner(),
                shipped.agencyPrepares(),
                Basis.DELIVERY,
                shipped.objectionPartners(),
                shipped.manyObjections(),
                shipped.smallFirms(),
                shipped.overdue(),
                shipped.patience(),
                shipped.clockSkew(),
                shipped.tolerance(),
                shipped.times());
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.until("2026-04-21T00:00");
        assertThat(desk.clock("C37/delivery").state).isEqualTo("breached");
        assertThat(desk.clock("C37/confirmation").state).isEqualTo("open");
    }

    @Test
    void whatIsDisputedCannotBeConfirmed() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        assertThat(desk.at("2026-04-13T10:00", CONFIRMED).reason().code()).isEqualTo("objection-stands");
    }

    @Test
    void anIncompleteObjectionLapses() {
        desk.at("2026-04-10T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.at("2026-04-14T10:00", Fixtures.evidence("YY-1"))
                        .reason()
                        .code())
                .isEqualTo("objection-ended");
    }

    @Test
    void onceConfirmedNoObjectionIsTaken() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.at("2026-04-14T10:00", Fixtures.objection("YY-1", "other"))
                        .reason()
                        .code())
                .isEqualTo("objection-too-late");
        int told = desk.told.size();
        desk.at("2026-04-14T11:00", CONFIRMED);
        assertThat(desk.told).hasSize(told);
    }

    @Test
    void confirmedBeforeDeliveryIsRecordedItIsDelivered() {
        Desk early = new Desk();
        early.at("2026-04-09T10:00", Fixtures.submitted());
        early.at("2026-04-09T15:00", CONFIRMED);
        assertThat(early.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(early.claim().times().delivered()).isEqualTo(Fixtures.at("2026-04-09T15:00"));
        assertThat(early.clock("N5.2").state).isEqualTo("discharged");
    }
}
