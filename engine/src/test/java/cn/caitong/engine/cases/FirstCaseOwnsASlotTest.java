package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class FirstCaseOwnsASlotTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String SLOT = "{\"slot\":\"T-1/1/S-1\"}";

    private final Path keys;
    private final CasesAtWork work;
    private final FlowRunner runner;

    FirstCaseOwnsASlotTest(@TempDir Path keys) {
        this.keys = keys;
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void inOneBatchWhoArrivedFirstOwnsItAndBothAreTold() {
        work.arrive("b", "slot", SLOT);
        work.arrive("a", "slot", SLOT);
        runner.drain("counter", 10);
        assertThat(work.log("b")).containsExactly("slot of " + CasesAtWork.id("b"));
        assertThat(work.log("a")).containsExactly("slot of " + CasesAtWork.id("b"));
    }

    @Test
    void aLaterCaseIsToldOfTheFirst() {
        work.arrive("a", "slot", SLOT);
        runner.drain("counter", 10);
        work.arrive("b", "slot", SLOT);
        runner.drain("counter", 10);
        assertThat(work.log("b")).containsExactly("slot of " + CasesAtWork.id("a"));
    }

    @Test
    void ofTwoNodesAtOnceTheSecondWaitsToHearWhoseItIs() throws Exception {
        work.arrive("a", "slot", SLOT);
        work.arrive("b", "slot", SLOT);
        Pause pause = new Pause("slot");
        FlowRunner slow = work.runner(new CounterFlow("counter", 1, pause));
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            Future<Integer> first = nodes.submit(() -> slow.drain("counter", 1));
            pause.awaitReached();
            Future<Integer> second = nodes.submit(() -> runner.drain("counter", 1));
            BlockedSessions.awaitOne(DATABASE.jdbc());
            pause.goOn();
            first.get(60, SECONDS);
            second.get(60, SECONDS);
        }
        assertThat(work.log("a")).containsExactly("slot of " + CasesAtWork.id("a"));
        assertThat(work.log("b")).containsExactly("slot of " + CasesAtWork.id("a"));
    }

    @Test
    void aCaseMayAskForSeveralAndAllAreAskedForTogether() {
        StatementCounter counter = new StatementCounter(DATABASE.database().dataSource());
        CasesAtWork counted = new CasesAtWork(counter, keys, TransactionListener.NONE);
        for (String key : new String[] {"a", "b", "c", "d"}) {
            work.arrive(key, "slot", "{\"slot\":\"1-" + key + "\"}");
            work.arrive(key, "slot", "{\"slot\":\"2\"}");
        }
        counter.reset();
        counted.runner(new CounterFlow()).drain("counter", 10);
        assertThat(counter.statements().stream().filter(sql -> sql.contains("case_slot")))
                .as("two rounds for four cases")
                .hasSize(2);
        assertThat(work.log("d")).containsExactly("slot of " + CasesAtWork.id("d"), "slot of " + CasesAtWork.id("a"));
    }

    @Test
    void anEventThatFailsTakesNoSlot() {
        work.moneyLedger(moves -> {
            throw new IllegalStateException("refused");
        });
        work.arrive("a", "slot", SLOT);
        work.arrive("a", "pay", "{\"sum\":\"1.00\"}");
        runner.drain("counter", 10);
        assertThat(work.column("select key || ' ' || jurisdiction from case_slot"))
                .containsExactly("T-1/1/S-1 500103");
        assertThat(work.column("select type from inbox where state = 'parked'")).containsExactly("pay");
    }
}
