package cn.caitong.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As it happened: the notice for 2019 made Saturday 2018-12-29 a working day and the two days after it days off. */
@Tag("unit")
class NewYearMayRearrangeTheDecemberBeforeTest {
    private static final CalendarYear NOTHING = new CalendarYear(2000, "none", true, List.of(), List.of());
    private static final CalendarYear YEAR_2018 = new CalendarYear(2018, "国办发明电〔2017〕12号", false, List.of(), List.of());
    private static final Span NEW_YEAR = new Span(LocalDate.of(2018, 12, 30), LocalDate.of(2019, 1, 1));
    private static final CalendarYear YEAR_2019 = new CalendarYear(
            2019,
            "国办发明电〔2018〕15号",
            false,
            List.of(new Holiday("元旦", List.of(NEW_YEAR), List.of(), List.of())),
            List.of(LocalDate.of(2018, 12, 29)));

    @Test
    void theLaterNoticeWins() {
        WorkingCalendar calendar = new WorkingCalendar(List.of(YEAR_2019, YEAR_2018), NOTHING);

        DueDate counted = calendar.deadline(LocalDate.of(2018, 12, 28), new WorkingDays(2));

        assertThat(counted.due()).isEqualTo("2019-01-02");
        assertThat(counted.skipped()).extracting(SkippedDay::date).hasSize(3);
        assertThat(counted.provisional()).isFalse();
    }

    @Test
    void theOlderYearNeedNotBeLoaded() {
        WorkingCalendar calendar = new WorkingCalendar(List.of(YEAR_2019), NOTHING);

        assertThat(calendar.day(LocalDate.of(2018, 12, 29))).isEqualTo(Day.plain(DayKind.MAKE_UP_DAY, true));
        assertThat(calendar.day(LocalDate.of(2018, 12, 28)).published()).isFalse();
    }

    @Test
    void aProvisionalNewYearLeavesThatDecemberOpen() {
        Span open = new Span(LocalDate.of(2018, 12, 31), LocalDate.of(2018, 12, 31));
        Holiday newYear = new Holiday("元旦", List.of(), List.of(open), List.of());
        CalendarYear provisional = new CalendarYear(2019, "law", true, List.of(newYear), List.of());
        WorkingCalendar calendar = new WorkingCalendar(List.of(YEAR_2018, provisional), NOTHING);

        DueDate counted = calendar.deadline(LocalDate.of(2018, 12, 28), new WorkingDays(1));

        assertThat(counted.provisional()).isTrue();
        assertThat(counted.earliest()).isEqualTo("2018-12-31");
        assertThat(counted.latest()).isEqualTo("2019-01-01");
    }
}
