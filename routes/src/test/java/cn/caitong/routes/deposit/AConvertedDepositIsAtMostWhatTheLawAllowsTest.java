package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C17: a performance deposit is at most ten per cent of the contract's sum (条例 art. 48). */
@Tag("unit")
class AConvertedDepositIsAtMostWhatTheLawAllowsTest {
    private static final String CODE = "performance-deposit-above-limit";

    @ParameterizedTest
    @CsvSource({"90000.00, 9000.00", "90000.09, 9000.00", "120000.00, 12000.00"})
    void whatIsWithinIsConverted(String contract, String sum) {
        Story story = won().says(signed(contract)).converts(sum);
        assertThat(story.last().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(story.deposit().kept().converted()).hasToString(sum + " CNY");
    }

    @ParameterizedTest
    @CsvSource({"90000.00, 9000.01, 9000.00", "90000.09, 9000.01, 9000.00", "119999.99, 12000.00, 11999.99"})
    void aFenMoreIsRefusedByItsFieldAndNothingIsCut(String contract, String sum, String most) {
        Story story = won().says(signed(contract)).converts(sum);
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(story.last().reason().code()).isEqualTo(CODE);
        assertThat(story.last().reason().clause()).isEqualTo("C17");
        assertThat(story.last().reason().detail())
                .contains("/data/amount", sum, "10 %", most, "lower it", "履约保证金不得超过合同金额的 10%", "请调低");
        assertThat(story.deposit().kept().converted()).isNull();
        assertThat(story.last().money()).isEmpty();

        assertThat(story.converts(most).last().outcome()).as("corrected").isEqualTo(Outcome.APPLIED);
    }

    @Test
    void whatWasConvertedBeforeTheSumWasKnownStaysAndIsReportedOnce() {
        Story story = won().converts("12000.00");
        assertThat(story.state()).isEqualTo("converted");
        assertThat(story.last().alarms()).isEmpty();

        story.says(signed("100000.00"));
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly(CODE);
        assertThat(story.last().alarms().getFirst().detail()).contains("12000.00", "10000.00", "请调低");
        assertThat(story.state()).isEqualTo("converted");
        story.says(signed("100000.00"));
        assertThat(story.last().alarms()).isEmpty();
    }

    @Test
    void aPartThatWasConvertedBeforeItsContractIsJudgedWhenThatIsSigned() {
        Story story = won().converts("9000.00").says(signed("80000.00"));
        assertThat(story.deposit().clockOf("C13")).as("the rest goes back").isPresent();
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly(CODE);
        Story within = won().converts("8000.00").says(signed("80000.00"));
        assertThat(within.last().alarms()).isEmpty();
    }

    @Test
    void aContractWhoseSumNobodySaysIsNotGuessed() {
        Story story = won().says(Said.contract(Story.text("2026-02-12T10:00"))).converts("12000.00");
        assertThat(story.state()).isEqualTo("converted");
        story.says(signed("60000.00"));
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly(CODE);
    }

    @Test
    void whoTellsOfItAgainWithoutItsSumTakesNothingAway() {
        Story story = won().says(signed("90000.00")).says(Said.contract(Story.text("2026-02-12T10:00")));
        assertThat(story.converts("9000.01").last().reason().code()).isEqualTo(CODE);
    }

    private static Story won() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
    }

    private static Said signed(String sum) {
        Said contract = Said.contract(Story.text("2026-02-12T10:00"));
        return new Said(
                contract.partner(),
                contract.type(),
                contract.data()
                        .replace("'dateSigned'", "'value':{'amount':'" + sum + "','currency':'CNY'},'dateSigned'"));
    }
}
