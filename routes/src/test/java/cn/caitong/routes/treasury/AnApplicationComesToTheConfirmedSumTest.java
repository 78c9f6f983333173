package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Account;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AnApplicationComesToTheConfirmedSumTest {
    private static final String AT = "2026-04-20T10:00";
    private final Desk desk = new Desk();

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        desk.payable = Fixtures.payable(Fixtures.SUM, true, true, true, false);
        Draft draft = desk.at(
                AT,
                Fixtures.made(
                        AT,
                        List.of(Fixtures.asked(Fixtures.FIRST, "80000.00"), Fixtures.asked(Fixtures.FIRST, "20000.00")),
                        List.of(Fixtures.penalty("WY-1", "1000.00"), Fixtures.penalty("WY-1", "1000.00")),
                        new Account("别的公司", "6222-0000-1234", null, null)));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().detail())
                .contains("contract-suspended", "line-twice", "deduction-twice", "payee-differs")
                .contains("come to 102000.00, confirmed are 100000.00")
                .doesNotContain("别的公司", "6222");
        assertThat(desk.state).isEqualTo(PaymentState.NEW);
    }

    /** The same name and number at a bank of another number is another account. */
    @Test
    void theBankThatWasAgreedIsTheBankThatIsPaidAt() {
        Account elsewhere =
                new Account(Fixtures.PAYEE.name(), Fixtures.PAYEE.number(), Fixtures.PAYEE.bank(), "105653000025");
        Draft draft = desk.at(
                AT, Fixtures.made(AT, List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")), List.of(), elsewhere));
        assertThat(draft.reason().detail()).startsWith("payee-differs");
        Account unsaid = new Account(Fixtures.PAYEE.name(), Fixtures.PAYEE.number(), "某某银行", null);
        assertThat(desk.at(
                                AT,
                                Fixtures.made(
                                        AT, List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")), List.of(), unsaid))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    /** Whoever prepares it names the account in other words: what was agreed is paid, with its own bank's number. */
    @Test
    void whatIsSentIsTheAgreedAccountAndNotAMixtureOfTwo() {
        Account unsaid = new Account(Fixtures.PAYEE.name(), "622200001234", "某某银行", null);
        assertThat(paid(unsaid)).isEqualTo(Fixtures.PAYEE.canonical());
        Account named = new Account(Fixtures.PAYEE.name(), Fixtures.PAYEE.number(), "某银行", null);
        Desk bankAlone = new Desk();
        bankAlone.payable = Fixtures.paidTo(named);
        Account elsewhere = new Account(named.name(), named.number(), "别的银行", "105653000025");
        assertThat(paid(bankAlone, elsewhere)).isEqualTo(named.canonical());
    }

    /** Its contract's id may be as long as a purpose may be, and the application must leave all the same. */
    @Test
    void theContractsIdFitsIntoThePurposeThatNobodyNamed() {
        String longest = "HT-" + "2026".repeat(24) + "X";
        desk.payable = Fixtures.under(longest);
        PaymentEvent.Made unsaid = new PaymentEvent.Made(
                List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")),
                List.of(),
                null,
                null,
                Fixtures.digest(AT),
                Fixtures.MAKER,
                Fixtures.at(AT));
        desk.at(AT, unsaid);
        desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        JsonNode sent = desk.applications().getFirst().data();
        assertThat(sent.path("purpose").asText()).hasSize(100).startsWith("合同款 HT-2026");
        assertThat(sent.at("/claim/contractId").asText()).isEqualTo(longest).hasSize(100);
    }

    private JsonNode paid(Account named) {
        return paid(desk, named);
    }

    private static JsonNode paid(Desk at, Account named) {
        at.at(AT, Fixtures.made(AT, List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")), List.of(), named));
        at.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        return at.applications().getFirst().data().path("payee");
    }

    @Test
    void aFenTooLittleIsTooLittle() {
        Draft draft =
                desk.at(AT, Fixtures.made(AT, List.of(Fixtures.asked(Fixtures.FIRST, "99999.99")), List.of(), null));
        assertThat(draft.reason().detail()).startsWith("sum-differs");
    }

    @Test
    void anotherCurrencyIsNoSum() {
        Prepared.Asked dollars = new Prepared.Asked(Fixtures.FIRST, Money.of("100000.00", "USD"));
        Draft draft = desk.at(AT, Fixtures.made(AT, List.of(dollars), List.of(), null));
        assertThat(draft.reason().detail()).isEqualTo("currency-differs: the confirmed sum is in CNY");
    }

    @Test
    void withoutAConfirmedSumThereIsNothingToApplyFor() {
        desk.payable = Fixtures.payable(null);
        Draft draft = desk.at(AT, Fixtures.made(AT));
        assertThat(draft.reason().detail()).startsWith("nothing-confirmed");
        desk.payable = Fixtures.payable(null, false, false, false, false);
        assertThat(desk.at(AT, Fixtures.made(AT)).reason().detail()).startsWith("claim-over");
    }

    @Test
    void onlyThePurchaserPrepares() {
        PaymentEvent.Made byFinance = new PaymentEvent.Made(
                List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")),
                List.of(),
                null,
                null,
                Fixtures.digest(AT),
                Fixtures.FINANCE,
                Fixtures.at(AT));
        assertThat(desk.at(AT, byFinance).reason().code()).isEqualTo("not-entitled");
    }

    @Test
    void itIsJudgedAgainWhenItIsApproved() {
        desk.at(AT, Fixtures.made(AT));
        desk.payable = Fixtures.payable(Money.cny("90000.00"));
        Draft draft = desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().detail()).startsWith("sum-differs");
        assertThat(desk.applications()).isEmpty();
    }

    @Test
    void whatARedInvoiceReservedIsNotPaid() {
        desk.at(AT, Fixtures.made(AT));
        desk.books.confirmed = new BigDecimal("95000.00");
        Draft draft = desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        assertThat(draft.reason().detail()).startsWith("sum-reserved");
    }

    @Test
    void aContractThatWasSuspendedMeanwhileStopsTheApproval() {
        desk.at(AT, Fixtures.made(AT));
        desk.payable = Fixtures.payable(Fixtures.SUM, true, true, false, false);
        Draft draft = desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        assertThat(draft.reason().detail()).startsWith("contract-suspended");
        assertThat(desk.state).isEqualTo(PaymentState.PREPARED);
    }
}
