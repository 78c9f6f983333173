package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.money.InstructionState;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class TheTreasurysNewsGoesForwardsOnlyTest {
    private final Desk desk = new Desk();

    @Test
    void stepByStepToTheCredit() {
        desk.delivered();
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.applied.v1");
        for (PaymentState step : new PaymentState[] {
            PaymentState.RECEIVED,
            PaymentState.UNIT_REVIEWED,
            PaymentState.TREASURY_REVIEWED,
            PaymentState.QUOTA_CHECKED
        }) {
            desk.at("2026-04-21T10:00", Fixtures.passed(1, step));
            assertThat(desk.state).isEqualTo(step);
        }
        desk.at("2026-04-22T10:00", Fixtures.voucher(1));
        assertThat(desk.state).isEqualTo(PaymentState.VOUCHER_ISSUED);
        desk.at(
                "2026-04-22T16:00",
                Fixtures.executed(
                        1,
                        Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                        Fixtures.credited(Fixtures.SECOND, 1, "18000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.paid()).isEqualByComparingTo("98000.00");
        assertThat(desk.raised).extracting(Raise::type).containsExactly("payment.applied.v1", "payment.credited.v1");
        assertThat(desk.raised.getLast().data().path("on").asText()).isEqualTo("2026-04-22");
    }

    @Test
    void itsClaimIsToldWhereItsFirstMessageWouldPutIt() {
        Location claim = desk.delivered().lastRaised().orElseThrow().parent();
        assertThat(claim.caseId()).isEqualTo(Fixtures.PLACE.parentId());
        assertThat(claim.key()).isEqualTo(Fixtures.ID);
        assertThat(claim.supplier()).isEqualTo(Fixtures.SUPPLIER);
    }

    /** A credit before its voucher, and before the sending's own end: what came later shows what came earlier. */
    @Test
    void whatIsCreditedWasDeliveredReviewedAndIssued() {
        desk.applied()
                .at(
                        "2026-04-22T16:00",
                        Fixtures.executed(
                                1,
                                Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                                Fixtures.credited(Fixtures.SECOND, 1, "18000.00")));
        assertThat(desk.raised).extracting(Raise::type).containsExactly("payment.applied.v1", "payment.credited.v1");
        assertThat(desk.payment().applications().getFirst().voucher()).isEqualTo(Fixtures.VOUCHER);
        Draft late = desk.at("2026-04-22T17:00", desk.sent(EventKind.SEND_DELIVERED, 1));
        assertThat(late.money()).isEmpty();
        assertThat(late.raised()).isEmpty();
        desk.at("2026-04-22T17:00", Fixtures.voucher(1));
        desk.at("2026-04-22T17:00", Fixtures.passed(1, PaymentState.RECEIVED));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
    }

    /** So that interest is reckoned for each line's own days (C34). */
    @Test
    void theClaimHearsOnWhichDayEachLineWasCredited() {
        desk.credited();
        JsonNode told = desk.raised.getLast().data();
        assertThat(told.path("on").asText()).isEqualTo("2026-04-22");
        assertThat(told.path("credits"))
                .extracting(line -> line.at("/amount/amount").asText() + " "
                        + line.path("on").asText())
                .containsExactly("80000.00 2026-04-22", "18000.00 2026-04-22");
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"RECEIVED", "UNIT_REVIEWED", "TREASURY_REVIEWED", "QUOTA_CHECKED"})
    void whereverItIsRefusedAllItsLinesWaitForTwoPersons(PaymentState step) {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, step));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.payment().failed()).hasSize(2);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.REJECTED);
        assertThat(desk.alarms).containsExactly("payment-refused");
        assertThat(desk.tasks("repair")).containsExactly("purchaser");
        assertThat(desk.told.getLast().data().at("/reason/code").asText()).isEqualTo("B02");
    }

    @Test
    void whatTheTreasuryWouldNotTakeWaitsForTwoPersons() {
        desk.applied().at("2026-04-20T11:01", desk.sent(EventKind.SEND_REJECTED, 1));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.raised).as("nothing was started").isEmpty();
        assertThat(desk.payment().failed()).allMatch(line -> line.current().proof() != null);
    }

    /** P3: it is asked about by delivery, and never sent again. */
    @Test
    void whatNobodyKnowsIsAskedNotRepeated() {
        Draft draft = desk.applied().at("2026-04-20T11:01", desk.sent(EventKind.SEND_UNKNOWN, 1));
        assertThat(draft.outgoing()).isEmpty();
        assertThat(draft.reason().code()).isEqualTo("outcome-unknown");
        assertThat(desk.at("2026-04-20T12:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void endsOfOtherSendingsChangeNothing() {
        Draft draft = desk.applied()
                .at("2026-04-20T11:01", new PaymentEvent.Sent(EventKind.SEND_REJECTED, Messages.TASK, "any", null));
        assertThat(draft.reason().code()).isEqualTo("noted");
    }

    @Test
    void atTheYearsEndItGoesOnInTheNext() {
        desk.delivered().at("2027-01-04T09:00", new PaymentEvent.CarriedOver(Fixtures.application(1), 2027));
        assertThat(desk.payment().applications().getFirst().fiscalYear()).isEqualTo(2027);
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).as("the attempt lives").isEqualTo(InstructionState.DELIVERED);
        assertThat(desk.at("2027-01-04T09:01", new PaymentEvent.CarriedOver(Fixtures.application(1), 2027))
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(desk.at("2027-01-04T09:02", new PaymentEvent.CarriedOver(Fixtures.application(1), 2026))
                        .outcome())
                .isEqualTo(Outcome.PARKED);
    }
}
