package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class InvoiceValuesAreReadAsIssuersWriteThemTest {
    @ParameterizedTest
    @CsvSource({
        "12, 12.00",
        "-12.5, -12.50",
        "'1,234,567.89', 1234567.89",
        "1234567.8900, 1234567.89",
        "999999999999999.99, 999999999999999.99"
    })
    void amounts(String written, String amount) {
        assertThat(Values.money(written)).contains(Money.cny(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.234",
                "1,23.00",
                "12,3456",
                ",123",
                "1e3",
                "¥12.00",
                "1 000",
                ".5",
                "5.",
                "--1",
                "1000000000000000.00",
                "１２",
                "NaN"
            })
    void butNoOthers(String written) {
        assertThat(Values.money(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.06, 0.06", "6%, 0.06", "6 %, 0.06", "13％, 0.13", "1.5%, 0.015", "0, 0", "0%, 0", "免税, 0", "不征税, 0"})
    void rates(String written, String rate) {
        assertThat(Values.rate(written))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(rate));
    }

    /** A bare 6 may be six per cent or six hundred. */
    @ParameterizedTest
    @ValueSource(strings = {"6", "1", "100%", "-0.06", "%", "六", "0.06.1"})
    void butNotWhatLeavesItOpen(String written) {
        assertThat(Values.rate(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2026-11-20 09:30:00", "2026-11-20T09:30:00", "2026年11月20日"})
    void dates(String written) {
        assertThat(Values.date(written)).contains(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "20261120",
                "26-11-20",
                "2026-11-20 9:30",
                "2026-11-20Z",
                "2026/11/20"
            })
    void butNoneThatDoesNotExist(String written) {
        assertThat(Values.date(written)).isEmpty();
    }

    @Test
    void theTimeWhereThereIsOne() {
        assertThat(Values.time("2026-11-20 09:30:00")).contains(LocalDateTime.of(2026, 11, 20, 9, 30));
        assertThat(Values.time("2026-11-20")).isEmpty();
        assertThat(Values.time("2026-11-20 25:00:00")).isEmpty();
    }

    @Test
    void taxBehindStarsIsNone() {
        assertThat(Values.tax("***")).contains(Money.cny("0.00"));
        assertThat(Values.tax("免税")).contains(Money.cny("0.00"));
        assertThat(Values.tax("1.00")).contains(Money.cny("1.00"));
        assertThat(Values.decimal("0.1234567890123")).contains(new BigDecimal("0.1234567890123"));
    }
}
