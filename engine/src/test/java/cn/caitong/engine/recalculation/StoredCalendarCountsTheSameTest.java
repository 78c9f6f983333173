package cn.caitong.engine.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StoredCalendarCountsTheSameTest {
    @Test
    void dayByDay() {
        WorkingCalendar read =
                CalendarContent.read(Calendars.SHIPPED.version(), CalendarContent.write(Calendars.SHIPPED));
        LocalDate.of(2023, 12, 1)
                .datesUntil(LocalDate.of(2029, 1, 31))
                .forEach(date -> assertThat(read.day(date)).isEqualTo(Calendars.SHIPPED.day(date)));
    }

    @Test
    void contentThatIsNotItsVersionIsNoticed() {
        String content = CalendarContent.write(Calendars.SHIPPED).replace("2026-02-14", "2026-02-07");
        assertThatThrownBy(() -> CalendarContent.read(Calendars.SHIPPED.version(), content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Calendars.SHIPPED.version());
    }
}
