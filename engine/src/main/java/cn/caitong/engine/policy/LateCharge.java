package cn.caitong.engine.policy;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A late charge and how it came about (C15, 87号令 38).
 *
 * @param amount rounded once, to the cent
 * @param portions the days at each rate, in order of time; none if nothing is owed
 */
public record LateCharge(Money amount, List<Portion> portions) {
    public LateCharge {
        portions = List.copyOf(portions);
    }

    /** How many days are charged for. */
    public int days() {
        return portions.stream().mapToInt(Portion::days).sum();
    }

    /**
     * Days at one rate.
     *
     * @param since the day from which the rate applied
     * @param percent per year, before the multiplier
     */
    public record Portion(LocalDate since, BigDecimal percent, int days) {}
}
