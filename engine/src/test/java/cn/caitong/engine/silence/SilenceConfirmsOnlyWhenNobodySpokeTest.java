package cn.caitong.engine.silence;

import static cn.caitong.engine.silence.Office.CLIENT;
import static cn.caitong.engine.silence.Office.FILES;
import static cn.caitong.engine.silence.Office.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every doubt confirms late, or never; none early; and once (P6). */
@Tag("database")
class SilenceConfirmsOnlyWhenNobodySpokeTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration GRACE = SilencePolicy.DEFAULT.grace();
    /** Longer than a loaded machine needs for the next statement: legal time runs on meanwhile. */
    private static final Duration LOADED = Duration.ofMinutes(10);

    private final Office office;
    private Instant cutOff = Instant.EPOCH;

    SilenceConfirmsOnlyWhenNobodySpokeTest(@TempDir Path folder) {
        office = new Office(DATABASE, folder, "one");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void aWindowThatEndsInAnHour() {
        office.reset(DATABASE);
        cutOff = office.time.now().plus(Duration.ofHours(1));
        office.open("c", cutOff);
    }

    @Test
    void whenNobodySpokeItConfirmsOnceWithItsProof() {
        afterGrace();
        assertThat(office.fire()).isEqualTo(1);
        assertThat(office.state("c")).isEqualTo("confirmed");
        assertThat(office.missing("c")).isEmpty();
        assertThat(office.proof("c", "clock,clause")).isEqualTo("C36");
        assertThat(office.proof("c", "clock,calendar")).isEqualTo("none");
        assertThat(Instant.parse(office.proof("c", "clock,cutOff"))).isEqualTo(cutOff);
        assertThat(office.proof("c", "nodes,0,id")).isEqualTo("one");
        assertThat(office.proof("c", "channels,0,partner")).isEqualTo(FILES);
        assertThat(Instant.parse(office.proof("c", "channels,0,readAt"))).isAfter(cutOff);
        assertThat(office.proof("c", "channels,1,partner")).isEqualTo(QUEUE);
        assertThat(Instant.parse(office.proof("c", "channels,1,readAt"))).isAfter(cutOff);
        assertThat(office.proof("c", "channels,2,pulled")).isEqualTo("false");
        assertThat(office.proof("c", "away,total")).isEqualTo("PT0S");
        assertThat(office.fire()).isZero();
        assertThat(office.clock("c", "state")).isEqualTo("discharged");
    }

    @Test
    void atTheCutOffItIsTooEarlyAndTheDueTimeStays() {
        office.at(cutOff);
        assertThat(office.fire()).isEqualTo(1);
        assertThat(office.state("c")).isEqualTo("open");
        assertThat(office.missing("c")).containsExactly("grace");
        assertThat(office.clock("c", "next_at - o.due_at")).isEqualTo("00:06:00");
        assertThat(office.clock("c", "due_passed_at is null")).isEqualTo("true");
        assertThat(office.fire()).as("it has been postponed").isZero();
        afterGrace();
        assertThat(office.fire()).isEqualTo(1);
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void whatCameAMomentBeforeIsDecidedFirst() {
        office.time.advanceTo(cutOff.plusSeconds(30));
        office.intake.accept(
                Office.message("c", CLIENT, "o", "objected", "{}", null), now -> cutOff.minus(1, ChronoUnit.MICROS));
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("objected");
        assertThat(office.clock("c", "state")).isEqualTo("void");
    }

    @Test
    void whatCameAMomentAfterIsLate() {
        office.time.advanceTo(cutOff.plusSeconds(30));
        office.intake.accept(
                Office.message("c", CLIENT, "o", "objected", "{}", null), now -> cutOff.plus(1, ChronoUnit.MICROS));
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
        assertThat(office.column("select type from inbox")).isEmpty();
    }

    @Test
    void whatComesOnceItIsConfirmedIsLate() {
        afterGrace();
        office.fire();
        office.object("c");
        office.drain();
        assertThat(office.reason("c")).isEqualTo("too-late");
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    /** Its own date puts it behind the clock in legal order; it was here before, and nobody had looked at it. */
    @Test
    void whatIsDatedLaterAndWasHereInTimeIsWaitedFor() {
        office.says("c", CLIENT, "o", "objected", "{}", cutOff.plus(Duration.ofDays(3)));
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("objected");
        assertThat(office.column("""
            select convert_from(payload, 'UTF8')::jsonb -> 'reason' ->> 'code' from evidence
             where kind like 'event.%' order by case_seq\
            """)).containsExactly("opened", "not-known", "objected");
    }

    @Test
    void whatIsParkedIsWaitedFor() {
        office.says("c", CLIENT, "b", "boom", "{}", null);
        office.drain();
        afterGrace();
        office.fire();
        assertThat(office.missing("c")).containsExactly("message:parked");
        assertThat(office.state("c")).isEqualTo("open");
        DATABASE.jdbc().sql("delete from inbox").update();
        office.at(office.time.now().plus(Duration.ofHours(1)));
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void whatWasHeldForAnotherCaseOfTheContractMayHaveBeenMeantForThisOne() {
        office.says("mistaken", CLIENT, "o", "objected", "{}", null);
        office.drain();
        afterGrace();
        office.fire();
        assertThat(office.missing("c")).containsExactly("message:held");
        assertThat(office.proof("c", "undecided,0,partner")).isEqualTo(CLIENT);
    }

    /** What it meant nobody will ever know: the flow's patience is over, and a person takes it away. */
    @Test
    void onceAPersonHasDismissedWhatWasHeldSilenceSpeaksAgain() {
        office.says("mistaken", CLIENT, "o", "objected", "{}", null);
        office.drain();
        afterGrace();
        office.fire();
        assertThat(office.missing("c")).containsExactly("message:held");
        office.at(office.time.now().plus(Duration.ofDays(1)));
        office.fire();
        assertThat(office.state("c")).isEqualTo("open");
        office.dismissWhatIsHeldTooLong("the client means nothing by it");
        office.at(office.time.now().plus(Duration.ofHours(1)));
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
        assertThat(office.missing("c")).isEmpty();
        assertThat(office.column(
                        "select kind from evidence e join case_file c on c.id = e.case_id where c.key = ?"
                                + " and kind like 'event.%' order by case_seq",
                        "mistaken"))
                .containsExactly("event.held", "event.dismissed");
    }

    @Test
    void whatOthersSayOrWasSaidTooLateHindersNothing() {
        office.says("mistaken", "portal", "p", "objected", "{}", null);
        office.time.advanceTo(cutOff);
        office.says("mistaken", CLIENT, "o", "objected", "{}", null);
        office.drain();
        afterGrace();
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void aFileThatLiesWithAPersonIsWaitedFor() {
        DATABASE.jdbc().sql("""
            insert into parked (kind, ref, flow, case_id, jurisdiction, partner, code, detail, owner, at)
            values ('conflict', 'f', 'file', gen_random_uuid(), '500229', ?, 'file-conflict', '', 'bureau', legal_now())\
            """).param(FILES).update();
        afterGrace();
        office.fire();
        assertThat(office.missing("c")).containsExactly("file:" + FILES);
    }

    /** The sender has no receipt, and nobody knows what it tried to say. */
    @Test
    void whatTheHubFailedToTakeIsWaitedForUntilAPersonHasLooked() {
        DATABASE.jdbc()
                .sql("insert into alarm (code, ref, jurisdiction, detail, at) values (?, ?, '500103', '', legal_now())")
                .params(Silence.NOT_TAKEN, CLIENT)
                .update();
        afterGrace();
        office.fire();
        assertThat(office.missing("c")).containsExactly("fault:" + CLIENT);
        assertThat(office.proof("c", "undecided,0,notTakenSince")).isNotNull();
        DATABASE.jdbc().sql("update alarm set cleared_at = legal_now()").update();
        Instant again = Instant.parse(
                office.clock("c", "postponed_until at time zone 'UTC'").replace(' ', 'T') + "Z");
        office.at(again);
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void whatItFailedToTakeOnlyLaterHindersNothing() {
        afterGrace();
        DATABASE.jdbc()
                .sql("insert into alarm (code, ref, jurisdiction, detail, at) values (?, ?, '500103', '', legal_now())")
                .params(Silence.NOT_TAKEN, CLIENT)
                .update();
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    @Test
    void aFolderMustHaveBeenReadSince() {
        office.at(cutOff.minus(LOADED));
        office.time.advanceTo(cutOff.plus(GRACE));
        office.guard.sweep();
        office.queues().mark(QUEUE, "500103", office.time.now());
        office.fire();
        assertThat(office.missing("c")).containsExactly("channel:" + FILES);
        assertThat(office.state("c")).isEqualTo("open");
    }

    @Test
    void aQueueMustHaveBeenSeenEmptySince() {
        office.at(cutOff.minus(LOADED));
        office.time.advanceTo(cutOff.plus(GRACE));
        office.guard.sweep();
        office.read(FILES);
        office.fire();
        assertThat(office.missing("c")).containsExactly("channel:" + QUEUE);
        assertThat(office.state("c")).isEqualTo("open");
        Instant again = Instant.parse(
                office.clock("c", "postponed_until at time zone 'UTC'").replace(' ', 'T') + "Z");
        office.at(again);
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
    }

    /** Nobody can tell when what lies in a queue was put there: at once after it was last seen empty, then. */
    @Test
    void whatLiesInAQueueCameAfterItWasLastSeenEmpty() {
        Instant now = office.time.now();
        Instant seen = now.minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.MICROS);
        office.queues().mark(QUEUE, "500103", seen);
        office.queues().mark(QUEUE, "500103", seen.minus(Duration.ofMinutes(10)));
        UnaryOperator<Instant> arrival = office.queues().arrival(QUEUE);
        assertThat(arrival.apply(now)).isEqualTo(seen);
        assertThat(arrival.apply(seen.minusSeconds(1))).isEqualTo(seen.minusSeconds(1));
        office.intake.accept(Office.message("c", QUEUE, "o", "objected", "{}", null), arrival);
        assertThat(office.one(
                        "select arrived_at = ?::timestamptz from inbox where partner = ?", seen.toString(), QUEUE))
                .isEqualTo("t");
    }

    @Test
    void butNotBeforeTheDemoLastMovedItsClock() {
        office.queues().mark(QUEUE, "500103", office.time.now());
        office.time.advanceTo(cutOff);
        UnaryOperator<Instant> arrival = office.queues().arrival(QUEUE);
        assertThat(arrival.apply(office.time.now())).isAfterOrEqualTo(cutOff);
    }

    @Test
    void ofAQueueThatWasNeverSeenEmptyAMessageHasArrivedWhenItIsWrittenDown() {
        Instant now = office.time.now();
        assertThat(office.queues().arrival("never-read").apply(now)).isEqualTo(now);
    }

    @Test
    void aNodeThatLivesAndHoldsAnOlderRequestIsWaitedFor() {
        afterGrace();
        otherNode("0 s");
        office.fire();
        assertThat(office.missing("c")).containsExactly("node:two");
        assertThat(office.clock("c", "next_at > legal_now()")).isEqualTo("true");
    }

    /** What it brings when it wakes up has arrived then: nothing is counted back for more than five minutes. */
    @Test
    void aNodeThatIsSilentIsNot() {
        afterGrace();
        otherNode("11 s");
        office.fire();
        assertThat(office.state("c")).isEqualTo("confirmed");
        assertThat(office.proof("c", "nodes,1,silent")).isEqualTo("true");
    }

    @Test
    void withoutAnyHeartbeatNothingIsKnown() {
        afterGrace();
        DATABASE.jdbc()
                .sql("update node set seen_at = seen_at - interval '11 s'")
                .update();
        office.fire();
        assertThat(office.missing("c")).containsExactly("heartbeat");
    }

    private void otherNode(String silentFor) {
        DATABASE.jdbc().sql("""
            insert into node (id, version, started_at, seen_at, skew_ms, oldest_open)
            values ('two', '1', database_now(), database_now() - ?::interval, 0, database_now() - interval '1 hour')\
            """).param(silentFor).update();
    }

    private void afterGrace() {
        office.at(cutOff.plus(GRACE));
    }
}
