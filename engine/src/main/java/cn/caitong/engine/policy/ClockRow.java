package cn.caitong.engine.policy;

import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the clock table. Dates are legal dates in Asia/Shanghai.
 *
 * @param regimes the legal regimes it is for
 * @param event the fact that starts it, such as {@code award.letter-issued}
 * @param dateSource whose word on the date of that fact counts
 * @param law the clause to name in a timeline
 * @param closing a closing time; without one the last day ends at midnight
 * @param warnBefore working days between the warning and the last day
 * @param bankInterest whether what is given back carries the bank's interest (招标投标法实施条例 57)
 */
public record ClockRow(
        ClockId id,
        Set<LegalRegime> regimes,
        ClockRule rule,
        String event,
        String dateSource,
        Duty duty,
        LegalSource law,
        Optional<LocalTime> closing,
        Optional<WorkingDays> warnBefore,
        boolean bankInterest) {
    public ClockRow {
        regimes = Set.copyOf(regimes);
    }
}
