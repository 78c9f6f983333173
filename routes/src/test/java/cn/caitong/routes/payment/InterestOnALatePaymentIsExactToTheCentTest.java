package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import cn.caitong.routes.payment.ClaimFacts.Interest;
import cn.caitong.routes.payment.ClaimFacts.LateTerms;
import cn.caitong.routes.payment.ClaimFacts.Rate;
import cn.caitong.routes.payment.ClaimFacts.RateOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure here was computed by hand: sum × days × rate, by 款项条例 art. 17. */
@Tag("unit")
class InterestOnALatePaymentIsExactToTheCentTest {
    private static final OverduePolicy SHIPPED = OverduePolicy.load(Path.of("..", "config", "policies"));
    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);

    /** By law 0.05 % a day: of 120,000.00 that is 60.00. */
    @ParameterizedTest
    @CsvSource({
        // before its last day, and on it
        "120000.00, 2026-05-08, 2026-05-07, 0.00",
        "120000.00, 2026-05-08, 2026-05-08, 0.00",
        // one day, twelve days, over a month's end
        "120000.00, 2026-05-08, 2026-05-09, 60.00",
        "120000.00, 2026-05-08, 2026-05-20, 720.00",
        "120000.00, 2026-05-08, 2026-06-08, 1860.00",
        // a rest day bears like any other: Friday to Monday are three days
        "120000.00, 2026-05-15, 2026-05-18, 180.00",
        // 29 February 2028 is a day; in 2027 there is none
        "120000.00, 2028-02-28, 2028-03-01, 120.00",
        "120000.00, 2027-02-28, 2027-03-01, 60.00",
        // a year of 365 days, and one of 366
        "100000.00, 2026-12-31, 2027-12-31, 18250.00",
        "100000.00, 2027-12-31, 2028-12-31, 18300.00",
        // 10.00 a day is 0.005, half a cent, which goes up; 9.99 comes to less than half a cent, which is nothing
        "10.00, 2026-05-08, 2026-05-09, 0.01",
        "9.99, 2026-05-08, 2026-05-09, 0.00",
        // 333.33 × 7 × 0.0005 = 1.166655
        "333.33, 2026-05-08, 2026-05-15, 1.17",
    })
    void byTheLawsRate(String sum, LocalDate limit, LocalDate credited, String owed) {
        Optional<Interest> interest = SHIPPED.interest(terms(limit, null), List.of(credit(sum, credited)));
        assertThat(amount(interest)).isEqualTo(owed);
        interest.ifPresent(each -> assertThat(each.rate()).isEqualTo(new Rate(new BigDecimal("0.05"), RateOf.LAW)));
    }

    /** An agreed rate is a year's, over 365 in leap years too. */
    @ParameterizedTest
    @CsvSource({
        // 120,000.00 × 3.65 % / 365 = 12.00 a day
        "120000.00, 3.65, 2026-05-08, 2026-05-09, 12.00",
        "120000.00, 3.65, 2026-05-08, 2026-05-20, 144.00",
        "120000.00, 3.65, 2028-02-28, 2028-03-01, 24.00",
        "120000.00, 3.65, 2027-12-31, 2028-12-31, 4392.00",
        // 1,000.00 × 4 % × 10 / 365 = 1.0958…
        "1000.00, 4, 2026-05-08, 2026-05-18, 1.10",
        // as low as it may be: the prime rate of the day of signing; 100,000.00 × 3 % × 73 / 365 = 600.00
        "100000.00, 3.00, 2026-05-08, 2026-07-20, 600.00",
        // what was agreed may be more than the law's: 100,000.00 × 36.5 % / 365
        "100000.00, 36.5, 2026-05-08, 2026-05-09, 100.00",
    })
    void byTheAgreedRate(String sum, String percent, LocalDate limit, LocalDate credited, String owed) {
        Optional<Interest> interest = SHIPPED.interest(terms(limit, percent), List.of(credit(sum, credited)));
        assertThat(amount(interest)).isEqualTo(owed);
        assertThat(interest).map(each -> each.rate().of()).contains(RateOf.CONTRACT);
    }

    /** The prime rate was 3.10 until 19 May 2025 and 3.00 from the 20th: what counts is the day of signing, not of being late. */
    @ParameterizedTest
    @CsvSource({
        "2025-05-19, 3.09, LAW_AS_AGREED_IS_TOO_LOW",
        "2025-05-19, 3.10, CONTRACT",
        "2025-05-20, 3.09, CONTRACT",
        "2025-05-20, 2.99, LAW_AS_AGREED_IS_TOO_LOW",
        // of a day before the first prime rate nothing is known against what was agreed
        "2019-08-19, 0.50, CONTRACT",
    })
    void anAgreedRateBelowThePrimeRateDoesNotCount(LocalDate signed, String percent, RateOf expected) {
        LateTerms terms = new LateTerms(LocalDate.of(2026, 5, 8), new BigDecimal(percent), signed);
        assertThat(SHIPPED.rate(terms).of()).isEqualTo(expected);
    }

    /** 100,000.00 in time, 12,000.00 three days late, 8,000.00 ten: 12,000 × 3 + 8,000 × 10 = 116,000 a day; × 0.0005. */
    @Test
    void eachPartBearsForItsOwnDays() {
        Optional<Interest> interest = SHIPPED.interest(
                terms(LocalDate.of(2026, 5, 8), null),
                List.of(
                        credit("100000.00", LocalDate.of(2026, 5, 8)),
                        credit("8000.00", LocalDate.of(2026, 5, 18)),
                        credit("12000.00", LocalDate.of(2026, 5, 11))));
        assertThat(interest)
                .contains(new Interest(
                        Money.cny("58.00"),
                        LocalDate.of(2026, 5, 8),
                        LocalDate.of(2026, 5, 18),
                        new Rate(new BigDecimal("0.05"), RateOf.LAW)));
    }

    /** Three parts of 9.00 a day late are 0.0135: rounded once that is 0.01, where rounding each would make nothing. */
    @Test
    void itIsRoundedOnce() {
        Credit nine = credit("9.00", LocalDate.of(2026, 5, 9));
        assertThat(amount(SHIPPED.interest(terms(LocalDate.of(2026, 5, 8), null), List.of(nine, nine, nine))))
                .isEqualTo("0.01");
    }

    /** 120,000.00 × 3.65 % / 360 = 12.1666… */
    @Test
    void dayCountAndRoundingArePolicy() {
        OverduePolicy other = new OverduePolicy(SHIPPED.percentADay(), 360, RoundingMode.DOWN, SHIPPED.primeRates());
        LateTerms terms = terms(LocalDate.of(2026, 5, 8), "3.65");
        assertThat(amount(other.interest(terms, List.of(credit("120000.00", LocalDate.of(2026, 5, 9))))))
                .isEqualTo("12.16");
        assertThat(amount(other.interest(
                        terms(terms.limit(), null), List.of(credit("120000.00", LocalDate.of(2026, 5, 9))))))
                .as("the law's rate is a day's: no year divides it")
                .isEqualTo("60.00");
    }

    @Test
    void whatIsNeverCreditedIsNotReckonedByItself() {
        assertThat(SHIPPED.interest(terms(LocalDate.of(2026, 5, 8), null), List.of()))
                .isEmpty();
    }

    private static LateTerms terms(LocalDate limit, @Nullable String percent) {
        return new LateTerms(limit, percent == null ? null : new BigDecimal(percent), SIGNED);
    }

    private static Credit credit(String sum, LocalDate on) {
        return new Credit(Money.cny(sum), on);
    }

    private static String amount(Optional<Interest> interest) {
        return interest.map(each -> each.amount().text()).orElse("0.00");
    }
}
