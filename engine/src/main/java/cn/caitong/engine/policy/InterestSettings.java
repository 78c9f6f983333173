package cn.caitong.engine.policy;

import cn.caitong.engine.settings.SettingsNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What settings of interest and of the late charge say alike. Refused as {@link SettingsNode} refuses. */
public final class InterestSettings {
    private static final Set<String> ROUNDINGS = Set.of("HALF_UP", "HALF_EVEN", "DOWN", "UP");

    private InterestSettings() {}

    /** {@code daysInYear}: 365 or 360. */
    public static int daysInYear(SettingsNode interest) {
        int days = interest.integer("daysInYear", 360, 365);
        if (days != 360 && days != 365) {
            throw interest.refuse("daysInYear", "must be 360 or 365; correct it", "须为 360 或 365；请更正");
        }
        return days;
    }

    /** {@code rounding}: how the whole sum is rounded, once. */
    public static RoundingMode rounding(SettingsNode interest) {
        String rounding = interest.text("rounding");
        if (!ROUNDINGS.contains(rounding)) {
            throw interest.refuse("rounding", "must be HALF_UP, HALF_EVEN, DOWN or UP; correct it", "未知的舍入方式；请更正");
        }
        return RoundingMode.valueOf(rounding);
    }

    /** Per cent a year, by the day from which each applies, Asia/Shanghai; empty where {@code key} lists none. */
    public static NavigableMap<LocalDate, BigDecimal> rates(SettingsNode interest, String key) {
        NavigableMap<LocalDate, BigDecimal> rates = new TreeMap<>();
        for (SettingsNode rate : interest.nodes(key)) {
            rate.allow(Set.of("from", "percent"));
            if (rates.put(rate.date("from"), rate.decimal("percent")) != null) {
                throw rate.refuse("from", "names a day that has a rate already; keep one", "该日已有利率；请保留其一");
            }
        }
        return rates;
    }
}
