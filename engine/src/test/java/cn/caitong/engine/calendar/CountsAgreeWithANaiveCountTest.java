package cn.caitong.engine.calendar;

import static cn.caitong.engine.calendar.Calendars.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("unit")
class CountsAgreeWithANaiveCountTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    /** Early enough for the longest term below to end in 2026. */
    @Provide
    Arbitrary<LocalDate> event() {
        return Arbitraries.integers().between(0, 1000).map(FIRST::plusDays);
    }

    @Property
    void workingDays(@ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 45) int days) {
        DueDate counted = SHIPPED.deadline(event, new WorkingDays(days));

        assertThat(counted.due()).isEqualTo(NaiveCalendar.afterWorkingDays(event, days));
        assertThat(counted.provisional()).isFalse();
        assertThat(SHIPPED.workingDaysBetween(event, counted.due())).isEqualTo(days);
    }

    @Property
    void everyDayOfTheTermIsEitherCountedOrSkipped(
            @ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 45) int days) {
        DueDate counted = SHIPPED.deadline(event, new WorkingDays(days));

        assertThat(counted.skipped().size() + days).isEqualTo((int) ChronoUnit.DAYS.between(event, counted.due()));
        assertThat(counted.skipped()).noneMatch(skipped -> NaiveCalendar.works(skipped.date()));
    }

    @Property
    void calendarDays(@ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 60) int days) {
        assertThat(SHIPPED.deadline(event, new CalendarDays(days)).due())
                .isEqualTo(NaiveCalendar.afterCalendarDays(event, days));
    }

    @Property
    void aMinimumInCalendarDaysIsNeverRolled(
            @ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 60) int days) {
        assertThat(SHIPPED.minimum(event, new CalendarDays(days)).due()).isEqualTo(event.plusDays(days));
    }

    @Property
    void countingBackLeavesTheWholeTerm(
            @ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 45) int days) {
        LocalDate later = event.plusDays(75);

        assertThat(SHIPPED.backward(later, new WorkingDays(days)).due())
                .isEqualTo(NaiveCalendar.beforeWorkingDays(later, days));
        assertThat(SHIPPED.backward(later, new CalendarDays(days)).due()).isEqualTo(later.minusDays(days));
    }

    @Property
    void aLongerTermNeverEndsEarlier(@ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 44) int days) {
        assertThat(SHIPPED.deadline(event, new WorkingDays(days + 1)).due())
                .isAfter(SHIPPED.deadline(event, new WorkingDays(days)).due());
    }
}
