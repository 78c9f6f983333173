package cn.caitong.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("unit")
class TimesKeepTheirOrderTest {
    @Property
    void nobodyIsWarnedAfterTheActNorActsAfterTheEnd(
            @ForAll("days") LocalDate basis,
            @ForAll("terms") DayTerm term,
            @ForAll @IntRange(max = 10) int act,
            @ForAll @IntRange(max = 10) int earlier) {
        Timing timing = new Timing(Shanghai.OPENING, Optional.empty(), Optional.of(act + earlier), Optional.of(act));
        ClockTimes times = new TermTimes(Calendars.SHIPPED, timing).of(basis, term, List.of());
        Instant warnAt = Objects.requireNonNull(times.warnAt());
        Instant actAt = Objects.requireNonNull(times.actAt());
        assertThat(warnAt).isBeforeOrEqualTo(actAt);
        assertThat(actAt).isBefore(times.dueAt());
        assertThat(LegalDay.of(warnAt))
                .as("the day of the event is not counted")
                .isAfter(basis);
    }

    @Property
    void onPublishedDaysTheActIsOnTheLastWorkingDayButOne(
            @ForAll("publishedDays") LocalDate basis, @ForAll @IntRange(min = 2, max = 20) int days) {
        ClockTimes times =
                new TermTimes(Calendars.SHIPPED, Shanghai.REFUND).of(basis, new WorkingDays(days), List.of());
        LocalDate act = LegalDay.of(Objects.requireNonNull(times.actAt()));
        assertThat(act)
                .isEqualTo(Calendars.SHIPPED
                        .deadline(basis, new WorkingDays(days - 1))
                        .due());
    }

    @Property
    void anExcuseNeverShortensATerm(
            @ForAll("days") LocalDate basis,
            @ForAll("terms") DayTerm term,
            @ForAll @IntRange(max = 1000) int hoursUntil,
            @ForAll @IntRange(min = 1, max = 1000) int hoursLong) {
        TermTimes count = new TermTimes(Calendars.SHIPPED, Shanghai.REFUND);
        Instant from = basis.atStartOfDay(LegalDay.ZONE).toInstant().plus(Duration.ofHours(hoursUntil));
        Standstill excuse = new Standstill(from, from.plus(Duration.ofHours(hoursLong)));
        Instant without = count.of(basis, term, List.of()).dueAt();
        Instant with = count.of(basis, term, List.of(excuse)).dueAt();
        assertThat(with).isAfterOrEqualTo(without);
        if (from.isBefore(without) && excuse.lastDay().isAfter(basis)) {
            assertThat(LegalDay.of(with.minusNanos(1)))
                    .as("a whole day is left")
                    .isAfter(excuse.lastDay());
        } else {
            assertThat(with).isEqualTo(without);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 1500).map(LocalDate.of(2024, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<LocalDate> publishedDays() {
        return Arbitraries.integers().between(0, 1040).map(LocalDate.of(2024, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<DayTerm> terms() {
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 40);
        return Arbitraries.oneOf(lengths.map(WorkingDays::new), lengths.map(CalendarDays::new));
    }
}
