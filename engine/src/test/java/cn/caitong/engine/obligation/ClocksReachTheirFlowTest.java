package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.cases.CaseClocks;
import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.cases.FlowRunner;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.cases.Ledgers;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.LocalWakeUp;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a clock fires, its flow decides, and what it decides is on disk with the mark. */
@Tag("database")
class ClocksReachTheirFlowTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE);
    private final Flow flow = new BreachFlow();
    private final FlowRunner runner;
    private final Inbox inbox;
    private final ClockFirer firer;

    ClocksReachTheirFlowTest(@TempDir Path keys) {
        Vault vault = new Vault(VaultKeys.inFolder(keys));
        Ledgers ledgers = new Ledgers(money -> {}, clockwork.obligations::apply, outgoing -> {});
        this.runner = new FlowRunner(
                clockwork.transactions,
                List.of(flow),
                vault,
                new EvidenceLog(clockwork.transactions),
                ledgers,
                new LocalWakeUp());
        this.inbox = new Inbox(clockwork.transactions, vault);
        this.firer = new ClockFirer(
                clockwork.transactions,
                clockwork.guard,
                new CaseClocks(runner, inbox),
                clockwork.parked,
                List.of(flow));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void oneClockIsPast() {
        clockwork.reset();
        clockwork.addClock("c", null, null, Duration.ofHours(-1));
    }

    @Test
    void theDecisionIsRecordedWithTheMark() {
        assertThat(firer.fire(10)).isEqualTo(1);
        assertThat(clockwork.read("c", "state")).isEqualTo("breached");
        assertThat(strings("select state from case_file")).containsExactly("clock.due");
        assertThat(strings("select kind from evidence")).containsExactly("event.applied");
        assertThat(firer.fire(10)).isZero();
    }

    @Test
    void aMessageThatFailsIsParkedAndNotTheClockThatMetIt() {
        clockwork.transactions.run("test", () -> inbox.add(List.of(unknownClock())));
        assertThat(firer.fire(10)).isZero();
        assertThat(clockwork.read("c", "parked")).isEqualTo("false");

        runner.drain(Clockwork.FLOW, 10);
        assertThat(firer.fire(10)).isEqualTo(1);
        assertThat(strings("select kind from parked")).containsExactly("event");
    }

    /** Its decision changes a clock that its case never started, which only the ledger notices. */
    private static CaseEvent unknownClock() {
        return new CaseEvent(
                Clockwork.location("c").caseId(),
                new Event(
                        Event.Origin.MESSAGE,
                        "boom",
                        JsonNodeFactory.instance.objectNode().put("obligation", "C99"),
                        null,
                        "500103",
                        null,
                        null,
                        Instant.EPOCH));
    }

    private static List<String> strings(String sql) {
        return DATABASE.jdbc().sql(sql).query(String.class).list();
    }

    /** Whatever happens breaches the clock it names. */
    private static final class BreachFlow implements Flow {
        @Override
        public String name() {
            return Clockwork.FLOW;
        }

        @Override
        public int schemaVersion() {
            return 1;
        }

        @Override
        public Decision decide(CaseFile current, Event event, Context context) {
            String clock = event.data().path("obligation").asText();
            return new Decision(
                    Decision.Outcome.APPLIED,
                    event.type(),
                    current.data(),
                    List.of(new ObligationChange.Breached(clock)),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new Reason("overdue", "C12b", "the last lawful day has passed"));
        }
    }
}
