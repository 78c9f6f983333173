package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ParentsHearOfTheirChildrenTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID PARENT = CaseId.of("parent", "T-1");

    private final Path keys;
    private final CasesAtWork work;
    private final CounterFlow children = new CounterFlow();
    private final CounterFlow parents = new CounterFlow("parent", 1, event -> {});
    private final FlowRunner runner;

    ParentsHearOfTheirChildrenTest(@TempDir Path keys) {
        this.keys = keys;
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(children, parents);
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
    void theParentHasItOnceAndIsWokenAfterTheCommit() {
        parentIsThere();
        raise("a", 5);
        runner.drain("counter", 10);
        assertThat(work.woken).contains("flow parent");
        assertThat(work.one("select partner || ' ' || origin || ' ' || type from inbox"))
                .isEqualTo("hub child child.done");
        assertThat(runner.drain("parent", 10)).isEqualTo(1);
        assertThat(runner.drain("parent", 10)).isZero();
        assertThat(parentLog()).isEqualTo("[\"add 1\",\"child.done 5\"]");
    }

    @Test
    void bothCasesHaveItInTheirEvidence() {
        parentIsThere();
        raise("a", 5);
        runner.drain("counter", 10);
        runner.drain("parent", 10);
        JsonNode child = evidence(CasesAtWork.id("a"), 1);
        assertThat(child.get("raised").toString()).isEqualTo("[{\"type\":\"done\",\"to\":\"" + PARENT + "\"}]");
        JsonNode parent = evidence(PARENT, 2);
        assertThat(parent.get("event").asText()).isEqualTo("child.done");
        assertThat(parent.get("origin").asText()).isEqualTo("child");
        assertThat(parent.get("partner").asText()).isEqualTo("hub");
    }

    @Test
    void aParentThatIsNotThereHoldsItUntilItBegins() {
        FlowRunner patient = work.runner(children, new PatientParent());
        raise("a", 5);
        patient.drain("counter", 10);
        patient.drain("parent", 10);
        assertThat(work.one("select state from inbox")).isEqualTo("held");
        assertThat(work.one("select key || ' ' || state from case_file where flow = 'parent'"))
                .isEqualTo("T-1 new");
        work.arrive("parent", "T-1", null, "begin", "{}", null);
        patient.drain("parent", 10);
        assertThat(work.column("select type from inbox")).isEmpty();
        assertThat(work.one("select state || ' ' || partner || ' ' || tender from case_file where flow = 'parent'"))
                .isEqualTo("heard p1 T-1");
    }

    @Test
    void whatIsRaisedFallsWithItsDecision() {
        parentIsThere();
        raise("a", 5);
        TransactionListener crash = new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                if (transaction.equals(FlowRunner.DECIDE)) {
                    throw new StackOverflowError("the process dies here");
                }
            }
        };
        CasesAtWork dying = new CasesAtWork(DATABASE.database().dataSource(), keys, crash);
        assertThatThrownBy(() -> dying.runner(children, parents).drain("counter", 10))
                .isInstanceOf(StackOverflowError.class);
        assertThat(work.column("select type from inbox")).containsExactly("raise");
        assertThat(dying.woken).isEmpty();
        runner.drain("counter", 10);
        assertThat(work.column("select type from inbox")).containsExactly("child.done");
    }

    /** Each holds the other's row in a weaker or stronger way; neither may wait for the other's commit for ever. */
    @Test
    void aParentThatSpeaksWhileItsChildDoesMissesNothing() throws Exception {
        parentIsThere();
        work.arrive("a", PARENT, "add", "{\"n\":1}", null);
        runner.drain("counter", 10);
        raise("a", 5);
        work.arrive("parent", "T-1", null, "news", "{\"n\":2}", null);
        Pause pause = new Pause("raise");
        FlowRunner slow = work.runner(new CounterFlow("counter", 1, pause), parents);
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            Future<Integer> child = nodes.submit(() -> slow.drain("counter", 10));
            pause.awaitReached();
            Future<Integer> parent = nodes.submit(() -> runner.drain("parent", 10));
            pause.goOn();
            child.get(60, SECONDS);
            parent.get(60, SECONDS);
        }
        FanOuts fanOuts = new FanOuts(work.transactions, work.vault, work.wakeUp(), 3);
        assertThat(fanOuts.step()).isTrue();
        runner.drain("parent", 10);
        runner.drain("counter", 10);
        assertThat(parentLog()).isEqualTo("[\"add 1\",\"news 2\",\"child.done 5\"]");
        assertThat(work.log("a").getLast()).isEqualTo("news 2");
        assertThat(work.one("select deadlocks from pg_stat_database where datname = current_database()"))
                .isEqualTo("0");
    }

    @Test
    void toOneThatIsNotItsParentNothingIsRaised() {
        work.arrive("a", PARENT, "raise", "{\"n\":1,\"to\":\"T-2\"}", null);
        runner.drain("counter", 10);
        assertThat(work.column("select state || ' ' || type from inbox")).containsExactly("parked raise");
        assertThat(work.column("select key from case_file where flow = 'parent'"))
                .isEmpty();
    }

    @Test
    void aHundredChildrenTakeOneStatementMore() {
        parentIsThere();
        for (int child = 0; child < 100; child++) {
            raise("child-" + child, 1);
        }
        StatementCounter counter = new StatementCounter(DATABASE.database().dataSource());
        CasesAtWork counted = new CasesAtWork(counter, keys, TransactionListener.NONE);
        counter.reset();
        assertThat(counted.runner(children, parents).drain("counter", 200)).isEqualTo(100);
        assertThat(counter.statements()).hasSize(8);
        runner.drain("parent", 10);
        assertThat(work.one("select data ->> 'total' from case_file where flow = 'parent'"))
                .isEqualTo("101");
    }

    private void parentIsThere() {
        work.arrive("parent", "T-1", null, "add", "{\"n\":1}", null);
        runner.drain("parent", 10);
    }

    private void raise(String child, int n) {
        work.arrive(child, PARENT, "raise", "{\"n\":" + n + ",\"to\":\"T-1\"}", null);
    }

    private String parentLog() {
        return Json.read(work.one("select data::text from case_file where flow = 'parent'"))
                .get("log")
                .toString();
    }

    private JsonNode evidence(UUID caseId, int seq) {
        return Json.read(
                work.one("select convert_from(payload, 'UTF8') from evidence where case_id = '%s' and case_seq = %d"
                        .formatted(caseId, seq)));
    }

    /** Waits for its beginning, as a tender does. */
    private static final class PatientParent implements Flow {
        @Override
        public String name() {
            return "parent";
        }

        @Override
        public int schemaVersion() {
            return 1;
        }

        @Override
        public Decision decide(CaseFile current, Event event, Context context) {
            Reason reason = new Reason("as-told", "T1", event.type());
            boolean begins = event.type().equals("begin");
            if (current.isNew() && !begins) {
                return Decision.unchanged(current, Outcome.HELD, reason);
            }
            String state = begins ? "begun" : "heard";
            return Decision.unchanged(
                    new CaseFile(current.location(), state, current.data(), 1, current.version()),
                    Outcome.APPLIED,
                    reason);
        }
    }
}
