package cn.caitong.simulators.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class FenTest {

    @ParameterizedTest
    @CsvSource({
        "12000.00, 1200000",
        "0.05, 005",
        "0.50, 050",
        "3500.05, 350005",
        "999999999999999.99, 99999999999999999"
    })
    void yuanAndDigitsAreTheSameMoney(String yuan, String digits) {
        assertThat(Fen.ofYuan(yuan).digits()).isEqualTo(digits);
        assertThat(Fen.ofDigits(digits).yuan()).isEqualTo(yuan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12000", "12000.0", "12000.000", "1.2E4", "-1.00", "1,200.00", "", ".50", "1234567890123456.00"})
    void whatIsNotYuanWithTwoDecimalsIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fen.ofYuan(text)).withMessageContaining("yuan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "05", "-005", "1.00", "", "123456789012345678"})
    void fenOfLessThanThreeDigitsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fen.ofDigits(text));
    }

    @Test
    void anOverdrawnBalanceKeepsItsShape() {
        var overdrawn = Fen.ofYuan("1.00").minus(Fen.ofYuan("1.05"));

        assertThat(overdrawn.digits()).isEqualTo("-005");
        assertThat(overdrawn.yuan()).isEqualTo("-0.05");
        assertThat(overdrawn).isLessThan(Fen.ZERO);
    }
}
