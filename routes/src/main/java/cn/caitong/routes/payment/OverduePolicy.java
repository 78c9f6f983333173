package cn.caitong.routes.payment;

import cn.caitong.engine.policy.InterestSettings;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How interest on what a small or medium firm is paid late is reckoned (C34, 款项条例 art. 17): {@code config/policies/overdue.yaml}.
 * Dates Asia/Shanghai.
 *
 * @param percentADay where no rate was agreed
 * @param daysInYear by which an agreed rate is turned into a day's
 * @param rounding applied once, to the whole interest of a confirmed sum
 * @param primeRates the one-year loan prime rate, per cent a year, by the day from which each applies
 */
public record OverduePolicy(
        BigDecimal percentADay, int daysInYear, RoundingMode rounding, NavigableMap<LocalDate, BigDecimal> primeRates) {
    private static final int PER_CENT = 100;

    public OverduePolicy {
        primeRates = new TreeMap<>(primeRates);
    }

    /**
     * Reads {@code overdue.yaml}.
     *
     * @param folder {@code config/policies}
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static OverduePolicy load(Path folder) {
        SettingsNode file = SettingsFile.read(folder.resolve("overdue.yaml"));
        file.allow(Set.of("overdue"));
        SettingsNode overdue = file.required("overdue");
        overdue.allow(Set.of("percentADay", "daysInYear", "rounding", "primeRates"));
        return new OverduePolicy(
                percentADay(overdue),
                InterestSettings.daysInYear(overdue),
                InterestSettings.rounding(overdue),
                InterestSettings.rates(overdue, "primeRates"));
    }

    /**
     * What is owed for being late: each credit bears for its own days, from the day after the term's last day to the bank's day, that
     * day included. What is not credited yet is asked for as if it were credited on the day of asking.
     *
     * @return empty where all was in time, or what is owed is less than a cent
     */
    public Optional<Interest> interest(LateTerms terms, List<Credit> credits) {
        List<Credit> late = credits.stream()
                .filter(credit -> credit.on().isAfter(terms.limit()))
                .toList();
        if (late.isEmpty()) {
            return Optional.empty();
        }
        Rate rate = rate(terms);
        BigDecimal moneyDays = late.stream()
                .map(credit -> credit.amount()
                        .amount()
                        .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(terms.limit(), credit.on()))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amount = moneyDays
                .multiply(rate.percent())
                .divide(BigDecimal.valueOf((long) PER_CENT * (rate.of().isADay() ? 1 : daysInYear)), 2, rounding);
        LocalDate until =
                late.stream().map(Credit::on).max(LocalDate::compareTo).orElseThrow();
        String currency = late.getFirst().amount().currency();
        return amount.signum() > 0
                ? Optional.of(new Interest(new Money(amount, currency), terms.limit(), until, rate))
                : Optional.empty();
    }

    /** The agreed rate, where it is no lower than the prime rate of the day of signing; else the law's. */
    Rate rate(LateTerms terms) {
        BigDecimal agreed = terms.agreedPercent();
        if (agreed == null) {
            return new Rate(percentADay, RateOf.LAW);
        }
        return agreed.compareTo(floor(terms.signedOn())) < 0
                ? new Rate(percentADay, RateOf.LAW_AS_AGREED_IS_TOO_LOW)
                : new Rate(agreed, RateOf.CONTRACT);
    }

    private BigDecimal floor(@Nullable LocalDate signedOn) {
        Map.Entry<LocalDate, BigDecimal> known = signedOn == null ? null : primeRates.floorEntry(signedOn);
        return known == null ? BigDecimal.ZERO : known.getValue();
    }

    private static BigDecimal percentADay(SettingsNode overdue) {
        BigDecimal percent = overdue.decimal("percentADay");
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.ONE) >= 0) {
            throw overdue.refuse(
                    "percentADay", "must be above 0 and below 1, such as 0.05; correct it", "须大于 0 且小于 1，例如 0.05；请更正");
        }
        return percent;
    }
}
