package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three generations of one flow, so that the same case is changed in one batch and read as a parent in another, events that
 * go down to children, and intake going on: PostgreSQL must not have had to break a single deadlock.
 */
@Tag("database")
class BatchesNeverWaitInACircleTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int GRANDPARENTS = 2;
    private static final int PARENTS = 12;
    private static final int CHILDREN = 60;
    /** Small batches lock case by case, large ones by runs. */
    private static final int[] MOST = {6, 48};

    private final CasesAtWork work;

    BatchesNeverWaitInACircleTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void manyNodesDrainThreeGenerationsAtOnce() throws Exception {
        arriveAtRandom(); // so that the first batches are full
        AtomicBoolean arriving = new AtomicBoolean(true);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int node = 0; node < 4; node++) {
                int most = MOST[node % MOST.length];
                FlowRunner runner = work.runner(new CounterFlow());
                FanOuts fanOuts = new FanOuts(work.transactions, work.vault, work.wakeUp(), 5);
                all.add(threads.submit(() -> {
                    while (arriving.get() || waiting()) {
                        runner.drain("counter", most);
                        fanOuts.step();
                    }
                }));
            }
            arriveAtRandom();
            arriving.set(false);
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(work.column("select code from parked")).isEmpty();
        assertThat(work.one("select deadlocks from pg_stat_database where datname = current_database()"))
                .isEqualTo("0");
        assertThat(work.one("select count(*) from case_file")).isEqualTo("74");
    }

    private void arriveAtRandom() {
        Random random = new Random(20260302);
        for (int n = 0; n < 400; n++) {
            int pick = random.nextInt(GRANDPARENTS + PARENTS + CHILDREN);
            String type = pick < GRANDPARENTS + PARENTS && n % 7 == 0 ? "news" : "add";
            work.arrive("case-" + pick, parent(pick), type, "{\"n\":1}", null);
        }
        for (int pick = 0; pick < GRANDPARENTS + PARENTS + CHILDREN; pick++) {
            work.arrive("case-" + pick, parent(pick), "add", "{\"n\":1}", null);
        }
    }

    private static UUID parent(int pick) {
        if (pick < GRANDPARENTS) {
            return CaseId.of("counter", "nobody");
        }
        int parent = pick < GRANDPARENTS + PARENTS ? pick % GRANDPARENTS : GRANDPARENTS + pick % PARENTS;
        return CaseId.of("counter", "case-" + parent);
    }

    private boolean waiting() {
        return !work.column("""
            select 'inbox' from inbox where state = 'pending' union all select 'fan-out' from fan_out limit 1\
            """).isEmpty();
    }
}
