package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ASuppliersReminderStartsNothingTest {
    private final Desk desk = new Desk();

    @Test
    void thePurchaserIsRemindedAndTheSupplierToldHowItStands() {
        Draft draft = desk.at("2026-04-20T09:00", Fixtures.requested());
        assertThat(draft.money()).isEmpty();
        assertThat(desk.applications()).isEmpty();
        assertThat(desk.tasks("requested")).containsExactly("purchaser");
        assertThat(desk.tasks("progress")).containsExactly("supplier");
        assertThat(desk.told.getLast().data().path("state").asText()).isEqualTo("requested");
        assertThat(desk.told.getLast().data().at("/amount/amount").asText()).isEqualTo("100000.00");
    }

    @Test
    void oncePerDayIsEnough() {
        desk.at("2026-04-20T09:00", Fixtures.requested());
        Draft again = desk.at("2026-04-20T23:59", Fixtures.requested());
        assertThat(again.reason().code()).isEqualTo("reminded-today");
        assertThat(again.outgoing()).isEmpty();
        desk.at("2026-04-21T00:00", Fixtures.requested());
        assertThat(desk.tasks("requested")).hasSize(2);
    }

    @Test
    void whatIsPreparedStaysPrepared() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at("2026-04-20T10:30", Fixtures.requested());
        assertThat(desk.state).isEqualTo(PaymentState.PREPARED);
        assertThat(desk.tasks("requested")).hasSize(1);
    }

    /** Once it is applied for, nobody at the purchaser's can do more about it. */
    @Test
    void onceAppliedForOnlyItsStateIsTold() {
        desk.applied();
        desk.at("2026-04-21T09:00", Fixtures.requested());
        assertThat(desk.tasks("requested")).isEmpty();
        assertThat(desk.told.getLast().data().path("state").asText()).isEqualTo("applied");
    }

    @Test
    void anotherSuppliersPaymentIsNoneOfItsBusiness() {
        Draft draft = desk.at("2026-04-20T09:00", new PaymentEvent.Requested("CN-USCC:91500000MA0000015Q"));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().code()).isEqualTo("not-the-supplier");
    }

    @Test
    void whereNothingIsConfirmedThereIsNothingToAskFor() {
        desk.payable = Fixtures.payable(null);
        Draft draft = desk.at("2026-04-20T09:00", Fixtures.requested());
        assertThat(draft.reason().code()).isEqualTo("nothing-confirmed");
        assertThat(desk.hasPayment()).isFalse();
    }
}
