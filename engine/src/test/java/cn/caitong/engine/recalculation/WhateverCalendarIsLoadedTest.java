package cn.caitong.engine.recalculation;

import static cn.caitong.engine.recalculation.CalendarDesk.SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.CalendarYear;
import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.Holiday;
import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.recalculation.MovedClock.Times;
import cn.caitong.engine.schedule.ClockTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Years drawn at random, loaded one after the other while a refund (C12b) runs. */
@Tag("unit")
class WhateverCalendarIsLoadedTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    @Property(tries = 500)
    void whatHasFiredStaysAndNoCutOffGoesIntoThePast(
            @ForAll @IntRange(max = 330) int day, @ForAll @IntRange(max = 300) int hours, @ForAll long seed) {
        Random random = new Random(seed);
        LocalDate basis = FIRST.plusDays(day);
        Instant now = basis.atTime(9, 30).toInstant(ZoneOffset.ofHours(8)).plus(hours, ChronoUnit.HOURS);
        RunningClock clock = running(basis, times(Calendars.SHIPPED, basis), now);
        for (int n = 0; n < 3; n++) {
            WorkingCalendar proposed = drawn(random);
            ClockTimes reckoned = SCHEDULE.times(proposed, "C12b", "order-87", "500103", basis, List.of());
            Optional<MovedClock> moved = clock.movedBy(SCHEDULE, proposed, now);
            Times before = clock.times();
            Times after = moved.map(MovedClock::after).orElse(before);

            assertThat(after.warnAt()).isEqualTo(clock.warns() ? reckoned.warnAt() : before.warnAt());
            assertThat(after.actAt()).isEqualTo(clock.acts() ? reckoned.actAt() : before.actAt());
            assertThat(after.dueAt().equals(before.dueAt()) || after.dueAt().isAfter(now))
                    .isTrue();
            assertThat(after.dueAt())
                    .as("nobody has less time than the law gives")
                    .isAfterOrEqualTo(reckoned.dueAt().isBefore(before.dueAt()) ? reckoned.dueAt() : before.dueAt());

            clock = running(basis, after, now);
            assertThat(clock.movedBy(SCHEDULE, proposed, now)).as("once").isEmpty();
            now = now.plus(random.nextInt(40), ChronoUnit.HOURS);
        }
    }

    /** Every kind whose time has come has fired, but the last. */
    private static RunningClock running(LocalDate basis, Times times, Instant now) {
        return new RunningClock(
                new UUID(0, 1),
                new UUID(0, 2),
                "deposit",
                "C12b",
                "C12b",
                "order-87",
                "500103",
                "500103",
                basis,
                0,
                now.isBefore(Optional.ofNullable(times.warnAt()).orElse(Instant.MIN)),
                now.isBefore(Optional.ofNullable(times.actAt()).orElse(Instant.MIN)),
                times,
                List.of());
    }

    private static Times times(WorkingCalendar calendar, LocalDate basis) {
        ClockTimes times = SCHEDULE.times(calendar, "C12b", "order-87", "500103", basis, List.of());
        return new Times(times.provisional(), times.warnAt(), times.actAt(), times.dueAt());
    }

    /** A 2026 in which one day in six is not what it was. */
    private static WorkingCalendar drawn(Random random) {
        List<Span> off = new ArrayList<>();
        List<LocalDate> worked = new ArrayList<>();
        LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).forEach(date -> {
            boolean works = Calendars.SHIPPED.isWorkingDay(date) != (random.nextInt(6) == 0);
            boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            if (works && weekend) {
                worked.add(date);
            } else if (!works && !weekend) {
                off.add(new Span(date, date));
            }
        });
        Holiday all = new Holiday("放假", off, List.of(), List.of());
        return Calendars.SHIPPED.with(new CalendarYear(2026, "drawn at random", false, List.of(all), worked));
    }
}
