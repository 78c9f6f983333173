package cn.caitong.engine.silence;

import static cn.caitong.engine.silence.Office.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub turned away, or was not there to take, may have been an objection. */
@Tag("database")
class ATermIsExtendedWhenNobodyCouldSpeakTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration GRACE = SilencePolicy.DEFAULT.grace();
    private static final Duration ALLOWED = SilencePolicy.DEFAULT.awayAllowed();

    private final Office office;
    private Instant cutOff = Instant.EPOCH;

    ATermIsExtendedWhenNobodyCouldSpeakTest(@TempDir Path folder) {
        office = new Office(DATABASE, folder, "one");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** At a midnight in Shanghai, so that the last day is a whole one. */
    @BeforeEach
    void aWindowThatEndsTomorrowAtMidnight() {
        office.reset(DATABASE);
        cutOff = LegalDay.endOf(LegalDay.of(office.time.now()).plusDays(1), Optional.empty());
        office.open("c", cutOff);
    }

    @Test
    void forLongerThanAllowedOnTheLastDay() {
        away(null, cutOff.minus(Duration.ofHours(3)), ALLOWED.plusSeconds(1));
        afterGrace();
        office.fire();
        assertThat(office.reason("c")).isEqualTo("interrupted");
        assertThat(office.proof("c", "away,total")).isEqualTo("PT30M1S");
        assertThat(office.clock("c", "due_at > legal_now() + interval '23 hours'"))
                .isEqualTo("true");
        assertThat(office.clock("c", "state || ' ' || (o.due_passed_at is null)"))
                .isEqualTo("open true");
        assertThat(office.column("select due_at = ?::timestamptz from obligation_past", cutOff.toString()))
                .as("what it was is kept")
                .containsExactly("t");
        assertThat(office.fire()).isZero();
    }

    @Test
    void thenAnObjectionIsInTimeUntilTheLaterEnd() {
        away(null, cutOff.minus(Duration.ofHours(3)), Duration.ofHours(2));
        afterGrace();
        office.fire();
        office.object("c");
        office.drain();
        assertThat(office.state("c")).isEqualTo("objected");
    }

    @Test
    void andSilenceUntilTheLaterEndConfirms() {
        away(null, cutOff.minus(Duration.ofHours(3)), Duration.ofHours(2));
        afterGrace();
        office.fire();
        office.at(office.time.now().plus(WindowFlow.LONGER).plus(GRACE));
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void whatPolicyAllowsExtendsNothing() {
        away(null, cutOff.minus(Duration.ofHours(3)), ALLOWED);
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
        assertThat(office.proof("c", "away,total")).isEqualTo("PT30M");
    }

    @Test
    void onlyTheLastDayCounts() {
        away(null, cutOff.minus(Duration.ofDays(1)).minus(Duration.ofHours(5)), Duration.ofHours(5));
        away(null, cutOff, Duration.ofHours(1));
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void timesThatOverlapCountOnce() {
        Instant from = cutOff.minus(Duration.ofHours(3));
        away(null, from, Duration.ofMinutes(20));
        away(CLIENT, from.plus(Duration.ofMinutes(5)), Duration.ofMinutes(5));
        away(CLIENT, from.plus(Duration.ofMinutes(10)), Duration.ofMinutes(15));
        afterGrace();
        office.fire();
        assertThat(office.proof("c", "away,total")).isEqualTo("PT25M");
    }

    @Test
    void whoAloneWasTurnedAwayHasHisOwnTermExtended() {
        away("portal", cutOff.minus(Duration.ofHours(3)), Duration.ofHours(2));
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
        office.open("d", office.time.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS));
        away(CLIENT, office.time.now().plus(Duration.ofMinutes(30)), Duration.ofHours(2));
        office.at(office.time.now().plus(Duration.ofHours(3)).plus(GRACE));
        office.fire();
        assertThat(office.reason("d")).isEqualTo("interrupted");
    }

    private void away(@Nullable String partner, Instant from, Duration time) {
        DATABASE.jdbc()
                .sql("insert into intake_away (partner, why, from_at, until_at) values (?, ?, ?::timestamptz,"
                        + " ?::timestamptz)")
                .params(
                        partner,
                        partner == null ? "nobody" : "backlog",
                        from.toString(),
                        from.plus(time).toString())
                .update();
    }

    private void afterGrace() {
        office.at(cutOff.plus(GRACE));
    }
}
