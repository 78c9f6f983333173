package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.store.CountedStatements;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.wake.LocalWakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred refunds told, marked and ended cost three commits and as many statements as one refund does. */
@Tag("database")
class BatchesCostFewStatementsTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final AtomicInteger commits = new AtomicInteger();
    private final CountedStatements counted =
            new CountedStatements(TABLES.database.database().dataSource());
    private final Transactions counting = new Transactions(counted, new TransactionListener() {
        @Override
        public void committed(String transaction) {
            commits.incrementAndGet();
        }
    });

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @Test
    void aHundredAtOnce() {
        TABLES.empty();
        List<Changed<Outgoing>> decided = new ArrayList<>();
        Instant now = TABLES.legalTime.now();
        for (int i = 0; i < 100; i++) {
            decided.add(new Changed<>(TABLES.openCase("case" + i), now, refundTo(CENTRE, "CT" + i, null)));
        }
        Outbox outbox = new Outbox(counting, TABLES.vault, new Inbox(counting, TABLES.vault));
        counting.run("decide", () -> outbox.apply(decided));
        assertThat(counted.sinceLast()).as("told").isEqualTo(1);
        try (LocalWakeUp wakeUp = new LocalWakeUp()) {
            // the watch asks through a pool of its own here: at most once a second, whatever is sent
            SealWatch sealing =
                    new SealWatch(new Heads(TABLES.transactions, Ticker.SYSTEM), Ticker.SYSTEM, Duration.ofHours(1));
            Delivery delivery = TABLES.node("node-c", counting, sealing, Ticker.SYSTEM, wakeUp);
            List<Marked> marked = delivery.mark(CENTRE, 100, OutboxTables::translate);
            assertThat(marked).hasSize(100);
            assertThat(counted.sinceLast())
                    .as("marked: gate, claim, time, limit, mark, evidence twice")
                    .isEqualTo(7);
            End delivered = new End.Delivered("0000", OutboxTables.answer(), List.of());
            assertThat(delivery.end(
                            marked.stream().map(one -> one.ended(delivered)).toList()))
                    .isEmpty();
            assertThat(counted.sinceLast())
                    .as("ended: lock, time, rows, answers, events, evidence twice")
                    .isEqualTo(7);
        }
        assertThat(commits).hasValue(3);
        assertThat(TABLES.strings("select distinct state from outgoing")).containsExactly("delivered");
    }
}
