package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WorkThatNobodyTakesAlarmsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AlarmsAtWork work = new AlarmsAtWork(DATABASE);
    private final AtomicLong nanos = new AtomicLong();
    private StandstillWatch watch = node();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    private StandstillWatch node() {
        return new StandstillWatch(
                DATABASE.transactions(),
                new LegalTime(DATABASE.transactions()),
                List.of("deposit", "tender"),
                nanos::get,
                PATIENCE);
    }

    @Test
    void anEventThatNobodyDecidesAlarmsAfterThePatienceAndUntilItIsTaken() {
        arrive("deposit", "pending");
        sweepAfter(Duration.ZERO);
        sweepAfter(PATIENCE.minusSeconds(1));
        assertThat(lines()).isEmpty();
        sweepAfter(Duration.ofSeconds(1));
        sweepAfter(Duration.ofMinutes(1));
        assertThat(lines()).containsExactly("deposit/events");
        work.change("delete from inbox");
        sweepAfter(Duration.ofMinutes(1));
        assertThat(lines()).isEmpty();
        assertThat(work.column("select code from alarm")).containsExactly(StandstillWatch.STANDS_STILL);
    }

    @Test
    void aLineThatMovesIsNoAlarmHoweverLongItIs() {
        for (int minute = 0; minute < 12; minute++) {
            arrive("deposit", "pending");
            arrive("deposit", "pending");
            sweepAfter(Duration.ofMinutes(1));
            work.change("delete from inbox where id = (select min(id) from inbox)");
        }
        assertThat(work.column("select code from alarm")).isEmpty();
    }

    @Test
    void whatWaitsForAnotherOrForAPersonStandsStillForNobody() {
        arrive("deposit", "held");
        arrive("tender", "parked");
        sweepAfter(Duration.ZERO);
        sweepAfter(PATIENCE);
        assertThat(lines()).isEmpty();
    }

    @Test
    void aDueClockThatNobodyFiresAlarms() {
        work.openCase("one", false);
        work.clock("one", "C12", "C12", "open");
        sweepAfter(Duration.ZERO);
        sweepAfter(PATIENCE);
        assertThat(lines()).containsExactly("deposit/clocks");
        work.change("update obligation set parked = true");
        sweepAfter(Duration.ofMinutes(1));
        assertThat(lines()).as("it is a person's now").isEmpty();
    }

    /** The clock's next kind is another one in line, though it is the same clock. */
    @Test
    void aClockThatGoesOnToItsNextKindMoves() {
        work.openCase("one", false);
        work.clock("one", "C12", "C12", "open");
        work.change("update obligation set warned_at = null, warn_at = '2026-03-06T01:00:00Z'");
        sweepAfter(Duration.ZERO);
        work.change("update obligation set warned_at = legal_now()");
        sweepAfter(PATIENCE);
        assertThat(lines()).isEmpty();
    }

    @Test
    void aNodeThatHasJustBegunToLookEndsNoAlarmOfAnothers() {
        arrive("deposit", "pending");
        sweepAfter(Duration.ZERO);
        sweepAfter(PATIENCE);
        watch = node();
        sweepAfter(Duration.ZERO);
        assertThat(lines()).containsExactly("deposit/events");
        arrive("deposit", "pending");
        work.change("delete from inbox where id = (select min(id) from inbox)");
        sweepAfter(Duration.ofMinutes(1));
        assertThat(lines()).isEmpty();
    }

    private void sweepAfter(Duration pause) {
        nanos.addAndGet(pause.toNanos());
        watch.sweep();
    }

    private void arrive(String flow, String state) {
        work.transactions
                .jdbc()
                .sql("insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, partner, origin,"
                        + " type, arrived_at, key_id, data, state) values (?, gen_random_uuid(), 'k', '500103',"
                        + " 'p', 'p', 'message', 't', legal_now(), 'k0001', '', ?)")
                .params(flow, state)
                .update();
    }

    private List<String> lines() {
        return work.column(
                "select ref from alarm where code = 'work-stands-still' and cleared_at is null order by ref");
    }
}
