package cn.caitong.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.policy.ClockTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AgreedTermsAreCountedByTheirOwnLengthTest {
    private static final Path POLICIES = Path.of("..", "config", "policies");
    private static final ClockSchedule SCHEDULE = new ClockSchedule(
            ClockTable.load(POLICIES.resolve("clocks.yaml")), FiringPolicy.load(POLICIES.resolve("firing.yaml")));

    @Test
    void threeWorkingDaysPassOverAWeekend() {
        assertThat(dueOn("C46/3-working-days")).isEqualTo(LocalDate.of(2026, 11, 25));
    }

    @Test
    void tenDaysEndOnAMondayWhereTheyWouldEndOnASunday() {
        assertThat(dueOn("C46/9-calendar-days")).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void withoutAnAgreementTheRowsOwnLengthCounts() {
        assertThat(dueOn("C46")).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aTermInAnotherUnitIsNoClause() {
        assertThatThrownBy(() -> dueOn("C46/3-weeks")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesItselfAsItIsRead() {
        assertThat(new AgreedTerm("C46", 3, "working-days").clause()).isEqualTo("C46/3-working-days");
    }

    /** From Friday, 20 November 2026. */
    private static LocalDate dueOn(String clause) {
        return SCHEDULE.times(Calendars.SHIPPED, clause, "order-87", "one-thing", LocalDate.of(2026, 11, 20), List.of())
                .dueOn();
    }
}
