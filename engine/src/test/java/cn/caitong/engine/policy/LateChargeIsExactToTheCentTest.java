package cn.caitong.engine.policy;

import static cn.caitong.engine.policy.Policies.LATE_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Span;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every figure here was computed by hand: principal × rate × 1.2 × days ÷ days in a year. */
@Tag("unit")
class LateChargeIsExactToTheCentTest {
    private static final LocalDate LIMIT = LocalDate.of(2026, 2, 25);

    @Test
    void theDayAfterTheLimitIsTheFirstAndTheDayOfCreditTheLast() {
        // 12000.00 × 4.35 % × 1.2 = 626.40 a year; 02-26, 02-27, 02-28, 03-01, 03-02; 626.40 × 5 / 365 = 8.5808…
        LateCharge charge = charge("12000.00", LocalDate.of(2026, 3, 2));

        assertThat(charge.days()).isEqualTo(5);
        assertThat(charge.amount()).isEqualTo(Money.cny("8.58"));
    }

    @Test
    void aCreditWithinTheLimitCostsNothing() {
        assertThat(charge("12000.00", LIMIT)).isEqualTo(new LateCharge(Money.cny("0.00"), List.of()));
        assertThat(charge("12000.00", LIMIT.minusDays(3)).amount()).isEqualTo(Money.cny("0.00"));
    }

    @Test
    void oneDayLateIsOneDay() {
        // 36500.00 × 5.22 % / 365 = 5.22
        assertThat(charge("36500.00", LIMIT.plusDays(1)).amount()).isEqualTo(Money.cny("5.22"));
    }

    @Test
    void halfACentIsRoundedUpOnceAtTheEnd() {
        // 182.50 × 5.22 % / 365 = 0.0261 a day; 50 days 1.305, where rounding each day would make 1.50
        assertThat(charge("182.50", LIMIT.plusDays(50)).amount()).isEqualTo(Money.cny("1.31"));
    }

    @Test
    void excusedDaysAreTakenOutOnceHoweverTheyOverlap() {
        // nine days less 02-28 to 03-04: 02-26, 02-27, 03-05, 03-06; 626.40 × 4 / 365 = 6.8646…
        List<Span> excused = List.of(
                new Span(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 3)),
                new Span(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 4)));

        LateCharge charge = LATE_CHARGE.charge(Money.cny("12000.00"), LIMIT, LocalDate.of(2026, 3, 6), excused);

        assertThat(charge.days()).isEqualTo(4);
        assertThat(charge.amount()).isEqualTo(Money.cny("6.86"));
    }

    @Test
    void anExcuseBeforeTheLimitExcusesNothingAfterIt() {
        List<Span> excused = List.of(new Span(LIMIT.minusDays(4), LIMIT));
        assertThat(LATE_CHARGE
                        .charge(Money.cny("12000.00"), LIMIT, LocalDate.of(2026, 3, 2), excused)
                        .days())
                .isEqualTo(5);
    }

    @Test
    void aRateThatChangesOnTheWayChargesEachDayAtItsOwn() {
        // 10-22 and 10-23 at 4.60, 10-24 to 10-26 at 4.35: 100000 × 1.2 × (9.20 + 13.05) % / 365 = 73.1506…
        LateCharge charge = policy(365, RoundingMode.HALF_UP)
                .charge(Money.cny("100000.00"), LocalDate.of(2015, 10, 21), LocalDate.of(2015, 10, 26), List.of());

        assertThat(charge.amount()).isEqualTo(Money.cny("73.15"));
        assertThat(charge.portions()).extracting(LateCharge.Portion::days).containsExactly(2, 3);
    }

    @Test
    void dayCountAndRoundingArePolicy() {
        LocalDate credited = LocalDate.of(2026, 3, 2);
        // 626.40 × 5 / 360 = 8.70
        assertThat(policy(360, RoundingMode.HALF_UP)
                        .charge(Money.cny("12000.00"), LIMIT, credited, List.of())
                        .amount())
                .isEqualTo(Money.cny("8.70"));
        assertThat(policy(365, RoundingMode.UP)
                        .charge(Money.cny("12000.00"), LIMIT, credited, List.of())
                        .amount())
                .isEqualTo(Money.cny("8.59"));
    }

    @Test
    void aDayWithoutARateIsNotGuessed() {
        LocalDate longAgo = LocalDate.of(2015, 10, 20);
        assertThatThrownBy(() -> LATE_CHARGE.charge(Money.cny("1.00"), longAgo, LIMIT, List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2015-10-21")
                .hasMessageContaining("interest.yaml");
    }

    private static LateCharge charge(String principal, LocalDate credited) {
        return LATE_CHARGE.charge(Money.cny(principal), LIMIT, credited, List.of());
    }

    private static LateChargePolicy policy(int daysInYear, RoundingMode rounding) {
        TreeMap<LocalDate, BigDecimal> rates = new TreeMap<>();
        rates.put(LocalDate.of(2015, 8, 26), new BigDecimal("4.60"));
        rates.put(LocalDate.of(2015, 10, 24), new BigDecimal("4.35"));
        return new LateChargePolicy(new BigDecimal("1.2"), daysInYear, rounding, rates);
    }
}
