package cn.caitong.app.api;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.CalendarYear;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recalculation.LoadedCalendar;
import cn.caitong.engine.recalculation.Recalculation;
import cn.caitong.engine.recalculation.WhatIf;
import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calendar that counts, and the loading of a year in two steps: a list of what would move, then, with the same file, a
 * commit that names the list's digest. For operators alone; the person who commits is the token's.
 */
@RestController
final class CalendarApi {
    private static final int LARGEST = 1_000_000;

    private final OperatorsOnly operators;
    private final CalendarVersions versions;
    private final Recalculation recalculation;

    CalendarApi(OperatorsOnly operators, CalendarVersions versions, Recalculation recalculation) {
        this.operators = operators;
        this.versions = versions;
        this.recalculation = recalculation;
    }

    /** The years of the calendar that counts, and every version that ever did, the newest first. */
    record Calendars(String active, List<CalendarYear> years, List<LoadedCalendar> versions) {}

    @GetMapping("/api/calendars")
    Calendars calendars(HttpServletRequest request) {
        operators.person(request);
        WorkingCalendar active = versions.get();
        return new Calendars(active.version(), active.years(), versions.loaded());
    }

    @PostMapping("/api/calendars/what-if")
    WhatIf whatIf(HttpServletRequest request) throws IOException {
        operators.person(request);
        return recalculation.whatIf(proposed(request));
    }

    @PostMapping("/api/calendars/commit")
    WhatIf commit(HttpServletRequest request) throws IOException {
        String person = operators.person(request, "digest");
        return recalculation.commit(proposed(request), Asked.required("digest", request), person);
    }

    /** The calendar that counts, with the year that was sent in the place of its own. */
    private WorkingCalendar proposed(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/yaml")) {
            throw new RefusedException(ErrorCode.CALENDAR_NOT_YAML, "");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new RefusedException(ErrorCode.BODY_TOO_LARGE, "", LARGEST);
        }
        versions.refresh();
        try {
            return versions.get().with(CalendarFiles.year(body));
        } catch (InvalidSettingsException unusable) {
            throw new RefusedException(Issue.of(
                    ErrorCode.CALENDAR_UNUSABLE, pointer(unusable.key()), unusable.english(), unusable.chinese()));
        }
    }

    /** {@code holidays[2].off} as {@code /holidays/2/off}; of the file as a whole, nothing. */
    private static String pointer(String key) {
        return key.startsWith("(")
                ? ""
                : "/" + key.replace("[", ".").replace("]", "").replace('.', '/');
    }
}
