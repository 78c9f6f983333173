package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class DecisionsAreRecordedAtOnceTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Path keys;
    private final CasesAtWork work;
    private final FlowRunner runner;

    DecisionsAreRecordedAtOnceTest(@TempDir Path keys) {
        this.keys = keys;
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
    void aFirstEventOpensItsCaseAndLaterOnesChangeIt() {
        work.arrive("one", "add", "{\"n\":1}");
        assertThat(runner.drain("counter", 10)).isEqualTo(1);
        work.arrive("one", "add", "{\"n\":2}");
        work.arrive("two", "add", "{\"n\":5}");
        assertThat(runner.drain("counter", 10)).isEqualTo(2);
        assertThat(runner.drain("counter", 10)).isZero();
        assertThat(work.column("select key || ' ' || state || ' ' || version || ' ' || (data ->> 'total') from"
                        + " case_file order by key"))
                .containsExactly("one counting 2 3", "two counting 1 5");
        assertThat(work.column("select type from inbox")).isEmpty();
    }

    @Test
    void everyLedgerHearsOfItAndPartnersAreWoken() {
        work.arrive("one", "tell", "{}");
        work.arrive("one", "owe", "{}");
        work.arrive("one", "pay", "{\"sum\":\"12.00\"}");
        work.arrive("one", "alarm", "{}");
        work.arrive("one", "news", "{\"n\":0}");
        runner.drain("counter", 10);
        assertThat(work.outgoing.getFirst().change()).isInstanceOf(Outgoing.Tell.class);
        assertThat(work.obligations.getFirst().change()).isInstanceOf(ObligationChange.Voided.class);
        assertThat(work.money.getFirst().change()).isInstanceOf(MoneyMove.Owed.class);
        assertThat(work.outgoing.getFirst().location().key()).isEqualTo("one");
        assertThat(work.column("select code || ' ' || ref from alarm"))
                .containsExactly("look " + CasesAtWork.id("one"));
        assertThat(work.column("select type from fan_out")).containsExactly("news");
        assertThat(work.woken).containsExactlyInAnyOrder("partner p1", "flow counter");
    }

    @Test
    void anAlarmIsInTheEvidenceOfTheDecisionThatRaisedItAndInNoOther() {
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        work.arrive("one", "alarm", "{}");
        runner.drain("counter", 10);
        assertThat(work.column("select (convert_from(payload, 'UTF8')::jsonb -> 'alarms')::text from evidence order"
                        + " by case_seq"))
                .containsExactly(null, "[{\"code\": \"look\", \"detail\": \"somebody must look\"}]");
    }

    @Test
    void whatBecameOfEachEventIsInTheEvidence() {
        work.arrive("one", "pay", "{\"sum\":\"12.00\"}");
        work.arrive("one", "refuse", "{}");
        work.arrive("one", "after", "{\"needs\":5}");
        runner.drain("counter", 10);
        assertThat(work.column("select kind from evidence order by case_seq"))
                .containsExactly("event.applied", "event.refused", "event.held");
        JsonNode paid = Json.read(work.one("select convert_from(payload, 'UTF8') from evidence where case_seq = 1"));
        assertThat(paid.get("event").asText()).isEqualTo("pay");
        assertThat(paid.get("before").asText()).isEqualTo("new");
        assertThat(paid.get("state").asText()).isEqualTo("counting");
        assertThat(paid.get("reason").get("clause").asText()).isEqualTo("T1");
        assertThat(paid.get("money").get(0).toString())
                .isEqualTo("{\"item\":\"p1:R-1\",\"purpose\":\"REFUND\",\"amount\":\"12.00\",\"change\":\"owed\"}");
    }

    @Test
    void aRefusedEventIsDoneWithAndChangesNothing() {
        work.arrive("one", "add", "{\"n\":1}");
        work.arrive("one", "refuse", "{}");
        runner.drain("counter", 10);
        assertThat(work.column("select type from inbox")).isEmpty();
        assertThat(work.one("select version from case_file")).isEqualTo("1");
    }

    @Test
    void aCrashBeforeTheCommitLeavesEverythingAsItWas() {
        work.arrive("one", "add", "{\"n\":1}");
        TransactionListener crash = new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                if (transaction.equals(FlowRunner.DECIDE)) {
                    throw new StackOverflowError("the process dies here");
                }
            }
        };
        CasesAtWork dying = new CasesAtWork(DATABASE.database().dataSource(), keys, crash);
        assertThatThrownBy(() -> dying.runner(new CounterFlow()).drain("counter", 10))
                .isInstanceOf(StackOverflowError.class);
        assertThat(work.column("select key from case_file")).isEmpty();
        assertThat(work.column("select kind from evidence")).isEmpty();
        assertThat(work.column("select state from inbox")).containsExactly("pending");
        assertThat(dying.woken).isEmpty();
        assertThat(runner.drain("counter", 10)).isEqualTo(1);
        assertThat(work.log("one")).containsExactly("add 1");
    }

    @Test
    void onlySoManyCasesAreTakenAtOnceTheOldestFirst() {
        for (String key : new String[] {"c", "b", "a"}) {
            work.arrive(key, "add", "{\"n\":1}");
        }
        assertThat(runner.drain("counter", 2)).isEqualTo(2);
        assertThat(work.column("select key from case_file order by key")).containsExactly("b", "c");
    }
}
