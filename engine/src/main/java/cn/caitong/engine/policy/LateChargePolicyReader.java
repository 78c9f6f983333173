package cn.caitong.engine.policy;

import cn.caitong.engine.settings.SettingsNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Set;

/** Turns the interest file's tree into the policy. */
final class LateChargePolicyReader {
    private LateChargePolicyReader() {}

    static LateChargePolicy policy(SettingsNode file, String name) {
        file.allow(Set.of(name));
        SettingsNode charge = file.required(name);
        charge.allow(Set.of("multiplier", "daysInYear", "rounding", "rates"));
        return new LateChargePolicy(
                charge.decimal("multiplier"),
                InterestSettings.daysInYear(charge),
                InterestSettings.rounding(charge),
                rates(charge));
    }

    private static NavigableMap<LocalDate, BigDecimal> rates(SettingsNode charge) {
        NavigableMap<LocalDate, BigDecimal> rates = InterestSettings.rates(charge, "rates");
        if (rates.isEmpty()) {
            throw charge.refuse("rates", "must hold a rate; add it", "须至少有一项利率；请补充");
        }
        return rates;
    }
}
