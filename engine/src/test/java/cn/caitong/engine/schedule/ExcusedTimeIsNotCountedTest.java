package cn.caitong.engine.schedule;

import static cn.caitong.engine.schedule.Shanghai.FIVE_WORKING_DAYS;
import static cn.caitong.engine.schedule.Shanghai.REFUND;
import static cn.caitong.engine.schedule.Shanghai.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.Term.CalendarDays;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** “The supplier's own doing” excuses its own interval and nothing that was late before (N4.2). */
@Tag("unit")
class ExcusedTimeIsNotCountedTest {
    /** Mon 2026-03-02 + 5 working days = Mon 9: Tue 3, Wed 4, Thu 5, Fri 6, Mon 9. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final TermTimes COUNT = new TermTimes(Calendars.SHIPPED, REFUND);

    @Test
    void whatWasLateBeforeStaysLate() {
        ClockTimes times = after(new Standstill(at("2026-03-10T00:00"), at("2026-03-20T12:00")));
        assertThat(times.dueAt()).isEqualTo(at("2026-03-10T00:00"));
    }

    @Test
    void theDaysThatItTouchesAreNotCounted() {
        // Tue 3 ran; Wed 4 to Tue 10 excused; Wed 11, Thu 12, Fri 13, Mon 16 are left
        ClockTimes times = after(new Standstill(at("2026-03-04T15:00"), at("2026-03-10T10:30")));
        assertThat(times.dueAt()).isEqualTo(at("2026-03-17T00:00"));
        assertThat(times.actAt()).isEqualTo(at("2026-03-13T09:00"));
    }

    @Test
    void oneThatBeganInTheLastHourLeavesAWholeDay() {
        ClockTimes times = after(new Standstill(at("2026-03-09T23:00"), at("2026-03-12T23:50")));
        assertThat(times.dueAt()).isEqualTo(at("2026-03-14T00:00"));
        assertThat(times.actAt()).isEqualTo(at("2026-03-13T09:00"));
    }

    @Test
    void aRolledLastDayIsExcusedToo() {
        // Mon 2 + 5 days = Sat 7, rolled to Mon 9
        ClockTimes times = COUNT.of(
                MONDAY, new CalendarDays(5), List.of(new Standstill(at("2026-03-09T08:00"), at("2026-03-11T08:00"))));
        assertThat(times.dueAt()).isEqualTo(at("2026-03-13T00:00"));
    }

    @Test
    void twoThatOverlapCountOnce() {
        Standstill one = new Standstill(at("2026-03-04T15:00"), at("2026-03-06T10:30"));
        Standstill two = new Standstill(at("2026-03-05T15:00"), at("2026-03-10T10:30"));
        assertThat(after(two, one).dueAt()).isEqualTo(at("2026-03-17T00:00"));
    }

    @Test
    void oneBeforeTheFirstCountedDayChangesNothing() {
        ClockTimes times = after(new Standstill(at("2026-03-02T09:00"), at("2026-03-02T17:00")));
        assertThat(times).isEqualTo(after());
    }

    private static ClockTimes after(Standstill... standstills) {
        return COUNT.of(MONDAY, FIVE_WORKING_DAYS, List.of(standstills));
    }
}
