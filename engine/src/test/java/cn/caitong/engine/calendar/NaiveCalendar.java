package cn.caitong.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 2024 to 2026 written down a second time, and counted the slow way: one day after the other, in three states. */
final class NaiveCalendar {
    private static final Set<LocalDate> OFF = days("""
        2024-01-01 2024-02-10..17 2024-04-04..06 2024-05-01..05 2024-06-10 2024-09-15..17 2024-10-01..07
        2025-01-01 2025-01-28..31 2025-02-01..04 2025-04-04..06 2025-05-01..05 2025-05-31 2025-06-01..02
        2025-10-01..08
        2026-01-01..03 2026-02-15..23 2026-04-04..06 2026-05-01..05 2026-06-19..21 2026-09-25..27
        2026-10-01..07\
        """);
    private static final Set<LocalDate> WORKED = days("""
        2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
        2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
        2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10\
        """);

    private NaiveCalendar() {}

    static boolean works(LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return WORKED.contains(date) || (!weekend && !OFF.contains(date));
    }

    static LocalDate afterWorkingDays(LocalDate event, int days) {
        LocalDate date = event;
        int counted = 0;
        while (counted < days) {
            date = date.plusDays(1);
            counted = works(date) ? counted + 1 : counted;
        }
        return date;
    }

    static LocalDate afterCalendarDays(LocalDate event, int days) {
        LocalDate date = event.plusDays(days);
        return works(date) ? date : afterWorkingDays(date, 1);
    }

    static LocalDate beforeWorkingDays(LocalDate event, int days) {
        LocalDate date = event;
        int counted = 0;
        while (counted < days) {
            date = date.minusDays(1);
            counted = works(date) ? counted + 1 : counted;
        }
        return date;
    }

    private static Set<LocalDate> days(String text) {
        return Arrays.stream(text.split("\\s+")).flatMap(NaiveCalendar::range).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<LocalDate> range(String text) {
        LocalDate from = LocalDate.parse(text.substring(0, 10));
        int last = text.contains("..") ? Integer.parseInt(text.substring(12)) : from.getDayOfMonth();
        return from.datesUntil(from.withDayOfMonth(last).plusDays(1));
    }
}
