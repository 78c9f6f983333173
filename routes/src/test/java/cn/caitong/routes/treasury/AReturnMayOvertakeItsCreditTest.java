package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.money.InstructionState;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The receipt of a line that came back meanwhile is heard after the return: what else it says is taken, and nothing is parked (P8). */
@Tag("unit")
class AReturnMayOvertakeItsCreditTest {
    private static final LocalDate CREDITED = LocalDate.of(2026, 4, 22);

    private final Desk desk = new Desk();

    @Test
    void theOtherLineOfTheReceiptIsCredited() {
        returned();
        Draft late = receipt("2026-04-24T17:00");
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.RETURNED);
        assertThat(desk.books.state(Fixtures.SECOND, 1)).isEqualTo(InstructionState.CREDITED);
        assertThat(desk.payment().applications().getFirst().voucher()).isEqualTo(Fixtures.VOUCHER);
        Line.Attempt back = attempt();
        assertThat(back.standing()).isEqualTo(Line.Standing.RETURNED);
        assertThat(back.creditedOn()).isEqualTo(CREDITED);
        assertThat(back.returnedOn()).isEqualTo(LocalDate.of(2026, 4, 24));
    }

    /** Nothing was discharged, so that nothing is owed again; the claim hears of it when all is credited. */
    @Test
    void theClaimHearsOfNoCreditBeforeTheRepair() {
        returned();
        receipt("2026-04-24T17:00");
        assertThat(desk.raised).extracting(Raise::type).containsExactly("payment.applied.v1");
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        desk.at("2026-04-27T10:00", Fixtures.executed(2, Fixtures.credited(Fixtures.FIRST, 2, "80000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.paid()).isEqualByComparingTo("98000.00");
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.credited.v1");
    }

    @Test
    void alsoAfterTheRepair() {
        returned();
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        Draft late = receipt("2026-04-25T17:00");
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(attempt().standing()).isEqualTo(Line.Standing.VOID);
        assertThat(desk.books.state(Fixtures.FIRST, 2)).as("the next one lives").isEqualTo(InstructionState.ISSUED);
        assertThat(desk.books.state(Fixtures.SECOND, 1)).isEqualTo(InstructionState.CREDITED);
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
    }

    /** It changes no money, and tells the claim nothing twice. */
    @Test
    void afterTheNextAttemptWasCreditedItIsOnlyKept() {
        returned();
        desk.at("2026-04-24T16:30", Fixtures.executed(1, Fixtures.credited(Fixtures.SECOND, 1, "18000.00")));
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        desk.at("2026-04-27T10:00", Fixtures.executed(2, Fixtures.credited(Fixtures.FIRST, 2, "80000.00")));
        Draft late = receipt("2026-04-27T17:00");
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(late.money()).isEmpty();
        assertThat(late.raised()).isEmpty();
        assertThat(receipt("2026-04-27T18:00").reason().code()).isEqualTo("noted");
    }

    /** A bank sends back what it was ordered to pay: the steps before are known by it. */
    @Test
    void itsVoucherWasIssued() {
        returned();
        assertThat(desk.payment().applications().getFirst().stage()).isEqualTo(PaymentState.VOUCHER_ISSUED);
        Draft refused = desk.at("2026-04-24T17:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
        assertThat(refused.reason().code()).isEqualTo("refused-after-passing");
    }

    private void returned() {
        desk.delivered().at("2026-04-24T16:00", Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
    }

    private Draft receipt(String at) {
        return desk.at(
                at,
                Fixtures.executed(
                        1,
                        Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                        Fixtures.credited(Fixtures.SECOND, 1, "18000.00")));
    }

    private Line.Attempt attempt() {
        return desk.payment()
                .line(Fixtures.FIRST.code())
                .orElseThrow()
                .attempts()
                .getFirst();
    }
}
