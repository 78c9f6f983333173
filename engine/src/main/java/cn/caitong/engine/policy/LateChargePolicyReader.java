package cn.caitong.engine.policy;

import cn.caitong.engine.settings.SettingsNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Turns the interest file's tree into the policy. */
final class LateChargePolicyReader {
    private static final Set<String> ROUNDINGS = Set.of("HALF_UP", "HALF_EVEN", "DOWN", "UP");

    private LateChargePolicyReader() {}

    static LateChargePolicy policy(SettingsNode file, String name) {
        file.allow(Set.of(name));
        SettingsNode charge = file.node(name).orElseThrow(() -> file.refuse(name, "is required; add it", "必填；请补充"));
        charge.allow(Set.of("multiplier", "daysInYear", "rounding", "rates"));
        return new LateChargePolicy(charge.decimal("multiplier"), daysInYear(charge), rounding(charge), rates(charge));
    }

    private static int daysInYear(SettingsNode charge) {
        int days = charge.integer("daysInYear", 360, 365);
        if (days != 360 && days != 365) {
            throw charge.refuse("daysInYear", "must be 360 or 365; correct it", "须为 360 或 365；请更正");
        }
        return days;
    }

    private static RoundingMode rounding(SettingsNode charge) {
        String rounding = charge.text("rounding");
        if (!ROUNDINGS.contains(rounding)) {
            throw charge.refuse("rounding", "must be HALF_UP, HALF_EVEN, DOWN or UP; correct it", "未知的舍入方式；请更正");
        }
        return RoundingMode.valueOf(rounding);
    }

    private static NavigableMap<LocalDate, BigDecimal> rates(SettingsNode charge) {
        NavigableMap<LocalDate, BigDecimal> rates = new TreeMap<>();
        for (SettingsNode rate : charge.nodes("rates")) {
            rate.allow(Set.of("from", "percent"));
            if (rates.put(rate.date("from"), rate.decimal("percent")) != null) {
                throw rate.refuse("from", "names a day that has a rate already; keep one", "该日已有利率；请保留其一");
            }
        }
        if (rates.isEmpty()) {
            throw charge.refuse("rates", "must hold a rate; add it", "须至少有一项利率；请补充");
        }
        return rates;
    }
}
