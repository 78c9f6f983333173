package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.cases.CaseTable.Claimed;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.obligation.ClockEvent;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that come from elsewhere than the inbox, in the transaction of whoever brings them. */
@Tag("database")
class ClocksMeetWhatWaitsTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final CasesAtWork work;
    private final FlowRunner runner;

    ClocksMeetWhatWaitsTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void oneCase() {
        DATABASE.empty();
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
    }

    @Test
    void whatHappenedBeforeTheClockIsAppliedBeforeIt() {
        work.arrive("one", "add", "{\"n\":2}");
        fire("clock.act", "{\"n\":3}");
        assertThat(work.log("one")).containsExactly("add 1", "add 2", "clock.act 3");
        assertThat(work.column("select type from inbox")).isEmpty();
        assertThat(work.column("select kind from evidence")).hasSize(3).containsOnly("event.applied");
    }

    @Test
    void aClockThatComesEarlyIsKeptAndAppliedWhenItsTimeHasCome() {
        fire("after", "{\"needs\":2}");
        assertThat(work.one("select origin || ' ' || state from inbox")).isEqualTo("clock held");
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1", "add 1", "after 2");
    }

    @Test
    void aClockThatTheFlowParksIsKeptForTheBureau() {
        fire("park", "{}");
        assertThat(work.one("select origin || ' ' || state from inbox")).isEqualTo("clock parked");
        assertThat(work.one("select p.owner from parked p join inbox i on i.id::text = p.ref"))
                .isEqualTo("bureau");
    }

    @Test
    void aClockThatFailsIsThrownBackAndNothingHasHappened() {
        work.arrive("one", "add", "{\"n\":2}");
        assertThatThrownBy(() -> fire("crash", "{}")).isInstanceOf(IllegalStateException.class);
        assertThat(work.log("one")).containsExactly("add 1");
        assertThat(work.column("select state from inbox")).containsExactly("pending");
    }

    @Test
    void aWaitingEventThatFailsIsParkedAndTheClockGoesOn() {
        work.arrive("one", "crash", "{}");
        fire("clock.act", "{\"n\":3}");
        assertThat(work.log("one")).containsExactly("add 1", "clock.act 3");
        assertThat(work.column("select state from inbox")).containsExactly("parked");
    }

    /** Whoever fires clocks holds the case's row; a drain that has claimed the case meanwhile waits and then goes on. */
    @Test
    void aDrainThatComesBetweenWaitsForTheClock() throws Exception {
        Pause pause = new Pause("clock.slow");
        FlowRunner firing = work.runner(new CounterFlow("counter", 1, pause));
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            Future<?> clock = nodes.submit(() -> fire(firing, "clock.slow", "{\"n\":3}"));
            pause.awaitReached();
            work.arrive("one", "add", "{\"n\":2}");
            Future<Integer> drain = nodes.submit(() -> runner.drain("counter", 10));
            Awaitility.await().atMost(60, SECONDS).until(() -> !work.column("""
                select 'waits' from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()\
                """).isEmpty());
            pause.goOn();
            clock.get(60, SECONDS);
            assertThat(drain.get(60, SECONDS)).isEqualTo(1);
        }
        assertThat(work.log("one")).containsExactly("add 1", "clock.slow 3", "add 2");
    }

    @Test
    void aClockMayAlsoBeLeftForTheNextDrain() {
        Inbox inbox = new Inbox(work.transactions, work.vault);
        CaseClocks clocks = new CaseClocks(runner, inbox);
        ClockEvent clock = new ClockEvent(CasesAtWork.id("one"), null, event("clock.warn", "{\"n\":7}"));
        work.transactions.run("recalculate", () -> clocks.leave(List.of(clock)));
        runner.drain("counter", 10);
        work.transactions.run("clock-fire", () -> clocks.apply("counter", List.of(clock)));
        assertThat(work.log("one")).containsExactly("add 1", "clock.warn 7", "clock.warn 7");
    }

    /** Whoever fires knows the parent, and its flow reads it, without asking for it again. */
    @Test
    void aClockReadsTheParentThatItIsGiven() {
        UUID parent = CasesAtWork.id("tender");
        work.arrive("tender", "add", "{\"n\":1}");
        work.arrive("child", parent, "add", "{\"n\":1}", null);
        runner.drain("counter", 10);
        ClockEvent clock = new ClockEvent(CasesAtWork.id("child"), parent, event("child", "{}"));
        CaseClocks clocks = new CaseClocks(runner, new Inbox(work.transactions, work.vault));
        work.transactions.run("clock-fire", () -> clocks.apply("counter", List.of(clock)));
        assertThat(work.log("child")).containsExactly("add 1", "parent 1");
    }

    private void fire(String type, String data) {
        fire(runner, type, data);
    }

    private void fire(FlowRunner firing, String type, String data) {
        work.transactions.run(
                "clock-fire",
                () -> firing.applyInTransaction(
                        "counter",
                        List.of(new Claimed(CasesAtWork.id("one"), null)),
                        List.of(new CaseEvent(CasesAtWork.id("one"), event(type, data)))));
    }

    private static Event event(String type, String data) {
        Instant now = Instant.parse("2100-01-01T00:00:00Z");
        return new Event(Origin.CLOCK, type, Json.read(data), null, "hub", null, now, now);
    }
}
