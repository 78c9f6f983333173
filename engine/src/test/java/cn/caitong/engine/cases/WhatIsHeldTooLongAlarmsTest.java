package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.parked.HeldWatch;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class WhatIsHeldTooLongAlarmsTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final CounterFlow flow = new CounterFlow();
    private final CasesAtWork work;
    private final FlowRunner runner;
    private final HeldWatch watch;

    WhatIsHeldTooLongAlarmsTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(flow);
        this.watch = new HeldWatch(DATABASE.transactions(), List.of(flow));
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
    void whatWaitedForADayIsToldOnceAndNotWhatItIs() {
        held("one", "24 hours");
        watch.sweep();
        watch.sweep();
        assertThat(work.column(
                        "select ref || ' ' || jurisdiction || ' ' || detail from alarm where code = 'held-too-long'"))
                .containsExactly(
                        CasesAtWork.id("one") + " 500103 1 held; what they wait for has not come / 1 件搁置，所待前置事项未到");
    }

    @Test
    void whatHasJustComeIsNot() {
        held("one", "23 hours");
        watch.sweep();
        assertThat(work.column("select code from alarm")).isEmpty();
    }

    @Test
    void theAlarmEndsWhenItsTurnHasCome() {
        held("one", "24 hours");
        watch.sweep();
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        watch.sweep();
        assertThat(work.log("one")).containsExactly("add 1", "after 1");
        assertThat(work.one("select count(*)::text from alarm where cleared_at is not null"))
                .isEqualTo("1");
        assertThat(work.column("select code from alarm where cleared_at is null"))
                .isEmpty();
    }

    private void held(String key, String ago) {
        work.arrive(key, "after", "{\"needs\":1}");
        runner.drain("counter", 10);
        DATABASE.jdbc()
                .sql("update inbox set arrived_at = arrived_at - ?::interval")
                .param(ago)
                .update();
    }
}
