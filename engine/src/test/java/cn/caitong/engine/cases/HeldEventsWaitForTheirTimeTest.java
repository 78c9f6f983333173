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
class HeldEventsWaitForTheirTimeTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final CasesAtWork work;
    private final FlowRunner runner;

    HeldEventsWaitForTheirTimeTest(@TempDir Path keys) {
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
    void whatWasReorderedUnderwayIsAppliedByItsNumbers() {
        work.arrive("one", null, "add", "{\"n\":3}", 3L);
        work.arrive("one", null, "add", "{\"n\":1}", 1L);
        work.arrive("one", null, "add", "{\"n\":2}", 2L);
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1", "add 2", "add 3");
    }

    @Test
    void anEarlyEventIsAppliedAfterTheChangeItWaitedFor() {
        work.arrive("one", "after", "{\"needs\":2}");
        runner.drain("counter", 10);
        assertThat(work.one("select state || ' ' || reason from inbox")).isEqualTo("held as-told");
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1");
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1", "add 1", "after 2");
        assertThat(work.column("select type from inbox")).isEmpty();
        assertThat(work.column("select kind from evidence order by case_seq"))
                .as("that it was held is written once")
                .containsExactly("event.held", "event.applied", "event.applied", "event.applied");
    }

    @Test
    void oneThatIsAppliedMayFreeAnEarlierOne() {
        work.arrive("one", "after", "{\"needs\":3}");
        work.arrive("one", "after", "{\"needs\":2,\"n\":1}");
        work.arrive("one", "add", "{\"n\":2}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 2", "after 2", "after 3");
        assertThat(work.column("select kind from evidence"))
                .as("within one transaction nothing was held")
                .containsOnly("event.applied")
                .hasSize(3);
    }

    @Test
    void aRefusedEventFreesNothing() {
        work.arrive("one", "after", "{\"needs\":1}");
        work.arrive("one", "refuse", "{}");
        runner.drain("counter", 10);
        assertThat(work.column("select type from inbox")).containsExactly("after");
    }

    @Test
    void aCaseWhoseFirstEventIsEarlyIsThereForItsParentToFind() {
        work.arrive("one", "after", "{\"needs\":1}");
        runner.drain("counter", 10);
        assertThat(work.one("select state || ' ' || version from case_file")).isEqualTo("new 0");
        assertThat(runner.drain("counter", 10))
                .as("what is held wakes nobody by itself")
                .isZero();
    }
}
