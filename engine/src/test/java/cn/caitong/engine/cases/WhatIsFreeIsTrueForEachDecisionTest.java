package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.money.MoneyLedger;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many cases reserve of one sum: each is decided on what the ones before it left, in one batch, in one case, on two nodes. */
@Tag("database")
class WhatIsFreeIsTrueForEachDecisionTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID ABOVE = CaseId.of("agreement", "A-1");
    private static final String ASK_60 = "{\"sum\":\"60.00\"}";

    private final Path keys;
    private final CasesAtWork work;
    private final FlowRunner runner;

    WhatIsFreeIsTrueForEachDecisionTest(@TempDir Path keys) {
        this.keys = keys;
        this.work = booked(new CasesAtWork(DATABASE, keys));
        this.runner = work.runner(new AskingFlow());
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
    void inOneBatchTheSecondSeesWhatTheFirstLeft() {
        agree("100.00");
        ask("b", "ask", ASK_60);
        ask("a", "ask", ASK_60);
        ask("c", "ask", "{\"sum\":\"40.00\"}");
        runner.drain("asking", 10);
        assertThat(said("b")).containsExactly("event.applied took of 100.00");
        assertThat(said("a")).containsExactly("event.refused free is 40.00");
        assertThat(said("c")).containsExactly("event.applied took of 40.00");
        assertThat(claimed()).isEqualTo("100.00");
    }

    @Test
    void withinOneCaseWhatWasGivenBackIsFreeAgain() {
        agree("100.00");
        ask("a", "ask", ASK_60);
        ask("a", "drop", "{}");
        ask("a", "ask", "{\"sum\":\"99.99\"}");
        runner.drain("asking", 10);
        assertThat(said("a"))
                .containsExactly(
                        "event.applied took of 100.00",
                        "event.applied dropped at 40.00",
                        "event.applied took of 100.00");
        assertThat(claimed()).isEqualTo("99.99");
    }

    @Test
    void whatACaseReservedWithoutAskingIsSeenByThoseWhoAsk() {
        agree("100.00");
        ask("a", "blind", ASK_60);
        ask("b", "ask", ASK_60);
        runner.drain("asking", 10);
        assertThat(said("b")).containsExactly("event.refused free is 40.00");
    }

    @Test
    void ofWhatIsNotThereNothingIsFreeAndTheEventWaits() {
        ask("a", "ask", ASK_60);
        runner.drain("asking", 10);
        assertThat(work.column("select reason from inbox where state = 'held'")).containsExactly("no-item");
        agree("100.00");
        ask("b", "ask", ASK_60);
        runner.drain("asking", 10);
        assertThat(said("b")).containsExactly("event.applied took of 100.00");
    }

    @Test
    void ofTwoNodesAtOnceTheSecondWaitsAndSeesTheTruth() throws Exception {
        agree("100.00");
        ask("a", "ask", ASK_60);
        ask("b", "ask", ASK_60);
        Pause pause = new Pause("ask");
        FlowRunner slow = work.runner(new AskingFlow(pause));
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            Future<Integer> first = nodes.submit(() -> slow.drain("asking", 1));
            pause.awaitReached();
            Future<Integer> second = nodes.submit(() -> runner.drain("asking", 1));
            BlockedSessions.awaitOne(DATABASE.jdbc());
            pause.goOn();
            first.get(60, SECONDS);
            second.get(60, SECONDS);
        }
        assertThat(said("a")).containsExactly("event.applied took of 100.00");
        assertThat(said("b")).containsExactly("event.refused free is 40.00");
        assertThat(work.column("select code from parked")).isEmpty();
    }

    @Test
    void aSlotIsTakenFirstAndBothAreKnown() {
        agree("100.00");
        ask("a", "ask", ASK_60);
        ask("b", "slot-and-ask", "{\"sum\":\"40.00\"}");
        runner.drain("asking", 10);
        assertThat(said("b")).containsExactly("event.applied took of 40.00");
        assertThat(work.column("select key from case_slot")).containsExactly("the-slot");
    }

    @Test
    void severalItemsAreLockedAndKnownAtOnce() {
        agree("100.00");
        agree(AskingFlow.OTHER, "7.00");
        ask("a", "ask", ASK_60);
        ask("b", "compare", "{}");
        runner.drain("asking", 10);
        assertThat(said("b")).containsExactly("event.refused 40.00 and 7.00");
    }

    @Test
    void aHundredCasesTakeAsManyStatementsAsOne() {
        assertThat(statementsFor(100)).isEqualTo(statementsFor(1));
    }

    private int statementsFor(int cases) {
        DATABASE.empty();
        agree("1000.00");
        for (int key = 0; key < cases; key++) {
            ask("case-" + key, "ask", "{\"sum\":\"1.00\"}");
        }
        StatementCounter counter = new StatementCounter(DATABASE.database().dataSource());
        CasesAtWork counted = booked(new CasesAtWork(counter, keys, TransactionListener.NONE));
        counter.reset();
        assertThat(counted.runner(new AskingFlow()).drain("asking", 200)).isEqualTo(cases);
        assertThat(claimed()).isEqualTo(cases + ".00");
        return counter.statements().size();
    }

    private static CasesAtWork booked(CasesAtWork work) {
        work.moneyLedger(new MoneyLedger(work.transactions)::apply);
        return work;
    }

    private void agree(String sum) {
        agree(AskingFlow.ITEM, sum);
    }

    private void agree(String item, String sum) {
        Location above = new Location("agreement", "A-1", null, "500103", "p1", "T-1", null, "S-1");
        Instant at = Instant.parse("2026-03-02T01:00:00Z");
        MoneyMove agreed = new MoneyMove.Received(item, "CNY", new BigDecimal(sum), at);
        work.transactions.run(
                "agree", () -> new MoneyLedger(work.transactions).apply(List.of(new Changed<>(above, at, agreed))));
    }

    private void ask(String key, String type, String data) {
        work.arrive("asking", key, ABOVE, type, data, null);
    }

    private List<String> said(String key) {
        return work.column("""
            select kind || ' ' || (convert_from(payload, 'UTF8')::jsonb -> 'reason' ->> 'detail')
              from evidence where case_id = '%s' order by case_seq\
            """.formatted(CaseId.of("asking", key)));
    }

    private String claimed() {
        return work.one("select claimed::text from received_item");
    }
}
