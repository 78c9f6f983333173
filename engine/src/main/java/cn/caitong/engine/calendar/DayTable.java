package cn.caitong.engine.calendar;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The days of one year by month and day, each as it is when it falls on a weekday and when it falls on a weekend: so the
 * same table also serves every year of which nothing is known.
 */
final class DayTable {
    private static final int SLOTS = 13 * 32;

    private final Day[] weekdays = new Day[SLOTS];
    private final Day[] weekends = new Day[SLOTS];

    static DayTable blank(boolean published) {
        DayTable table = new DayTable();
        Arrays.fill(table.weekdays, Day.plain(DayKind.WORKING_DAY, published));
        Arrays.fill(table.weekends, Day.plain(DayKind.WEEKEND, published));
        return table;
    }

    DayTable copy() {
        DayTable copy = new DayTable();
        System.arraycopy(weekdays, 0, copy.weekdays, 0, SLOTS);
        System.arraycopy(weekends, 0, copy.weekends, 0, SLOTS);
        return copy;
    }

    Day at(LocalDate date) {
        return (isWeekend(date) ? weekends : weekdays)[slot(date)];
    }

    void set(LocalDate date, Day day) {
        weekdays[slot(date)] = day;
        weekends[slot(date)] = day;
    }

    /** A weekday here may turn out to be off; a weekend day is off already. */
    void mayBeOff(LocalDate date) {
        weekdays[slot(date)] = weekdays[slot(date)].open();
    }

    /** A weekend day here may turn out to be worked; a weekday is worked already. */
    void mayBeWorked(LocalDate date) {
        weekends[slot(date)] = weekends[slot(date)].open();
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().getValue() >= 6;
    }

    private static int slot(LocalDate date) {
        return date.getMonthValue() * 32 + date.getDayOfMonth();
    }
}
