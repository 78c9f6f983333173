package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class WorkersNeverShareACaseTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final CasesAtWork work;

    WorkersNeverShareACaseTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
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
    void everyEventIsAppliedOnceAndInOrderHoweverManyDrain() throws Exception {
        int cases = 40;
        int events = 12;
        for (int n = 1; n <= events; n++) {
            for (int key = 0; key < cases; key++) {
                work.arrive("case-" + key, null, "add", "{\"n\":" + n + "}", (long) n);
            }
        }
        drainWithFourNodes();
        List<String> expected =
                IntStream.rangeClosed(1, events).mapToObj(n -> "add " + n).toList();
        for (int key = 0; key < cases; key++) {
            assertThat(work.log("case-" + key)).isEqualTo(expected);
        }
        assertThat(work.column("select case_seq::text from evidence")).hasSize(cases * events);
    }

    @Test
    void anEventThatArrivesDuringADrainIsTakenByTheNext() throws Exception {
        Pause pause = new Pause("slow");
        FlowRunner slow = work.runner(new CounterFlow("counter", 1, pause));
        FlowRunner other = work.runner(new CounterFlow());
        work.arrive("one", "slow", "{\"n\":1}");
        try (ExecutorService node = Executors.newCachedThreadPool()) {
            Future<Integer> first = node.submit(() -> slow.drain("counter", 10));
            pause.awaitReached();
            work.arrive("one", "add", "{\"n\":2}");
            work.arrive("two", "add", "{\"n\":3}");
            assertThat(other.drain("counter", 10))
                    .as("the other node passes the claimed case by")
                    .isEqualTo(1);
            assertThat(work.log("two")).containsExactly("add 3");
            pause.goOn();
            assertThat(first.get(60, SECONDS)).isEqualTo(1);
        }
        assertThat(work.log("one")).containsExactly("slow 1");
        assertThat(other.drain("counter", 10)).isEqualTo(1);
        assertThat(work.log("one")).containsExactly("slow 1", "add 2");
    }

    @Test
    void claimedCasesDoNotHideTheOthersBehindThem() throws Exception {
        Pause pause = new Pause("slow");
        FlowRunner slow = work.runner(new CounterFlow("counter", 1, pause));
        work.arrive("one", "slow", "{\"n\":1}");
        work.arrive("two", "add", "{\"n\":1}");
        try (ExecutorService node = Executors.newCachedThreadPool()) {
            Future<Integer> first = node.submit(() -> slow.drain("counter", 1));
            pause.awaitReached();
            assertThat(work.runner(new CounterFlow()).drain("counter", 1)).isEqualTo(1);
            pause.goOn();
            first.get(60, SECONDS);
        }
        assertThat(work.log("two")).containsExactly("add 1");
    }

    private void drainWithFourNodes() throws Exception {
        List<Future<?>> nodes = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int node = 0; node < 4; node++) {
                FlowRunner runner = work.runner(new CounterFlow());
                nodes.add(threads.submit(() -> {
                    while (!work.column("select id::text from inbox where state = 'pending' limit 1")
                            .isEmpty()) {
                        runner.drain("counter", 7);
                    }
                }));
            }
        }
        for (Future<?> node : nodes) {
            node.get();
        }
    }
}
