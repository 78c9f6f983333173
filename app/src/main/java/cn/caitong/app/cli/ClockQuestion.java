package cn.caitong.app.cli;

import cn.caitong.engine.calendar.Term;
import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.WorkingDays;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** “When does this term end?”, checked: refusals name the field, or the option, that is wrong. */
record ClockQuestion(LocalDate start, DayTerm term) {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2189, 12, 31);

    /** The question of one JSON line; fields that mean nothing here are left alone. */
    static ClockQuestion of(JsonNode line) {
        if (!line.isObject()) {
            throw new RefusedException(ErrorCode.VALUE_TYPE_WRONG, "", "{\"start\":\"2026-02-11\",\"workingDays\":5}");
        }
        Names names = new Names("/start", "/workingDays", "/calendarDays");
        return of(names, text(line, "start"), number(line, "workingDays"), number(line, "calendarDays"));
    }

    /** The question as options ask it. */
    static ClockQuestion of(@Nullable String start, @Nullable String workingDays, @Nullable String calendarDays) {
        return of(new Names("--start", "--working-days", "--calendar-days"), start, workingDays, calendarDays);
    }

    private static ClockQuestion of(
            Names names, @Nullable String start, @Nullable String workingDays, @Nullable String calendarDays) {
        if (start == null) {
            throw new RefusedException(ErrorCode.FIELD_MISSING, "", names.start());
        }
        LocalDate date = date(names.start(), start);
        if (workingDays != null && calendarDays != null) {
            throw new RefusedException(ErrorCode.FIELDS_EXCLUDE_EACH_OTHER, names.calendarDays(), names.workingDays());
        }
        if (workingDays != null) {
            return new ClockQuestion(date, new WorkingDays(days(names.workingDays(), workingDays)));
        }
        if (calendarDays != null) {
            return new ClockQuestion(date, new CalendarDays(days(names.calendarDays(), calendarDays)));
        }
        throw new RefusedException(ErrorCode.FIELD_MISSING, "", names.workingDays() + " | " + names.calendarDays());
    }

    private static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.isBefore(FIRST) || date.isAfter(LAST)) {
                throw new RefusedException(ErrorCode.NUMBER_OUT_OF_RANGE, name, FIRST + " … " + LAST);
            }
            return date;
        } catch (DateTimeException e) {
            throw new RefusedException(ErrorCode.DATE_WRONG, name, "date 日期 (yyyy-MM-dd)");
        }
    }

    private static int days(String name, String text) {
        if (!text.matches("-?\\d+")) {
            throw new RefusedException(ErrorCode.VALUE_TYPE_WRONG, name, "a whole number 整数");
        }
        if (!text.matches("0*[1-9]\\d{0,3}") || Integer.parseInt(text) > Term.MOST_DAYS) {
            throw new RefusedException(ErrorCode.NUMBER_OUT_OF_RANGE, name, "1 … " + Term.MOST_DAYS);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String text(JsonNode line, String field) {
        if (line.has(field) && !line.get(field).isTextual()) {
            throw new RefusedException(ErrorCode.VALUE_TYPE_WRONG, "/" + field, "text 文本 (yyyy-MM-dd)");
        }
        return line.has(field) ? line.get(field).textValue() : null;
    }

    private static @Nullable String number(JsonNode line, String field) {
        if (line.has(field) && !line.get(field).isIntegralNumber()) {
            throw new RefusedException(ErrorCode.VALUE_TYPE_WRONG, "/" + field, "a whole number 整数");
        }
        return line.has(field) ? line.get(field).asText() : null;
    }

    /** What the three parts are called where the question came from. */
    private record Names(String start, String workingDays, String calendarDays) {}
}
