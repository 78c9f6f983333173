package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.money.MoneyLedger;
import cn.caitong.engine.store.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

/** Four nodes, and more claims on one milestone of 100.00 than it can bear (P2). */
@Tag("database")
class ClaimsOnManyNodesNeverExceedTheSumTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID ABOVE = CaseId.of("agreement", "A-1");
    private static final int NODES = 4;

    private final CasesAtWork work;

    ClaimsOnManyNodesNeverExceedTheSumTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        work.moneyLedger(new MoneyLedger(work.transactions)::apply);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void agreed() {
        DATABASE.empty();
        Location above = new Location("agreement", "A-1", null, "500103", "p1", "T-1", null, "S-1");
        Instant at = Instant.parse("2026-03-02T01:00:00Z");
        MoneyMove sum = new MoneyMove.Received(AskingFlow.ITEM, "CNY", new BigDecimal("100.00"), at);
        work.transactions.run(
                "agree", () -> new MoneyLedger(work.transactions).apply(List.of(new Changed<>(above, at, sum))));
    }

    @Test
    void asManyAsFitAreTakenAndTheOthersHearWhatIsFree() throws Exception {
        for (int key = 0; key < 120; key++) {
            arrive("case-" + key, "ask", "1.50");
        }
        drainOnAllNodes();
        // 66 times 1.50 are 99.00; the 67th would make it 100.50
        assertThat(outcomes("event.applied")).isEqualTo("66");
        assertThat(outcomes("event.refused")).isEqualTo("54");
        assertThat(work.one("select claimed::text from received_item")).isEqualTo("99.00");
        assertThat(work.column("select distinct convert_from(payload, 'UTF8')::jsonb -> 'reason' ->> 'detail'"
                        + " from evidence where kind = 'event.refused'"))
                .containsExactly("free is 1.00");
        assertThat(work.column("select code from parked")).isEmpty();
    }

    /** Who reserves without asking meets the ledger, and parks itself alone (P9). */
    @Test
    void whoDoesNotAskIsStoppedByTheLedger() throws Exception {
        for (int key = 0; key < 12; key++) {
            arrive("blind-" + key, "blind", "9.00");
            arrive("case-" + key, "ask", "9.00");
        }
        drainOnAllNodes();
        assertThat(work.one("select claimed::text from received_item")).isEqualTo("99.00");
        assertThat(work.one("select sum(amount)::text from money_obligation where state = 'open'"))
                .isEqualTo("99.00");
        assertThat(work.column("select distinct code from parked")).containsExactly("money-parts-exceed-received");
        assertThat(work.column("select type from inbox where state <> 'parked'"))
                .isEmpty();
    }

    private void drainOnAllNodes() throws Exception {
        List<Future<?>> nodes = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int node = 0; node < NODES; node++) {
                int most = 5 + 7 * node;
                FlowRunner runner = work.runner(new AskingFlow());
                nodes.add(threads.submit(() -> {
                    while (!work.column("select 'more' from inbox where state = 'pending' limit 1")
                            .isEmpty()) {
                        runner.drain("asking", most);
                    }
                }));
            }
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        assertThat(work.one("select deadlocks from pg_stat_database where datname = current_database()"))
                .isEqualTo("0");
    }

    private void arrive(String key, String type, String sum) {
        work.arrive("asking", key, ABOVE, type, "{\"sum\":\"" + sum + "\"}", null);
    }

    private String outcomes(String kind) {
        return work.one("select count(*) from evidence where kind = '" + kind + "'");
    }
}
