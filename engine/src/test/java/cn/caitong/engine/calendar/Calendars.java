package cn.caitong.engine.calendar;

import java.nio.file.Path;

/** The calendar as shipped, for every test that counts. */
public final class Calendars {
    public static final Path FOLDER = Path.of("..", "config", "calendar");
    public static final WorkingCalendar SHIPPED = CalendarFiles.load(FOLDER);

    private Calendars() {}
}
