package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While a line waits for its repair a red invoice takes back a part of the sum: what still can be stopped is not paid. */
@Tag("unit")
class ARedInvoiceReducesWhatIsRepairedTest {
    private static final String AT = "2026-04-23T10:00";

    private final Desk desk = new Desk();

    @Test
    void theOldTotalIsRefusedWithTheReason() {
        desk.partlyFailed().payable = Fixtures.takenBack("5000.00");
        Draft draft = desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().detail())
                .isEqualTo("sum-reduced: the failed lines were 18000.00, of which 5000.00 was taken back by a red or"
                        + " voided invoice since; repaired they come to 13000.00, not 18000.00");
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void lessByWhatWasTakenBackIsPaidAndTheRestIsFreeForTheRedInvoice() {
        desk.partlyFailed().payable = Fixtures.takenBack("5000.00");
        desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND, null, "13000.00")));
        assertThat(desk.applications().getLast().data().at("/amount/amount").asText())
                .isEqualTo("13000.00");
        assertThat(desk.books.free()).isEqualByComparingTo("5000.00");
        assertThat(desk.payment().sum()).isEqualTo(Money.cny("95000.00"));
        desk.at("2026-04-24T10:00", Fixtures.executed(2, Fixtures.failed(Fixtures.SECOND, 2)));
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.applications())
                .as("it is taken once, not at each repair")
                .hasSize(3);
    }

    @Test
    void moreThanFailedWasTakenBackSoThatTheLineIsGivenUpAndTheClaimHearsOfTheRest() {
        desk.partlyFailed().payable = Fixtures.takenBack("50000.00");
        assertThat(desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)))
                        .reason()
                        .detail())
                .contains("repaired they come to 0.00");
        Draft draft = desk.at(AT, Fixtures.repaired(Fixtures.givenUp(Fixtures.SECOND)));
        assertThat(draft.reason().code()).isEqualTo("given-up");
        assertThat(desk.applications()).hasSize(1);
        assertThat(desk.books.state(Fixtures.SECOND, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.books.free()).isEqualByComparingTo("18000.00");
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.credited.v1");
    }

    /** Finance had the supplier pay it back: then nothing is to be stopped, and the line is paid as it was. */
    @Test
    void whatIsBackInTheTreasuryIsNotTakenAgain() {
        desk.partlyFailed().payable = Fixtures.payable(Money.cny("50000.00"));
        desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
    }

    @Test
    void withoutARedInvoiceNothingIsGivenUp() {
        desk.partlyFailed();
        assertThat(desk.at(AT, Fixtures.repaired(Fixtures.givenUp(Fixtures.SECOND)))
                        .reason()
                        .detail())
                .isEqualTo("sum-differs: the failed lines were 18000.00, repaired they are 0.00");
    }

    @Test
    void oneLineMayTakeTheAmountOfAnotherThatIsGivenUp() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
        desk.at(
                AT,
                Fixtures.repaired(Fixtures.fix(Fixtures.FIRST, null, "98000.00"), Fixtures.givenUp(Fixtures.SECOND)));
        assertThat(desk.applications().getLast().data().path("lines")).hasSize(1);
        assertThat(desk.books.reserved()).isEqualByComparingTo("100000.00");
    }

    /** The whole invoice was taken back after its application was refused: nothing is reserved any more, and finance can close it. */
    @Test
    void ofAnInvoiceThatIsOverEverythingIsGivenUpAndNothingStaysReserved() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
        desk.payable = Fixtures.takenBack("100000.00");
        assertThat(desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.FIRST), Fixtures.fix(Fixtures.SECOND)))
                        .reason()
                        .detail())
                .startsWith("nothing-confirmed");
        desk.at(AT, Fixtures.repaired(Fixtures.givenUp(Fixtures.FIRST), Fixtures.givenUp(Fixtures.SECOND)));
        assertThat(desk.state).isEqualTo(PaymentState.REQUESTED);
        assertThat(desk.books.reserved()).as("deductions too").isZero();
        assertThat(desk.raised).extracting(Raise::type).containsExactly("payment.applied.v1");
    }

    @Test
    void whatIsOwedAfterwardsGoesUnderTheNextNumber() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
        desk.payable = Fixtures.payable(null);
        desk.at(AT, Fixtures.repaired(Fixtures.givenUp(Fixtures.FIRST), Fixtures.givenUp(Fixtures.SECOND)));
        desk.payable = Fixtures.payable();
        desk.at("2026-04-24T10:00", Fixtures.made("2026-04-24T10:00"));
        desk.at("2026-04-24T11:00", Fixtures.approved("2026-04-24T11:00"));
        assertThat(desk.applications().getLast().businessId()).isEqualTo(Fixtures.application(2));
        assertThat(desk.books.state(Fixtures.FIRST, 2)).isEqualTo(InstructionState.ISSUED);
    }
}
