package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ChildrenHearOfTheirParentTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID PARENT = CaseId.of("parent", "T-1");

    private final CasesAtWork work;
    private final CounterFlow children = new CounterFlow();
    private final CounterFlow parents = new CounterFlow("parent", 1, event -> {});
    private final FlowRunner runner;
    private final FanOuts fanOuts;

    ChildrenHearOfTheirParentTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(children, parents);
        this.fanOuts = new FanOuts(work.transactions, work.vault, work.wakeUp(), 3);
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
    void eachChildHasTheEventOnceInBatches() {
        for (int child = 0; child < 7; child++) {
            work.arrive("child-" + child, PARENT, "child", "{}", null);
        }
        runner.drain("counter", 10);
        news(1);
        assertThat(steps()).as("3, 3 and 1 children").isEqualTo(3);
        runner.drain("counter", 10);
        for (int child = 0; child < 7; child++) {
            assertThat(work.log("child-" + child)).containsExactly("parent none", "news 1");
        }
        assertThat(work.column("select id::text from fan_out")).isEmpty();
        assertThat(work.woken).contains("flow counter");
    }

    @Test
    void newsForOneSupplierReachNobodyElse() {
        work.arrive("child-1", PARENT, "child", "{}", null);
        work.arrive("child-2", PARENT, "child", "{}", null);
        runner.drain("counter", 10);
        work.arrive("parent", "T-1", null, "news", "{\"n\":1,\"for\":\"S-child-2\"}", null);
        runner.drain("parent", 10);
        steps();
        runner.drain("counter", 10);
        assertThat(work.log("child-1")).containsExactly("parent none");
        assertThat(work.log("child-2")).containsExactly("parent none", "news 1");
    }

    @Test
    void anExactMultipleOfTheBatchEndsToo() {
        for (int child = 0; child < 3; child++) {
            work.arrive("child-" + child, PARENT, "child", "{}", null);
        }
        runner.drain("counter", 10);
        news(1);
        assertThat(steps()).isEqualTo(2);
        assertThat(work.column("select type from inbox")).hasSize(3);
    }

    @Test
    void twoEventsOfAParentReachAChildInTheirOrder() {
        work.arrive("child-0", PARENT, "child", "{}", null);
        runner.drain("counter", 10);
        news(1);
        news(2);
        steps();
        runner.drain("counter", 10);
        assertThat(work.log("child-0")).containsExactly("parent none", "news 1", "news 2");
    }

    @Test
    void theSecondEventWaitsForTheFirstEvenWhenAnotherNodeHasIt() {
        work.arrive("child-0", PARENT, "child", "{}", null);
        runner.drain("counter", 10);
        news(1);
        news(2);
        work.transactions.run("node-a", () -> {
            assertThat(new FanOutTable(work.transactions).next()).isPresent();
            assertThat(onAnotherThread(() -> fanOuts.step())).isFalse();
        });
        assertThat(steps()).isEqualTo(2);
    }

    @Test
    void aChildCreatedLaterReadsItsParentsNewState() {
        news(5);
        work.arrive("child-0", PARENT, "child", "{}", null);
        runner.drain("counter", 10);
        assertThat(work.log("child-0")).containsExactly("parent 5");
    }

    /** The parent appears while a child that has not seen it is being decided: the fan-out must not miss that child. */
    @Test
    void aParentThatAppearsWaitsForAChildThatIsDecidedWithoutIt() throws Exception {
        Pause pause = new Pause("child");
        FlowRunner slow = work.runner(new CounterFlow("counter", 1, pause), parents);
        work.arrive("child-0", PARENT, "child", "{}", null);
        work.arrive("parent", "T-1", null, "news", "{\"n\":1}", null);
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            Future<Integer> child = nodes.submit(() -> slow.drain("counter", 10));
            pause.awaitReached();
            Future<Integer> parent = nodes.submit(() -> runner.drain("parent", 10));
            Awaitility.await().atMost(60, SECONDS).until(() -> work.one("""
                select count(*) from pg_locks where not granted and locktype = 'advisory'\
                """).equals("1"));
            pause.goOn();
            child.get(60, SECONDS);
            parent.get(60, SECONDS);
        }
        steps();
        runner.drain("counter", 10);
        assertThat(work.log("child-0")).containsExactly("parent none", "news 1");
    }

    private void news(int n) {
        work.arrive("parent", "T-1", null, "news", "{\"n\":" + n + "}", null);
        assertThat(runner.drain("parent", 10)).isEqualTo(1);
    }

    private int steps() {
        int steps = 0;
        while (fanOuts.step()) {
            steps++;
        }
        return steps;
    }

    private static boolean onAnotherThread(Callable<Boolean> work) {
        try (ExecutorService thread = Executors.newCachedThreadPool()) {
            return thread.submit(work).get(60, SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
