package cn.caitong.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Term.Hours;
import cn.caitong.engine.calendar.Term.WorkingDays;
import cn.caitong.engine.calendar.Term.Years;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LastDayEndsInShanghaiTest {
    private static final LocalDate LAST = LocalDate.of(2026, 2, 25);

    @Test
    void theDayEndsAtShanghaiMidnight() {
        assertThat(LegalDay.endOf(LAST, Optional.empty())).isEqualTo("2026-02-25T16:00:00Z");
    }

    @Test
    void policyMaySetAClosingTime() {
        assertThat(LegalDay.endOf(LAST, Optional.of(LocalTime.of(17, 30)))).isEqualTo("2026-02-25T09:30:00Z");
    }

    @Test
    void anInstantBelongsToItsShanghaiDate() {
        assertThat(LegalDay.of(Instant.parse("2026-02-25T15:59:59.999Z"))).isEqualTo(LAST);
        assertThat(LegalDay.of(Instant.parse("2026-02-25T16:00:00Z"))).isEqualTo(LAST.plusDays(1));
    }

    @Test
    void hoursRunThroughTheNightAndTheHoliday() {
        assertThat(new Hours(24).after(Instant.parse("2026-02-14T08:00:00Z"))).isEqualTo("2026-02-15T08:00:00Z");
    }

    @Test
    void yearsEndOnTheCorrespondingDateOrTheMonthsLast() {
        assertThat(new Years(15).after(LocalDate.of(2026, 3, 2))).isEqualTo("2041-03-02");
        assertThat(new Years(1).after(LocalDate.of(2028, 2, 29))).isEqualTo("2029-02-28");
    }

    @Test
    void aTermIsAtLeastOneDayAndAtMostTenYears() {
        assertThatThrownBy(() -> new WorkingDays(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkingDays(3661)).isInstanceOf(IllegalArgumentException.class);
    }
}
