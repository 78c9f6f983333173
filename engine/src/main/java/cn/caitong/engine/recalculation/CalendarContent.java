package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.CalendarYear;
import cn.caitong.engine.calendar.WorkingCalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** A calendar as it is stored: all its years, so that every node counts on the same days whatever files it was started with. */
record CalendarContent(List<CalendarYear> years, CalendarYear bounds) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    static String write(WorkingCalendar calendar) {
        try {
            return JSON.writeValueAsString(new CalendarContent(calendar.years(), calendar.bounds()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A calendar can always be written", impossible);
        }
    }

    /** @throws IllegalStateException if it is not what was stored under that version */
    static WorkingCalendar read(String version, String content) {
        try {
            CalendarContent read = JSON.readValue(content, CalendarContent.class);
            WorkingCalendar calendar = new WorkingCalendar(read.years(), read.bounds());
            if (!calendar.version().equals(version)) {
                throw new IllegalStateException(
                        "The calendar stored as %s is %s".formatted(version, calendar.version()));
            }
            return calendar;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The calendar stored as " + version + " cannot be read", unreadable);
        }
    }
}
