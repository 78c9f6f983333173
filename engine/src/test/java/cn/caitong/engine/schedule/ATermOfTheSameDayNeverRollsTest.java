package cn.caitong.engine.schedule;

import static cn.caitong.engine.schedule.Shanghai.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.Term.SameDay;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ATermOfTheSameDayNeverRollsTest {
    private static final Timing PLAIN =
            new Timing(LocalTime.of(9, 0), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void itEndsAtMidnightOfAHolidayToo() {
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, PLAIN).of(LocalDate.of(2026, 5, 2), new SameDay(), List.of());
        assertThat(times.dueOn()).isEqualTo(LocalDate.of(2026, 5, 2));
        assertThat(times.dueAt()).isEqualTo(at("2026-05-03T00:00"));
    }

    @Test
    void anUnpublishedYearMakesItNoLater() {
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, PLAIN).of(LocalDate.of(2031, 2, 1), new SameDay(), List.of());
        assertThat(times.provisional()).isFalse();
        assertThat(times.dueAt()).isEqualTo(at("2031-02-02T00:00"));
    }
}
