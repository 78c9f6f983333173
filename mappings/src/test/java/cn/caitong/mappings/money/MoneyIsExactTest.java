package cn.caitong.mappings.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class MoneyIsExactTest {
    private final ObjectMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12000",
                "12000.0",
                "12000.001",
                "1e3",
                "1,000.00",
                "+1.00",
                "",
                " 1.00",
                "1234567890123456.00",
                "１.00"
            })
    void anAmountOfAnotherShapeIsRefused(String bad) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Money.cny(bad));
    }

    @Test
    void aCurrencyIsThreeCapitals() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Money.of("1.00", "cny"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new Money(BigDecimal.ONE, "CNY"));
    }

    @Test
    void currenciesDoNotMix() {
        Money yuan = Money.cny("1.00");
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.plus(Money.of("1.00", "USD")));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(Money.of("1.00", "USD")));
    }

    @Test
    void aSumThatOutgrowsFifteenDigitsIsRefused() {
        Money largest = Money.cny("999999999999999.99");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> largest.plus(Money.cny("0.01")));
    }

    @Property(tries = 200)
    void centsAreNeverLost(
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long cents,
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long more)
            throws Exception {
        Money money = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        Money other = new Money(BigDecimal.valueOf(more, 2), "CNY");
        assertThat(json.readValue(json.writeValueAsString(money), Money.class)).isEqualTo(money);
        assertThat(money.plus(other).minus(other)).isEqualTo(money);
        assertThat(money.compareTo(other)).isEqualTo(Long.compare(cents, more));
        assertThat(Money.least(money, other)).isEqualTo(cents < more ? money : other);
    }

    @Test
    void itsJsonIsTextAndCurrency() throws Exception {
        assertThat(json.writeValueAsString(Money.cny("12000.00")))
                .isEqualTo("{\"amount\":\"12000.00\",\"currency\":\"CNY\"}");
        assertThat(Money.cny("-0.50")).hasToString("-0.50 CNY").matches(money -> !money.isPositive());
        assertThat(Money.zero("CNY").isZero()).isTrue();
    }
}
