package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.recalculation.MovedClock.Times;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.schedule.Standstill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A clock that has not come to its end.
 *
 * @param warns whether its warning is still to come; {@code acts} the same of its act
 */
record RunningClock(
        UUID id,
        UUID caseId,
        String flow,
        String name,
        String clause,
        String regime,
        String jurisdiction,
        String partner,
        LocalDate basis,
        int generation,
        boolean warns,
        boolean acts,
        Times times,
        List<Standstill> standstills) {

    /** Where another calendar moves it; nothing if it stays. Only kinds that are still to come move. */
    Optional<MovedClock> movedBy(ClockSchedule schedule, WorkingCalendar calendar, Instant now) {
        ClockTimes reckoned = schedule.times(calendar, clause, regime, partner, basis, standstills);
        Times after = new Times(
                reckoned.provisional(),
                warns ? reckoned.warnAt() : times.warnAt(),
                acts ? reckoned.actAt() : times.actAt(),
                cutOff(times.dueAt(), reckoned.dueAt(), now));
        return after.equals(times)
                ? Optional.empty()
                : Optional.of(new MovedClock(id, caseId, flow, jurisdiction, name, clause, generation, times, after));
    }

    /**
     * A cut-off is never moved into the past, where nobody could keep it any more: if the new calendar would have had it
     * there, whoever counted on the old one has until the end of the day.
     */
    private static Instant cutOff(Instant before, Instant reckoned, Instant now) {
        if (reckoned.isAfter(now)) {
            return reckoned;
        }
        Instant tonight = LegalDay.endOf(LegalDay.of(now), Optional.empty());
        return tonight.isBefore(before) ? tonight : before;
    }
}
