package cn.caitong.engine.schedule;

import static cn.caitong.engine.schedule.Shanghai.FIVE_WORKING_DAYS;
import static cn.caitong.engine.schedule.Shanghai.OPENING;
import static cn.caitong.engine.schedule.Shanghai.REFUND;
import static cn.caitong.engine.schedule.Shanghai.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** N4.2, counted by hand on the State Council's calendar of 2026. */
@Tag("unit")
class RefundOfFiveWorkingDaysIsTimedTest {
    private static final LocalDate BEFORE_SPRING_FESTIVAL = LocalDate.of(2026, 2, 11);

    @Test
    void acrossSpringFestivalItLeavesOnTheFourthWorkingDayAndIsDueAtTheEndOfTheFifth() {
        // Thu 12, Fri 13, Sat 14 (worked), Tue 24, Wed 25
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, REFUND).of(BEFORE_SPRING_FESTIVAL, FIVE_WORKING_DAYS, List.of());
        assertThat(times.warnAt()).isEqualTo(at("2026-02-14T09:00"));
        assertThat(times.actAt()).isEqualTo(at("2026-02-24T09:00"));
        assertThat(times.dueAt()).isEqualTo(at("2026-02-26T00:00"));
        assertThat(times.provisional()).isFalse();
        assertThat(times.calendar()).isEqualTo(Calendars.SHIPPED.version());
    }

    @Test
    void aClosingTimeEndsTheLastDay() {
        Timing office = new Timing(OPENING, Optional.of(LocalTime.of(17, 30)), Optional.empty(), Optional.empty());
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, office).of(BEFORE_SPRING_FESTIVAL, FIVE_WORKING_DAYS, List.of());
        assertThat(times.warnAt()).isNull();
        assertThat(times.actAt()).isNull();
        assertThat(times.dueAt()).isEqualTo(at("2026-02-25T17:30"));
    }

    @Test
    void fiveCalendarDaysOfWorksLeaveOnTheWorkingDayBeforeTheRolledOne() {
        // 招标投标法实施条例 57: Wed 6 May + 5 days = Mon 11 May; Sat 9 May is worked
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, REFUND).of(LocalDate.of(2026, 5, 6), new CalendarDays(5), List.of());
        assertThat(times.warnAt()).isEqualTo(at("2026-05-08T09:00"));
        assertThat(times.actAt()).isEqualTo(at("2026-05-09T09:00"));
        assertThat(times.dueAt()).isEqualTo(at("2026-05-12T00:00"));
    }

    @Test
    void aTermOfOneDayActsAndWarnsOnThatDay() {
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, REFUND).of(LocalDate.of(2026, 2, 14), new WorkingDays(1), List.of());
        assertThat(times.warnAt()).isEqualTo(at("2026-02-24T09:00"));
        assertThat(times.actAt()).isEqualTo(at("2026-02-24T09:00"));
        assertThat(times.dueAt()).isEqualTo(at("2026-02-25T00:00"));
    }

    @Test
    void anUnpublishedYearActsOnTheEarliestDateAndIsDueOnTheLatest() {
        // Mon 2027-02-01; Fri 5 to Mon 8 are off, Thu 4 and Tue 9 to Fri 12 open: at the earliest 2, 3, 4, 9, 10
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, REFUND).of(LocalDate.of(2027, 2, 1), FIVE_WORKING_DAYS, List.of());
        assertThat(times.provisional()).isTrue();
        assertThat(times.actAt()).isEqualTo(at("2027-02-09T09:00"));
        // at the latest 2, 3, 15, 16, 17
        assertThat(times.dueAt()).isEqualTo(at("2027-02-18T00:00"));
    }

    @Test
    void aTermInCalendarDaysDoesNotWaitForADayThatMayBeOff() {
        // Mon 2027-02-01 + 8 days = Tue 9, open, at the latest Mon 15; Thu 4 is open, Wed 3 is worked for certain
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, REFUND).of(LocalDate.of(2027, 2, 1), new CalendarDays(8), List.of());
        assertThat(times.actAt()).isEqualTo(at("2027-02-03T09:00"));
        assertThat(times.dueAt()).isEqualTo(at("2027-02-16T00:00"));
    }
}
