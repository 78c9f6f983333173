package cn.caitong.app.kill;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.WorkingCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;

/** The days on which the test plays, and the clock of everybody but the hub: the same day and hour on any machine. */
public final class LegalDays implements InstantSource {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 11);
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    /** The hub refunds at the opening of the fourth of five working days. */
    private static final int ACTS_ON = 4;

    private final WorkingCalendar calendar = CalendarFiles.load(Path.of("../config/calendar"));
    private LocalDate today = FIRST;
    private volatile Instant morning = morning();
    private volatile long since = System.nanoTime();

    @Override
    public Instant instant() {
        return morning.plus(Duration.ofNanos(System.nanoTime() - since));
    }

    /** The working day before this one: whatever hour of it a message bears, it has been by now. */
    LocalDate yesterday() {
        return workingDaysBefore(1);
    }

    /** Ten o'clock of the day that it is. */
    public Instant morning() {
        return today.atTime(MORNING).atZone(LegalDay.ZONE).toInstant();
    }

    /** The day of a termination whose refunds fell due this morning. */
    public LocalDate dueToday() {
        return workingDaysBefore(ACTS_ON);
    }

    /** The day of a termination whose refunds fall due on the next working day. */
    public LocalDate dueTomorrow() {
        return workingDaysBefore(ACTS_ON - 1);
    }

    public void goOn() {
        do {
            today = today.plusDays(1);
        } while (!calendar.isWorkingDay(today));
        morning = morning();
        since = System.nanoTime();
    }

    private LocalDate workingDaysBefore(int days) {
        LocalDate day = today;
        for (int left = days; left > 0; left -= calendar.isWorkingDay(day) ? 1 : 0) {
            day = day.minusDays(1);
        }
        return day;
    }
}
