package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.treasury.PaymentEvent.ClaimChanged;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An invoice is voided, or taken back by a red one, while its approved application waits for the treasury (N5.2). */
@Tag("unit")
class ARedInvoiceTakesBackWhatHasNotLeftTest {
    private final Desk desk = new Desk();

    @Test
    void nothingLeavesAndTheWholeSumIsFreeForTheRedInvoice() {
        desk.applied();
        desk.payable = Fixtures.takenBack("100000.00");
        assertThat(desk.at("2026-04-20T14:00", new ClaimChanged()).reason().code())
                .isEqualTo("taken-back");
        assertThat(desk.takenBack).containsExactly(Fixtures.application(1));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.payment().lines(1, Line.Standing.FAILED)).hasSize(2);
        desk.at(
                "2026-04-21T10:00",
                Fixtures.repaired(Fixtures.givenUp(Fixtures.FIRST), Fixtures.givenUp(Fixtures.SECOND)));
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.books.paid()).isEqualByComparingTo("0.00");
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void whatIsAppliedForAnewAtTheLowerSumGoes() {
        desk.applied();
        desk.payable = Fixtures.takenBack("5000.00");
        desk.at("2026-04-20T14:00", new ClaimChanged());
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        desk.at(
                "2026-04-21T10:00",
                Fixtures.repaired(Fixtures.fix(Fixtures.FIRST), Fixtures.fix(Fixtures.SECOND, null, "13000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        assertThat(desk.payment().sum()).isEqualTo(Money.cny("95000.00"));
        assertThat(desk.at("2026-04-21T11:00", new ClaimChanged()).reason().code())
                .isEqualTo("noted");
        assertThat(desk.takenBack).hasSize(1);
    }

    @Test
    void whatTheTreasuryHasIsRecovered() {
        desk.delivered();
        desk.payable = Fixtures.takenBack("5000.00");
        assertThat(desk.at("2026-04-21T14:00", new ClaimChanged()).reason().code())
                .isEqualTo("noted");
        assertThat(desk.takenBack).isEmpty();
    }

    @Test
    void aStopOfTheSameMomentHasAsked() {
        desk.applied();
        desk.payable = Fixtures.payable(Money.cny("95000.00"), Money.cny("5000.00"), true, true, false, false);
        desk.at("2026-04-20T14:00", new ClaimChanged());
        assertThat(desk.takenBack).hasSize(1);
    }

    @Test
    void whatMayHaveLeftIsNotLetGoWhenAStopEnds() {
        desk.applied().at("2026-04-20T11:05", desk.sent(EventKind.SEND_UNKNOWN, 1));
        desk.payable = Fixtures.payable(Money.cny("95000.00"), Money.cny("5000.00"), true, true, false, false);
        desk.at("2026-04-20T14:00", new ClaimChanged());
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        desk.payable = Fixtures.takenBack("5000.00");
        desk.at("2026-04-21T09:00", new ClaimChanged());
        assertThat(desk.payment().stops()).isEmpty();
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
    }
}
