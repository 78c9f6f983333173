package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FailedLinesAreRepairedAloneTest {
    private static final String AT = "2026-04-23T10:00";
    private final Desk desk = new Desk();

    @Test
    void theFailedLineGoesAgainUnderTheNextNumberAndTheOtherStands() {
        desk.partlyFailed();
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        JsonNode data = desk.applications().getLast().data();
        assertThat(data.at("/payment/applicationId").asText()).isEqualTo(Fixtures.application(2));
        assertThat(data.path("lines")).hasSize(1);
        assertThat(data.at("/lines/0/instructionId").asText()).isEqualTo(Fixtures.instruction(Fixtures.SECOND, 2));
        assertThat(data.at("/amount/amount").asText()).isEqualTo("18000.00");
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.CREDITED);
        assertThat(desk.books.state(Fixtures.SECOND, 1)).isEqualTo(InstructionState.VOID);
        desk.at("2026-04-24T10:00", Fixtures.executed(2, Fixtures.credited(Fixtures.SECOND, 2, "18000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.paid()).isEqualByComparingTo("98000.00");
    }

    @Test
    void anotherBudgetLineMayTakeItsPlace() {
        desk.partlyFailed().at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND, Fixtures.THIRD, null)));
        JsonNode line = desk.applications().getLast().data().at("/lines/0");
        assertThat(line.path("line").asText()).isEqualTo(Fixtures.THIRD.code());
        assertThat(line.path("instructionId").asText()).isEqualTo(Fixtures.instruction(Fixtures.THIRD, 1));
        desk.at("2026-04-24T10:00", Fixtures.executed(2, Fixtures.credited(Fixtures.THIRD, 1, "18000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.reserved()).isEqualByComparingTo("100000.00");
    }

    @Test
    void aLineThatWasGivenUpIsTakenUpWithItsOwnNumbers() {
        desk.partlyFailed().at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND, Fixtures.THIRD, null)));
        desk.at("2026-04-24T10:00", Fixtures.executed(2, Fixtures.failed(Fixtures.THIRD, 1)));
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.THIRD, Fixtures.SECOND, null)));
        assertThat(desk.applications()
                        .getLast()
                        .data()
                        .at("/lines/0/instructionId")
                        .asText())
                .isEqualTo(Fixtures.instruction(Fixtures.SECOND, 2));
    }

    @Test
    void twoFailedLinesMaySplitTheirTotalAnew() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
        desk.at(
                AT,
                Fixtures.repaired(
                        Fixtures.fix(Fixtures.FIRST, null, "90000.00"),
                        Fixtures.fix(Fixtures.SECOND, null, "8000.00")));
        assertThat(desk.applications().getLast().data().at("/amount/amount").asText())
                .isEqualTo("98000.00");
        assertThat(desk.books.reserved()).isEqualByComparingTo("100000.00");
    }

    @Test
    void twoLinesMayBeRepairedOneAfterTheOther() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
        desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        assertThat(desk.state).as("the other still waits").isEqualTo(PaymentState.REPAIR);
        desk.at("2026-04-23T11:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        desk.at("2026-04-24T10:00", Fixtures.passed(2, PaymentState.UNIT_REVIEWED));
        assertThat(desk.state).as("the slower one says where it stands").isEqualTo(PaymentState.APPLIED);
        desk.at("2026-04-24T11:00", Fixtures.passed(3, PaymentState.RECEIVED));
        assertThat(desk.state).isEqualTo(PaymentState.RECEIVED);
        assertThat(desk.applications()).hasSize(3);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        desk.partlyFailed();
        Draft draft = desk.at(
                AT,
                new Repaired(
                        List.of(Fixtures.fix(Fixtures.SECOND, Fixtures.FIRST, "19000.00")),
                        new Account("别的公司", "6222-0000-1234", null, null),
                        Fixtures.MAKER,
                        Fixtures.CHECKER));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().detail())
                .contains("line-in-use: " + Fixtures.FIRST.code(), "payee-differs")
                .contains("the failed lines were 18000.00, repaired they are 19000.00");
    }

    @Test
    void whatDidNotFailIsNotRepaired() {
        desk.partlyFailed();
        assertThat(desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)))
                        .reason()
                        .detail())
                .startsWith("line-not-failed");
        assertThat(desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.THIRD)))
                        .reason()
                        .detail())
                .startsWith("line-not-failed");
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void onePersonIsNotTwo() {
        desk.partlyFailed();
        Repaired alone = new Repaired(List.of(Fixtures.fix(Fixtures.SECOND)), null, Fixtures.MAKER, Fixtures.MAKER);
        assertThat(desk.at(AT, alone).reason().code()).isEqualTo("second-person-missing");
        Repaired withFinance =
                new Repaired(List.of(Fixtures.fix(Fixtures.SECOND)), null, Fixtures.MAKER, Fixtures.FINANCE);
        assertThat(desk.at(AT, withFinance).reason().code()).isEqualTo("not-entitled");
    }

    @Test
    void aCorrectedAccountIsOfTheSameHolderUnlessItIsLocked() {
        desk.partlyFailed();
        Account corrected = new Account(Fixtures.PAYEE.name(), "6222-0000-9999", "某银行", null);
        Repaired repair =
                new Repaired(List.of(Fixtures.fix(Fixtures.SECOND)), corrected, Fixtures.MAKER, Fixtures.CHECKER);
        desk.payable = Fixtures.payable(Fixtures.SUM, true, false, false, true);
        assertThat(desk.at(AT, repair).reason().detail()).startsWith("payee-differs");
        desk.payable = Fixtures.payable();
        desk.at(AT, repair);
        assertThat(desk.applications().getLast().data().at("/payee/account").asText())
                .isEqualTo("6222-0000-9999");
    }

    /** What is left out of a repair stays: two persons found the contract's account to be closed, and it is not tried again. */
    @Test
    void aCorrectedAccountStaysUntilAnotherIsNamedOrPaymentsAreAssigned() {
        Account corrected = new Account(Fixtures.PAYEE.name(), "6222-0000-8888", "某银行", null);
        desk.partlyFailed();
        desk.at(AT, new Repaired(List.of(Fixtures.fix(Fixtures.SECOND)), corrected, Fixtures.MAKER, Fixtures.CHECKER));
        desk.at("2026-04-24T10:00", Fixtures.refused(2, PaymentState.QUOTA_CHECKED));
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND, Fixtures.THIRD, null)));
        assertThat(account()).isEqualTo("6222-0000-8888");
        desk.at("2026-04-26T10:00", Fixtures.refused(3, PaymentState.QUOTA_CHECKED));
        desk.payable = Fixtures.assigned(desk.payable);
        desk.at("2026-04-27T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.THIRD)));
        assertThat(account()).isEqualTo(Fixtures.LENDER.number());
    }

    private String account() {
        return desk.applications().getLast().data().at("/payee/account").asText();
    }

    /** Repaired twice by the same message, or by another: one live attempt for each line (P2). */
    @Test
    void repairedTwiceIsSentOnce() {
        desk.partlyFailed().at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.at(AT, Fixtures.repaired(Fixtures.fix(Fixtures.SECOND))).outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(desk.applications()).hasSize(2);
    }

    @Test
    void aReturnAfterTheCreditIsOwedAgain() {
        desk.credited().at("2026-04-24T16:00", Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.alarms).containsExactly("payment-returned");
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.returned.v1");
        desk.at("2026-04-25T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        desk.at("2026-04-27T10:00", Fixtures.executed(2, Fixtures.credited(Fixtures.FIRST, 2, "80000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.raised)
                .extracting(Raise::type)
                .containsExactly(
                        "payment.applied.v1",
                        "payment.credited.v1",
                        "payment.returned.v1",
                        "payment.applied.v1",
                        "payment.credited.v1");
        assertThat(desk.books.paid()).isEqualByComparingTo("98000.00");
    }

    /** Nothing was discharged yet, so that nothing is owed again. */
    @Test
    void aReturnInsteadOfACreditIsNotToldToTheClaim() {
        desk.delivered().at("2026-04-24T16:00", Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.applied.v1");
    }
}
