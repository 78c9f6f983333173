package cn.caitong.engine.recalculation;

import static cn.caitong.engine.recalculation.CalendarDesk.withDaysOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.obligation.StaleCalendarException;
import cn.caitong.engine.store.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A notice of 2026-03-03 makes Thursday 5 and Friday 6 March days off. */
@Tag("database")
class CalendarIsLoadedInTwoStepsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final WorkingCalendar PROPOSED = withDaysOff(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 6));

    private final CalendarDesk desk = new CalendarDesk(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void twoRefundsRun() {
        desk.startAt("2026-03-03T10:00");
        desk.open("moves", MONDAY); // 3, 4, 5, 6, 9
        desk.open("stays", LocalDate.of(2026, 2, 24)); // 25, 26, 27, 28 (worked), 2 March
    }

    @Test
    void anotherDigestIsRefused() {
        assertThatThrownBy(() -> desk.recalculation.commit(PROPOSED, "sm3:00", "zhang.san"))
                .hasMessageContaining("calendar-digest-differs");
        WhatIf seen = desk.recalculation.whatIf(PROPOSED);
        desk.open("later", MONDAY);
        assertThatThrownBy(() -> desk.recalculation.commit(PROPOSED, seen.digest(), "zhang.san"))
                .as("a clock came that the person has not seen")
                .hasMessageContaining("calendar-digest-differs");
        assertThat(desk.strings("select active_calendar()")).containsExactly(Calendars.SHIPPED.version());
        assertThat(desk.left).isEmpty();
    }

    @Test
    void theListNamesWhatWouldMoveAndMovesNothing() {
        WhatIf whatIf = desk.recalculation.whatIf(PROPOSED);
        assertThat(whatIf.moved()).hasSize(1);
        MovedClock moved = whatIf.moved().getFirst();
        assertThat(moved.name()).isEqualTo("moves");
        assertThat(moved.before().dueAt()).hasToString("2026-03-09T16:00:00Z");
        assertThat(moved.after().dueAt()).hasToString("2026-03-11T16:00:00Z");
        assertThat(moved.after().actAt()).hasToString("2026-03-10T01:00:00Z");
        assertThat(desk.recalculation.whatIf(PROPOSED)).isEqualTo(whatIf);
    }

    @Test
    void theCommitMovesWhatTheListNamedAndKeepsWhatWas() {
        desk.recalculation.commit(PROPOSED, desk.recalculation.whatIf(PROPOSED).digest(), "zhang.san");
        assertThat(desk.strings("select name || ' ' || (due_at at time zone 'Asia/Shanghai') || ' ' || generation"
                        + " from obligation order by name"))
                .containsExactly("moves 2026-03-12 00:00:00 1", "stays 2026-03-03 00:00:00 0");
        assertThat(desk.strings(
                        "select generation || ' ' || (due_at at time zone 'Asia/Shanghai') from obligation_past"))
                .containsExactly("0 2026-03-10 00:00:00");
        assertThat(desk.strings("select kind from evidence order by kind"))
                .containsExactly("calendar.committed", "clock.moved");
        assertThat(desk.left).singleElement().satisfies(told -> {
            assertThat(told.event().type()).isEqualTo("clock.moved");
            assertThat(told.event().data().path("dueOn").asText()).isEqualTo("2026-03-11");
        });
    }

    @Test
    void kindsThatHaveFiredStayFired() {
        desk.transactions
                .jdbc()
                .sql("update obligation set warned_at = warn_at, acted_on_at = act_at where name = 'moves'")
                .update();
        MovedClock moved = desk.recalculation.whatIf(PROPOSED).moved().getFirst();
        assertThat(moved.after().warnAt()).isEqualTo(moved.before().warnAt());
        assertThat(moved.after().actAt()).isEqualTo(moved.before().actAt());
        assertThat(moved.after().dueAt()).isAfter(moved.before().dueAt());
    }

    @Test
    void whatHasEndedOrStandsStillIsLeftAlone() {
        desk.open("ended", MONDAY);
        desk.apply("ended", new ObligationChange.Voided("ended", "why"));
        desk.open("stands", MONDAY);
        desk.apply("stands", new ObligationChange.Excused("stands", desk.time.now(), "account-closed", "sm3:aa"));
        assertThat(desk.recalculation.whatIf(PROPOSED).moved())
                .extracting(MovedClock::name)
                .containsExactly("moves");
    }

    @Test
    void aDecisionThatCountedOnTheOldCalendarIsMadeAgain() {
        desk.recalculation.commit(PROPOSED, desk.recalculation.whatIf(PROPOSED).digest(), "zhang.san");
        assertThatThrownBy(() -> desk.open("late", MONDAY, Calendars.SHIPPED))
                .isInstanceOf(StaleCalendarException.class);
        desk.open("late", MONDAY);
        assertThat(desk.strings("select calendar_version from obligation where name = 'late'"))
                .containsExactly(PROPOSED.version());
    }

    @Test
    void theOneCommittedLastCountsThoughTheClockHasSteppedBack() {
        desk.setClock("2026-03-03T09:00");
        desk.recalculation.commit(PROPOSED, desk.recalculation.whatIf(PROPOSED).digest(), "zhang.san");
        assertThat(desk.versions.get().version()).isEqualTo(PROPOSED.version());
        assertThat(desk.versions.loaded())
                .extracting(LoadedCalendar::version, LoadedCalendar::loadedBy)
                .containsExactly(tuple(PROPOSED.version(), "zhang.san"), tuple(Calendars.SHIPPED.version(), "start"));
    }

    @Test
    void anotherNodeCountsOnItAfterItsNextLook() {
        CalendarVersions otherNode = new CalendarVersions(DATABASE.transactions());
        assertThat(otherNode.start(PROPOSED).version())
                .as("other files change nothing by themselves")
                .isEqualTo(Calendars.SHIPPED.version());
        desk.recalculation.commit(PROPOSED, desk.recalculation.whatIf(PROPOSED).digest(), "zhang.san");
        otherNode.refresh();
        assertThat(otherNode.get().version()).isEqualTo(PROPOSED.version());
        assertThat(otherNode.get().isWorkingDay(LocalDate.of(2026, 3, 5))).isFalse();
    }

    /** A bid that was withdrawn: its refund runs before the opening, and whoever loads a calendar may not know of it (P13). */
    @Test
    void aClockOfAVeiledCaseMovesAndIsNotInTheList() {
        desk.open("veiled", MONDAY);
        desk.veil("veiled", "2026-03-20T10:00");
        WhatIf seen = desk.recalculation.whatIf(PROPOSED);
        assertThat(seen.moved()).extracting(MovedClock::name).containsExactly("moves");
        assertThat(desk.recalculation
                        .commit(PROPOSED, seen.digest(), "zhang.san")
                        .moved())
                .extracting(MovedClock::name)
                .containsExactly("moves");
        assertThat(desk.strings("select name from obligation where generation = 1 order by name"))
                .containsExactly("moves", "veiled");
        assertThat(desk.strings("select convert_from(payload, 'UTF8')::jsonb ->> 'moved' from evidence"
                        + " where kind = 'calendar.committed'"))
                .as("its evidence may be exported by whoever runs the hub")
                .containsExactly("1");
    }

    @Test
    void whatIsLeftOutOfTheListIsInItsDigest() {
        desk.open("veiled", MONDAY);
        desk.veil("veiled", "2026-03-20T10:00");
        WhatIf seen = desk.recalculation.whatIf(PROPOSED);
        desk.open("another", MONDAY);
        desk.veil("another", "2026-03-20T10:00");
        assertThatThrownBy(() -> desk.recalculation.commit(PROPOSED, seen.digest(), "zhang.san"))
                .hasMessageContaining("calendar-digest-differs");
    }

    @Test
    void afterItsOpeningItIsInTheList() {
        desk.open("veiled", MONDAY);
        desk.veil("veiled", "2026-03-03T09:30");
        assertThat(desk.recalculation.whatIf(PROPOSED).moved())
                .extracting(MovedClock::name)
                .containsExactlyInAnyOrder("moves", "veiled");
    }
}
