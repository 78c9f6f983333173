package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class AFreeCaseBeginsAnewElsewhereTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String ONE = "{\"n\":1}";

    private final CasesAtWork work;
    private final FlowRunner runner;

    AFreeCaseBeginsAnewElsewhereTest(@TempDir Path keys) {
        work = new CasesAtWork(DATABASE, keys);
        runner = work.runner(new CounterFlow());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void parents() {
        DATABASE.empty();
        work.arrive("parent-a", "add", "{\"n\":10}");
        work.arrive("parent-b", "add", "{\"n\":20}");
        runner.drain("counter", 10);
    }

    @Test
    void aCaseThatHasAPlaceKeepsItWhateverAnEventNames() {
        child("a", "child");
        runner.drain("counter", 10);
        child("b", "child");
        runner.drain("counter", 10);
        assertThat(work.log("kid")).containsExactly("parent 10", "parent 10");
        assertThat(parent()).isEqualTo(CasesAtWork.id("parent-a").toString());
    }

    @Test
    void aCaseThatEndedFreeGoesToTheParentOfWhatComesNext() {
        child("a", "child");
        child("a", "end");
        runner.drain("counter", 10);
        child("b", "child");
        runner.drain("counter", 10);
        assertThat(work.log("kid")).containsExactly("parent 10", "end 1", "parent 20");
        assertThat(parent()).isEqualTo(CasesAtWork.id("parent-b").toString());
    }

    @Test
    void whatWasRefusedGivesItNoPlace() {
        child("a", "refuse");
        runner.drain("counter", 10);
        child("b", "child");
        runner.drain("counter", 10);
        assertThat(work.log("kid")).containsExactly("parent 20");
    }

    @Test
    void inOneBatchEachIsJudgedByTheParentThatItNames() {
        child("a", "refuse");
        child("b", "child");
        child("a", "refuse");
        assertThat(runner.drain("counter", 10)).isEqualTo(1);
        assertThat(runner.drain("counter", 10)).isEqualTo(1);
        assertThat(work.log("kid")).containsExactly("parent 20");
        assertThat(work.column("select type from inbox")).isEmpty();
    }

    @Test
    void theFirstThatIsTakenPlacesItForThoseBehind() {
        child("a", "child");
        child("b", "child");
        runner.drain("counter", 10);
        runner.drain("counter", 10);
        assertThat(work.log("kid")).containsExactly("parent 10", "parent 10");
    }

    private void child(String parent, String type) {
        work.arrive("kid", CasesAtWork.id("parent-" + parent), type, ONE, null);
    }

    private String parent() {
        return work.one("select parent_id::text from case_file where key = 'kid'");
    }
}
