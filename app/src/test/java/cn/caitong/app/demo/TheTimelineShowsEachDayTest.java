package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.CalendarFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TheTimelineShowsEachDayTest {
    private static final LocalDate BASIS = LocalDate.parse("2026-02-10");
    private static final LocalDate DUE = LocalDate.parse("2026-02-24");

    private final TimelineText text = new TimelineText(CalendarFiles.load(Path.of("../config/calendar")));

    @Test
    void daysOnWhichNothingHappensAreThereWithTheirReason() {
        List<String> lines = text.of(List.of(
                line("2026-02-14T01:00:00Z", "refund-due", "refund-instructed", "acted"),
                line("2026-02-24T16:00:00Z", "refund-instructed", "refund-instructed", "overdue")));
        assertThat(lines)
                .hasSize(14)
                .startsWith("2026-02-14  Sat 周六  make-up working day 调休上班")
                .contains("2026-02-15  Sun 周日  holiday 春节");
    }

    @Test
    void theWorkingDayOfTheTermCountsMakeUpSaturdaysAndGoesOnPastTheLast() {
        assertThat(text.of(List.of(line("2026-02-14T01:00:00Z", "refund-due", "refund-instructed", "acted"))))
                .last()
                .asString()
                .matches("  09:00  4/5 +C12 +500103:YZ1 +refund-due → refund-instructed +办理时点  why");
        assertThat(text.of(List.of(line("2026-02-24T16:00:00Z", "refund-due", "refund-due", "overdue"))))
                .last()
                .asString()
                .startsWith("  00:00  6/5 ");
    }

    @Test
    void whatNobodyNeedsToReadIsLeftOut() {
        assertThat(text.of(List.of(line("2026-02-14T01:00:00Z", "refunded", "refunded", "noted"))))
                .containsExactly("2026-02-14  Sat 周六  make-up working day 调休上班");
    }

    @Test
    void nothingAtAllIsNoDay() {
        assertThat(text.of(List.of())).isEmpty();
    }

    private static TimelineLine line(String at, String before, String state, String code) {
        return new TimelineLine(
                Instant.parse(at), "500103:YZ1", "deposit", "clock.act", before, state, "C12", code, "why", BASIS, DUE);
    }
}
