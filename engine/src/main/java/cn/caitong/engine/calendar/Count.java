package cn.caitong.engine.calendar;

import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.SameDay;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One count. It walks once with the days as expected; only if it looked at a day nobody has published does it walk twice
 * more, with every open day worked and with every open day off: more working days never make a term end later.
 */
final class Count {
    private final WorkingCalendar calendar;
    private final LocalDate event;
    private final DayTerm term;
    private final Direction direction;
    private final List<SkippedDay> skipped = new ArrayList<>();
    private boolean provisional;

    Count(WorkingCalendar calendar, LocalDate event, DayTerm term, Direction direction) {
        this.calendar = calendar;
        this.event = event;
        this.term = term;
        this.direction = direction;
    }

    DueDate dueDate() {
        LocalDate due = end(this::worksAsExpected);
        List<LocalDate> ends = provisional
                ? Stream.of(
                                due,
                                end(date -> calendar.day(date).mayWork()),
                                end(date -> !calendar.day(date).mayBeOff()))
                        .sorted()
                        .toList()
                : List.of(due);
        return new DueDate(due, ends.getFirst(), ends.getLast(), provisional, skipped, calendar.version());
    }

    private boolean worksAsExpected(LocalDate date) {
        Day day = calendar.day(date);
        provisional |= !day.published();
        if (!day.isWorking()) {
            skipped.add(new SkippedDay(date, day));
        }
        return day.isWorking();
    }

    private LocalDate end(Predicate<LocalDate> works) {
        return switch (term) {
            case WorkingDays workingDays -> afterWorkingDays(workingDays.days(), works);
            case CalendarDays calendarDays -> afterCalendarDays(calendarDays.days(), works);
            case SameDay today -> event;
        };
    }

    private LocalDate afterWorkingDays(int days, Predicate<LocalDate> works) {
        LocalDate date = event;
        for (int left = days; left > 0; ) {
            date = date.plusDays(direction.step());
            if (works.test(date)) {
                left--;
            }
        }
        return date;
    }

    private LocalDate afterCalendarDays(int days, Predicate<LocalDate> works) {
        LocalDate date = event.plusDays((long) direction.step() * days);
        while (direction.rolls() && !works.test(date)) {
            date = date.plusDays(1);
        }
        return date;
    }
}
