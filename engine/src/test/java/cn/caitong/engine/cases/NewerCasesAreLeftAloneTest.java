package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions N and N-1 run side by side: the older one leaves alone what the newer one wrote. */
@Tag("database")
class NewerCasesAreLeftAloneTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID PARENT = CaseId.of("parent", "T-1");

    private final CasesAtWork work;
    private final FlowRunner older;
    private final FlowRunner newer;

    NewerCasesAreLeftAloneTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.older = work.runner(flow("counter", 1), flow("parent", 1));
        this.newer = work.runner(flow("counter", 2), flow("parent", 2));
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
    void theOlderNodeDoesTheOthersAndNeitherWaitsNorTurnsInACircle() {
        work.arrive("one", "add", "{\"n\":1}");
        newer.drain("counter", 10);
        work.arrive("one", "add", "{\"n\":2}");
        work.arrive("two", "add", "{\"n\":3}");
        assertThat(older.drain("counter", 1)).as("the newer case hides nobody").isEqualTo(1);
        assertThat(older.drain("counter", 1)).isZero();
        assertThat(work.log("one")).containsExactly("add 1");
        assertThat(work.log("two")).containsExactly("add 3");
        assertThat(newer.drain("counter", 10)).isEqualTo(1);
        assertThat(work.log("one")).containsExactly("add 1", "add 2");
    }

    @Test
    void aCaseWhoseParentIsNewerIsLeftAloneToo() {
        work.arrive("parent", "T-1", null, "add", "{\"n\":1}", null);
        newer.drain("parent", 10);
        work.arrive("child", PARENT, "child", "{}", null);
        assertThat(older.drain("counter", 10)).isZero();
        assertThat(newer.drain("counter", 10)).isEqualTo(1);
        assertThat(work.log("child")).containsExactly("parent 1");
    }

    @Test
    void theNewerNodeBringsAnOlderCaseUpToItsShape() {
        work.arrive("one", "add", "{\"n\":1}");
        older.drain("counter", 10);
        work.arrive("one", "add", "{\"n\":2}");
        newer.drain("counter", 10);
        assertThat(work.one("select schema_version from case_file")).isEqualTo("2");
    }

    private static CounterFlow flow(String name, int version) {
        return new CounterFlow(name, version, event -> {});
    }
}
