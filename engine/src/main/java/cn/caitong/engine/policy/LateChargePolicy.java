package cn.caitong.engine.policy;

import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.policy.LateCharge.Portion;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the late charge is computed: {@code config/policies/interest.yaml}. Dates are legal dates in Asia/Shanghai.
 *
 * @param multiplier what the rate is raised by, 1.2 by 87号令 38
 * @param daysInYear 365 or 360
 * @param rounding applied once, to the whole charge
 * @param rates per cent a year, by the day from which each applies
 */
public record LateChargePolicy(
        BigDecimal multiplier, int daysInYear, RoundingMode rounding, NavigableMap<LocalDate, BigDecimal> rates) {
    public LateChargePolicy {
        rates = new TreeMap<>(rates);
    }

    /**
     * Reads the policy.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static LateChargePolicy load(Path file) {
        return LateChargePolicyReader.policy(SettingsFile.read(file), "lateCharge");
    }

    /**
     * Reads, from a file of the same shape, what the bank's interest on a works deposit is reckoned by.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static LateChargePolicy bankInterest(Path file) {
        return LateChargePolicyReader.policy(SettingsFile.read(file), "bankInterest");
    }

    /**
     * The charge for money that was due back by {@code limit} and credited on {@code credited}: from the day after the one
     * to the other, that day included.
     *
     * @param limit the last day by law (C11 to C13), not by the notice
     * @param excused days that the supplier itself caused; they may overlap, and none before the limit counts
     * @throws IllegalStateException if no rate is known for a day that is charged for
     */
    public LateCharge charge(Money principal, LocalDate limit, LocalDate credited, List<Span> excused) {
        if (!credited.isAfter(limit)) {
            return new LateCharge(Money.zero(principal.currency()), List.of());
        }
        Map<Map.Entry<LocalDate, BigDecimal>, Long> daysByRate = limit.plusDays(1)
                .datesUntil(credited.plusDays(1))
                .filter(day -> excused.stream().noneMatch(span -> span.contains(day)))
                .collect(Collectors.groupingBy(this::rateOn, LinkedHashMap::new, Collectors.counting()));
        List<Portion> portions = daysByRate.entrySet().stream()
                .map(days -> new Portion(
                        days.getKey().getKey(),
                        days.getKey().getValue(),
                        days.getValue().intValue()))
                .toList();
        return new LateCharge(new Money(amount(principal, portions), principal.currency()), portions);
    }

    private BigDecimal amount(Money principal, List<Portion> portions) {
        BigDecimal percentDays = portions.stream()
                .map(portion -> portion.percent().multiply(BigDecimal.valueOf(portion.days())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return principal
                .amount()
                .multiply(multiplier)
                .multiply(percentDays)
                .divide(BigDecimal.valueOf(100L * daysInYear), 2, rounding);
    }

    private Map.Entry<LocalDate, BigDecimal> rateOn(LocalDate day) {
        Map.Entry<LocalDate, BigDecimal> rate = rates.floorEntry(day);
        if (rate == null) {
            throw new IllegalStateException("no lending rate for " + day + ": add it to interest.yaml");
        }
        return rate;
    }
}
