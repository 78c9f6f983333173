package cn.caitong.engine.schedule;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.policy.ClockId;
import cn.caitong.engine.policy.ClockRow;
import cn.caitong.engine.policy.ClockRule;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.policy.LegalRegime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reckons a clock's times. Pure: the same arguments give the same times, whoever asks, so that a decision, a repetition of it
 * and a recalculation agree. Dates are legal dates in Asia/Shanghai, instants UTC.
 */
public final class ClockSchedule {
    private final ClockTable table;
    private final FiringPolicy policy;

    public ClockSchedule(ClockTable table, FiringPolicy policy) {
        this.table = table;
        this.policy = policy;
    }

    /**
     * The times of a clock.
     *
     * @param clause the clock table's row, such as {@code C12b}, or that with a term of the parties' own ({@link AgreedTerm})
     * @param regime the tender's legal regime, such as {@code order-87}, which selects the row
     * @param partner who is to be instructed: some need longer than others
     * @param basis the day of the event, which is not counted
     * @param standstills excused intervals that have ended, in any order
     * @throws IllegalArgumentException if the table has no such last day
     */
    public ClockTimes times(
            WorkingCalendar calendar,
            String clause,
            String regime,
            String partner,
            LocalDate basis,
            List<Standstill> standstills) {
        ClockRow row = row(AgreedTerm.row(clause), regime);
        if (!(row.rule() instanceof ClockRule.Deadline deadline)) {
            throw new IllegalArgumentException(clause + " is no last day that could be waited for: " + row.rule());
        }
        Timing timing = new Timing(
                policy.opening(),
                row.closing(),
                row.warnBefore().map(days -> days.days()),
                Optional.of(policy.actBefore(partner)));
        return new TermTimes(calendar, timing).of(basis, AgreedTerm.term(clause, deadline), standstills);
    }

    private ClockRow row(String clause, String regime) {
        return ClockId.of(clause)
                .flatMap(id -> LegalRegime.of(regime).flatMap(law -> table.row(id, law)))
                .orElseThrow(() ->
                        new IllegalArgumentException("The clock table has no row %s for %s".formatted(clause, regime)));
    }
}
