package cn.caitong.engine.calendar;

import static cn.caitong.engine.calendar.Calendars.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("unit")
class ProvisionalYearAnswersWithBoundsTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Example
    void springFestivalOf2027IsCountedFromTheStatutoryMinimum() {
        DueDate counted = SHIPPED.deadline(LocalDate.of(2027, 2, 3), new WorkingDays(5));

        assertThat(counted.provisional()).isTrue();
        // 02-04, then 02-09 to 02-12
        assertThat(counted.due()).isEqualTo("2027-02-12");
        // no open day of the term can be worked earlier than that
        assertThat(counted.earliest()).isEqualTo("2027-02-12");
        // 02-04 to 02-14 all off, then Monday 02-15 to Friday 02-19
        assertThat(counted.latest()).isEqualTo("2027-02-19");
    }

    @Example
    void weekendDaysBeforeTheFestivalMayTurnOutToBeWorked() {
        DueDate counted = SHIPPED.deadline(LocalDate.of(2027, 1, 28), new WorkingDays(5));

        assertThat(counted.due()).isEqualTo("2027-02-04");
        // 01-29, Saturday 01-30, Sunday 01-31, 02-01, 02-02
        assertThat(counted.earliest()).isEqualTo("2027-02-02");
    }

    @Example
    void aTermThatEndsBeforeTheYearIsNotProvisional() {
        DueDate counted = SHIPPED.deadline(LocalDate.of(2026, 12, 24), new WorkingDays(5));

        assertThat(counted.due()).isEqualTo("2026-12-31");
        assertThat(counted.provisional()).isFalse();
    }

    @Example
    void aTermThatCrossesIntoTheYearIsProvisionalEvenWhereItsBoundsMeet() {
        DueDate counted = SHIPPED.deadline(LocalDate.of(2026, 12, 30), new WorkingDays(5));

        assertThat(counted.due()).isEqualTo("2027-01-07");
        assertThat(counted.earliest()).isEqualTo(counted.latest());
        assertThat(counted.provisional()).isTrue();
    }

    @Example
    void calendarDaysLookAtNothingButTheirEnd() {
        assertThat(SHIPPED.deadline(LocalDate.of(2023, 12, 5), new CalendarDays(30)))
                .matches(counted -> !counted.provisional())
                .returns(LocalDate.of(2024, 1, 4), DueDate::due);
    }

    @Example
    void aYearWithoutAFileIsProvisional() {
        DueDate counted = SHIPPED.deadline(LocalDate.of(2031, 7, 14), new WorkingDays(5));

        assertThat(counted.provisional()).isTrue();
        assertThat(counted.due()).isEqualTo("2031-07-21");
    }

    /** Whatever the State Council makes of 2027 within the bounds, the term ends within what was said before. */
    @Property(tries = 300)
    void everyArrangementWithinTheBoundsEndsBetweenEarliestAndLatest(
            @ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 30) int days, @ForAll long seed) {
        WorkingCalendar published = publishedAtRandom(new Random(seed));

        for (DayTerm term : List.of(new WorkingDays(days), new CalendarDays(days))) {
            DueDate before = SHIPPED.deadline(event, term);
            LocalDate after = published.deadline(event, term).due();
            assertThat(after).isBetween(before.earliest(), before.latest());
        }
        LocalDate back = published.backward(event, new WorkingDays(days)).due();
        DueDate before = SHIPPED.backward(event, new WorkingDays(days));
        assertThat(back).isBetween(before.earliest(), before.latest());
    }

    @Provide
    Arbitrary<LocalDate> event() {
        return Arbitraries.integers().between(45, 300).map(NEW_YEAR::plusDays);
    }

    private static WorkingCalendar publishedAtRandom(Random random) {
        List<Span> off = new ArrayList<>();
        List<LocalDate> worked = new ArrayList<>();
        for (LocalDate date = NEW_YEAR; date.getYear() == 2027; date = date.plusDays(1)) {
            Day day = SHIPPED.day(date);
            boolean works = day.mayWork() && (!day.mayBeOff() || random.nextBoolean());
            if (works && DayTable.isWeekend(date)) {
                worked.add(date);
            } else if (!works) {
                off.add(new Span(date, date));
            }
        }
        Holiday all = new Holiday("放假", off, List.of(), List.of());
        return new WorkingCalendar(
                List.of(new CalendarYear(2027, "drawn at random", false, List.of(all), worked)),
                new CalendarYear(2000, "none", true, List.of(), List.of()));
    }
}
