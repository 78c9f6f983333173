package cn.caitong.engine.schedule;

import cn.caitong.engine.calendar.Day;
import cn.caitong.engine.calendar.DueDate;
import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.SameDay;
import cn.caitong.engine.calendar.Term.WorkingDays;
import cn.caitong.engine.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * One count of a clock's times, on a calendar, by a timing. A day that an excuse touches is not counted, so that a whole day
 * is left after each; an excuse that begins when the term is over excuses nothing.
 */
record TermTimes(WorkingCalendar calendar, Timing timing) {

    ClockTimes of(LocalDate basis, DayTerm term, List<Standstill> standstills) {
        Left left = new Left(basis, term, term);
        for (Standstill standstill : inOrder(standstills)) {
            if (!standstill.from().isBefore(endOf(latest(left)))) {
                break;
            }
            left = after(left, standstill);
        }
        return times(left);
    }

    /**
     * What is left of a term.
     *
     * @param counted the day after which it runs
     * @param least if every open day that has passed was worked, {@code most} if none was
     */
    private record Left(LocalDate counted, DayTerm least, DayTerm most) {}

    private static List<Standstill> inOrder(List<Standstill> standstills) {
        return standstills.stream()
                .sorted(Comparator.comparing(Standstill::from).thenComparing(Standstill::to))
                .toList();
    }

    private Left after(Left left, Standstill standstill) {
        LocalDate last = standstill.lastDay();
        if (!last.isAfter(left.counted())) {
            return left;
        }
        LocalDate before = standstill.firstDay().minusDays(1);
        return new Left(
                last,
                less(left.least(), left.counted(), before, Day::mayWork),
                less(left.most(), left.counted(), before, TermTimes::isCertainlyWorked));
    }

    /** Less what ran after one day until another; but a term that had run out, and only rolled, still has its last day. */
    private DayTerm less(DayTerm term, LocalDate from, LocalDate until, Predicate<Day> worked) {
        int days = Math.max(0, (int) ChronoUnit.DAYS.between(from, until));
        return switch (term) {
            case WorkingDays working -> {
                long run = from.plusDays(1)
                        .datesUntil(from.plusDays(1 + days))
                        .filter(date -> worked.test(calendar.day(date)))
                        .count();
                yield new WorkingDays(Math.max(1, working.days() - (int) run));
            }
            case CalendarDays running -> new CalendarDays(Math.max(1, running.days() - days));
            case SameDay today -> today;
        };
    }

    private LocalDate latest(Left left) {
        return calendar.deadline(left.counted(), left.most()).latest();
    }

    private ClockTimes times(Left left) {
        DueDate due = calendar.deadline(left.counted(), left.least());
        LocalDate latest = latest(left);
        Predicate<Day> worked = workedForAct(left.least());
        return new ClockTimes(
                due.calendar(),
                due.provisional() || !due.earliest().equals(latest),
                latest,
                timing.warnBefore()
                        .map(days -> opening(back(days, left.counted(), due.earliest(), worked)))
                        .orElse(null),
                timing.actBefore()
                        .map(days -> opening(back(days, left.counted(), due.earliest(), worked)))
                        .orElse(null),
                endOf(latest));
    }

    /**
     * Which days count when going back from the earliest end. If an open day turns out to be off, a term in working days
     * ends later, and the act was early; a term in calendar days does not, and the act must not have waited for that day.
     */
    private static Predicate<Day> workedForAct(DayTerm term) {
        return switch (term) {
            case WorkingDays days -> Day::mayWork;
            case CalendarDays days -> TermTimes::isCertainlyWorked;
            case SameDay today -> TermTimes::isCertainlyWorked;
        };
    }

    private static boolean isCertainlyWorked(Day day) {
        return day.isWorking() && !day.mayBeOff();
    }

    /** So many worked days before the last day, but within the term; the last day itself if it has no other. */
    private LocalDate back(int workingDays, LocalDate counted, LocalDate last, Predicate<Day> worked) {
        LocalDate day = last;
        LocalDate candidate = last;
        for (int left = workingDays; left > 0 && candidate.isAfter(counted.plusDays(1)); ) {
            candidate = candidate.minusDays(1);
            if (worked.test(calendar.day(candidate))) {
                day = candidate;
                left--;
            }
        }
        return day;
    }

    private Instant opening(LocalDate day) {
        return day.atTime(timing.opening()).atZone(LegalDay.ZONE).toInstant();
    }

    private Instant endOf(LocalDate lastDay) {
        return LegalDay.endOf(lastDay, timing.closing());
    }
}
