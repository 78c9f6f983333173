package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ParkedEventsAreSeenToByPersonsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String OPEN = """
        select 'parked' from parked where resolved_at is null union all select 'alarm' from alarm where cleared_at is null\
        """;

    private final CasesAtWork work;
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final FlowRunner runner;
    private final ParkedEvents parked;

    ParkedEventsAreSeenToByPersonsTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow("counter", 1, event -> {
            if (broken.get()) {
                throw new IllegalStateException("a policy value is missing");
            }
        }));
        this.parked = new ParkedEvents(work.transactions, work.evidence, work.wakeUp());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void oneParkedEvent() {
        DATABASE.empty();
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.column(OPEN)).containsExactly("parked", "alarm");
        work.woken.clear();
    }

    @Test
    void onceItsCauseIsMendedItIsTakenAgain() {
        broken.set(false);
        parked.retry(event(), "li.na", "the policy was completed");
        assertThat(work.woken).containsExactly("flow counter");
        assertThat(work.column(OPEN)).isEmpty();
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1");
        assertThat(work.column("select kind from evidence order by case_seq"))
                .containsExactly("event.parked", "event.retried", "event.applied");
    }

    @Test
    void oneThatStillFailsIsParkedAndAlarmsAgain() {
        parked.retry(event(), "li.na", "try it");
        runner.drain("counter", 10);
        assertThat(work.column(OPEN)).containsExactly("parked", "alarm");
    }

    @Test
    void oneThatIsDismissedIsGoneAndItIsKnownWhoDidItAndWhy() {
        parked.dismiss(event(), "li.na", "sent by mistake, the centre confirms");
        assertThat(work.column("select type from inbox")).isEmpty();
        assertThat(work.column(OPEN)).isEmpty();
        assertThat(work.one("select convert_from(payload, 'UTF8') from evidence where kind = 'event.dismissed'"))
                .isEqualTo(
                        "{\"event\":\"add\",\"was\":\"parked\",\"by\":\"li.na\",\"why\":\"sent by mistake, the centre"
                                + " confirms\"}");
    }

    @Test
    void whatIsNotParkedIsLeftAlone() {
        long event = event();
        parked.retry(event, "li.na", "try it");
        assertThatThrownBy(() -> parked.dismiss(event, "li.na", "again"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.EVENT_NOT_PARKED));
        assertThat(work.one("select state from inbox")).isEqualTo("pending");
    }

    private long event() {
        return Long.parseLong(work.one("select ref from parked where resolved_at is null"));
    }
}
