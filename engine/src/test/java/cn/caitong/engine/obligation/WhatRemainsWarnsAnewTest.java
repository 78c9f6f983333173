package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.ObligationChange.Discharged;
import cn.caitong.engine.flow.ObligationChange.Excused;
import cn.caitong.engine.flow.ObligationChange.Extended;
import cn.caitong.engine.flow.ObligationChange.Resumed;
import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever was warned of an end that has moved since was not warned of the end that counts (P5). Hours from the beginning. */
@Tag("database")
class WhatRemainsWarnsAnewTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void warnsAfterTwoHoursAndEndsAfterFour() {
        clockwork.reset();
        clockwork.addClock("c", hours(2), null, hours(4));
    }

    @Test
    void whoWasWarnedBeforeTheStopIsWarnedAgain() {
        until(3);
        stops(3);
        goesOn(10, true, 11, 12);
        until(11);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c warn");
        until(12);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c warn", "c due");
    }

    @Test
    void aWarningDuringTheStopIsNotUsedUp() {
        stops(1);
        until(3);
        assertThat(clockwork.fired.all()).containsExactly("c warn");
        goesOn(10, true, 11, 12);
        assertThat(clockwork.next("c")).isEqualTo("warn");
        until(11);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c warn");
    }

    @Test
    void whoWasNotWarnedYetIsWarnedOnce() {
        stops(1);
        goesOn(2, true, 5, 6);
        until(4);
        assertThat(clockwork.fired.all()).as("not at the old time").isEmpty();
        until(12);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c due");
    }

    /** Less is left than the warning's lead: what fell while it stood still is said at once. */
    @Test
    void withLessLeftThanItsLeadItWarnsAtOnce() {
        stops(1);
        until(3);
        goesOn(10, true, 9, 12);
        until(10);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c warn");
    }

    @Test
    void butWhoWasWarnedBeforeIsNotWarnedOfTheSameEndAgain() {
        until(2);
        stops(3);
        goesOn(10, true, 9, 12);
        until(12);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c due");
    }

    /** The clock counts as if it had never stood still, and so does its warning. */
    @Test
    void anExcuseThatProvedToBeNoneWarnsOfNothing() {
        stops(1);
        until(3);
        goesOn(3, false, 2, 4);
        until(4);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c due");
    }

    @Test
    void eachStopOnceMore() {
        until(2);
        stops(3);
        goesOn(4, true, 6, 7);
        until(6);
        stops(6);
        goesOn(8, true, 9, 10);
        until(10);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c warn", "c warn", "c due");
    }

    @Test
    void whatWasDoneMeanwhileWarnsNobody() {
        until(2);
        stops(3);
        clockwork.apply("c", new Discharged("c", LocalDate.of(2026, 11, 20)));
        goesOn(10, true, 11, 12);
        until(12);
        assertThat(clockwork.fired.all()).containsExactly("c warn");
    }

    @Test
    void aLongerTermWarnsOfItsLaterEnd() {
        until(3);
        longer(5, 6);
        until(6);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c warn", "c due");
    }

    @Test
    void aLongerTermWithoutAWarningAheadDoesNot() {
        until(3);
        longer(2, 6);
        longer(null, 7);
        until(7);
        assertThat(clockwork.fired.all()).containsExactly("c warn", "c due");
    }

    private void until(int hours) {
        clockwork.time.advanceTo(clockwork.in(hours(hours)));
        clockwork.fireAll();
    }

    private void stops(int from) {
        clockwork.applyAt(
                clockwork.in(hours(from)), "c", new Excused("c", clockwork.in(hours(from)), "objection", "sm3:aa"));
    }

    private void goesOn(int at, boolean excused, int warn, int due) {
        clockwork.time.advanceTo(clockwork.in(hours(at)));
        clockwork.applyAt(
                clockwork.in(hours(at)),
                "c",
                new Resumed(
                        "c",
                        clockwork.in(hours(at)),
                        excused,
                        "none",
                        false,
                        clockwork.in(hours(warn)),
                        null,
                        clockwork.in(hours(due))));
    }

    private void longer(@Nullable Integer warn, int due) {
        clockwork.applyAt(
                clockwork.in(hours(3)),
                "c",
                new Extended(
                        "c",
                        "intake-away",
                        "none",
                        false,
                        warn == null ? null : clockwork.in(hours(warn)),
                        clockwork.in(hours(due))));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
