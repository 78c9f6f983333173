package cn.caitong.engine.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * One year's arrangement of holidays.
 *
 * @param year the year of the notice; its New Year may also settle days of the December before
 * @param source the State Council notice; for a provisional year the law that gives the minimum
 * @param provisional whether the notice is still to come
 * @param holidays in calendar order
 * @param workingWeekends weekend days that are worked (调休上班)
 */
public record CalendarYear(
        int year, String source, boolean provisional, List<Holiday> holidays, List<LocalDate> workingWeekends) {
    public CalendarYear {
        holidays = List.copyOf(holidays);
        workingWeekends = List.copyOf(workingWeekends);
    }

    /** The content as text that depends on nothing but the content: what a calendar's version is a digest of. */
    String facts() {
        return "%d|%s|%s|%s|%s\n"
                .formatted(
                        year,
                        source,
                        provisional ? "provisional" : "published",
                        holidays.stream().map(Holiday::facts).toList(),
                        workingWeekends);
    }
}
