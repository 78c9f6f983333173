package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of statements is the same for one event and for hundreds; it is held so that it does not drift. */
@Tag("database")
class StatementsOfADrainAreCountedTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    /** Claim, lock, read, cases, inbox, and evidence's two. */
    private static final int STATEMENTS = 7;

    private final StatementCounter counter =
            new StatementCounter(DATABASE.database().dataSource());
    private final CasesAtWork work;
    private final FlowRunner runner;

    StatementsOfADrainAreCountedTest(@TempDir Path keys) {
        this.work = new CasesAtWork(counter, keys, TransactionListener.NONE);
        this.runner = work.runner(new CounterFlow(), new CounterFlow("parent", 1, event -> {}));
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
    void oneEventOfOneCase() {
        assertThat(statementsFor(1, 1)).isEqualTo(STATEMENTS);
    }

    @Test
    void threeHundredEventsOfAHundredCasesWithParents() {
        assertThat(statementsFor(100, 3)).isEqualTo(STATEMENTS);
    }

    @Test
    void aDrainThatFindsNothingAsksOnce() {
        counter.reset();
        runner.drain("counter", 200);
        assertThat(counter.statements()).hasSize(1);
    }

    private int statementsFor(int cases, int events) {
        UUID parent = CaseId.of("parent", "T-1");
        for (int key = 0; key < cases; key++) {
            for (int n = 0; n < events; n++) {
                work.arrive("case-" + key, parent, "tell", "{\"n\":1}", null);
            }
        }
        counter.reset();
        assertThat(runner.drain("counter", 200)).isEqualTo(cases);
        assertThat(counter.commits()).isEqualTo(1);
        return counter.statements().size();
    }
}
