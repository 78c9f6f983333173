package cn.caitong.mappings.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class BankNumbersAreCheckedGentlyTest {
    @ParameterizedTest
    @ValueSource(strings = {"99965300001", "9996530000144", "99965300001X", ""})
    void aBankNumberOfAnotherShapeIsRefused(String bad) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CnapsNumber.of(bad))
                .matches(refused -> refused.code() == ErrorCode.CNAPS_SHAPE_WRONG);
    }

    @Test
    void aWrongCheckDigitIsTakenAndSaidSo() {
        assertThat(CnapsNumber.of("999653000015").isCheckRight()).isFalse();
        assertThat(CnapsNumber.of("314653617115").isCheckRight()).isFalse();
        assertThat(ErrorCode.CNAPS_CHECK_WRONG.severity().refuses()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"102100099996", "105100000017", "313653000013", "999653000014"})
    void aRightCheckDigitIsKnown(String good) {
        assertThat(CnapsNumber.of(good).isCheckRight()).isTrue();
    }

    @Property(tries = 300)
    void oneOtherDigitIsAlwaysFound(
            @ForAll @LongRange(max = 99_999_999_999L) long eleven,
            @ForAll @IntRange(max = 11) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String number = valid(String.format("%011d", eleven));
        char wrong = (char) ('0' + (number.charAt(place) - '0' + by) % 10);
        String changed = number.substring(0, place) + wrong + number.substring(place + 1);
        assertThat(CnapsNumber.of(changed).isCheckRight()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "62330000000000000012345678901234567", "6233A", "", "户12345"})
    void anAccountOfAnotherShapeIsRefused(String bad) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> AccountNumber.of(bad))
                .matches(refused -> refused.code() == ErrorCode.ACCOUNT_SHAPE_WRONG);
    }

    @Test
    void anAccountPrintsMasked() throws Exception {
        AccountNumber account = AccountNumber.of("6233 0000 0000 0000 001");
        assertThat(account).hasToString("****0001").isEqualTo(AccountNumber.of("6233000000000000001"));
        assertThat(account).hasSameHashCodeAs(AccountNumber.of("6233000000000000001"));
        assertThat(account.reveal()).isEqualTo("6233000000000000001");
        assertThat(JsonMapper.builder().build().writeValueAsString(account)).isEqualTo("\"****0001\"");
    }

    private static String valid(String eleven) {
        for (char check = '0'; check <= '9'; check++) {
            if (CnapsNumber.of(eleven + check).isCheckRight()) {
                return eleven + check;
            }
        }
        throw new AssertionError("no check digit fits " + eleven);
    }
}
