package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C17, of a contract of 100 000.00: what it asks for as performance deposit (履约保证金). */
@Tag("unit")
class APerformanceDepositIsAtMostWhatTheLawAllowsTest {
    private static final String CODE = "performance-deposit-above-limit";

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "10000.00"})
    void aDraftThatAsksForTenPerCentOrLessCanBeSigned(String sum) {
        Office office = Office.awarded();
        assertThat(office.says("contract.drafted.v1", asking(sum)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(office.state()).isEqualTo(ContractState.DRAFTED);
    }

    @Test
    void oneThatAsksForMoreIsRefusedByItsFieldAndMayBePutRight() {
        Office office = Office.awarded();
        Decision refused = office.says("contract.drafted.v1", asking("10000.01"));
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.reason().code()).isEqualTo(CODE);
        assertThat(refused.reason().clause()).isEqualTo("C17");
        assertThat(refused.reason().detail())
                .contains("/data/draft/terms/performanceDeposit", "10000.01", "10 %", "10000.00", "lower it")
                .contains("履约保证金不得超过合同金额的 10%", "请调低");
        assertThat(office.state()).isEqualTo(ContractState.NEW);

        assertThat(office.says("contract.drafted.v1", asking("10000.00")).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void aDraftThatWasRightIsNotReplacedByAWrongOne() {
        Office office = Office.awarded();
        office.says("contract.drafted.v1", asking("10000.00"));
        assertThat(office.says("contract.drafted.v1", asking("20000.00"))
                        .reason()
                        .code())
                .isEqualTo(CODE);
        office.signs(BUYER, PURCHASER, "2026-11-20T10:00:00+08:00");
        office.signs(SELLER, SUPPLIER, "2026-11-20T11:00:00+08:00");
        assertThat(office.state()).isEqualTo(ContractState.SIGNED);
    }

    @Test
    void inAnotherCurrencyThanTheContractsItIsRefusedToo() {
        String inDollars =
                asking("100.00").replace("'amount':'100.00','currency':'CNY'", "'amount':'100.00','currency':'USD'");
        assertThat(Office.awarded()
                        .says("contract.drafted.v1", inDollars)
                        .reason()
                        .code())
                .isEqualTo(CODE);
    }

    /** 条例 art. 48, and for works 招标投标法实施条例 art. 58. */
    @ParameterizedTest
    @CsvSource({"order-87, offline", "bidding-law, works"})
    void whatIsSignedAlreadyStaysSignedAndSomebodyHearsOfIt(String regime, String via) {
        Office office = Office.awarded(regime);
        Decision taken = office.says("contract.registered.v1", asking("10000.01") + registered(via));
        assertThat(office.state()).isEqualTo(ContractState.SIGNED);
        assertThat(taken.alarms()).extracting(Alarm::code).containsExactly(CODE);
        assertThat(taken.money()).as("nothing is cut").hasSize(3);

        Office within = Office.awarded(regime);
        assertThat(within.says("contract.registered.v1", asking("10000.00") + registered(via))
                        .alarms())
                .isEmpty();
    }

    @Test
    void whatIsRefusedForAnotherReasonAlarmsNobody() {
        Decision refused = Office.awarded().says("contract.registered.v1", asking("10000.01") + registered("works"));
        assertThat(refused.reason().code()).isEqualTo("registered-otherwise");
        assertThat(refused.alarms()).isEmpty();
    }

    private static String asking(String sum) {
        return Office.draftData()
                .replace("'terms':{", "'terms':{'performanceDeposit':{'amount':'" + sum + "','currency':'CNY'},");
    }

    private static String registered(String via) {
        return ",'via':'%s','signedOn':'2026-11-18'".formatted(via) + Sayings.REGISTERED;
    }
}
