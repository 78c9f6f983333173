package cn.caitong.engine.recalculation;

import static cn.caitong.engine.recalculation.CalendarDesk.withDaysOff;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.store.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class NoCutOffMovesIntoThePastTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final WorkingCalendar TWO_DAYS_OFF = withDaysOff(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 6));

    private final CalendarDesk desk = new CalendarDesk(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whoCountedOnTheOldCalendarHasUntilTheEndOfTheDay() {
        desk.startAt("2026-03-03T10:00");
        load(TWO_DAYS_OFF);
        desk.open("c", LocalDate.of(2026, 3, 2)); // 3, 4, 9, 10, 11
        desk.setClock("2026-03-10T15:00");
        load(Calendars.SHIPPED); // the notice was wrong: 3, 4, 5, 6, 9
        assertThat(dueAt("c")).isEqualTo("2026-03-11 00:00:00");
    }

    @Test
    void oneStillToComeMovesForward() {
        desk.startAt("2026-03-03T10:00");
        load(TWO_DAYS_OFF);
        desk.open("c", LocalDate.of(2026, 3, 2));
        desk.setClock("2026-03-06T15:00");
        load(Calendars.SHIPPED);
        assertThat(dueAt("c")).isEqualTo("2026-03-10 00:00:00");
    }

    @Test
    void whatPassedBeforeStaysPassed() {
        desk.startAt("2026-03-03T10:00");
        desk.open("c", LocalDate.of(2026, 3, 2)); // 3, 4, 5, 6, 9
        desk.transactions
                .jdbc()
                .sql("update obligation set due_passed_at = due_at, state = 'breached'")
                .update();
        desk.setClock("2026-03-10T15:00");
        load(TWO_DAYS_OFF);
        assertThat(dueAt("c")).isEqualTo("2026-03-10 00:00:00");
    }

    private void load(WorkingCalendar calendar) {
        desk.recalculation.commit(calendar, desk.recalculation.whatIf(calendar).digest(), "zhang.san");
    }

    private String dueAt(String name) {
        return desk.strings("select due_at at time zone 'Asia/Shanghai' from obligation where name = '" + name + "'")
                .getFirst();
    }
}
