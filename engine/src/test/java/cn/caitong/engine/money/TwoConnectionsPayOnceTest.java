package cn.caitong.engine.money;

import static cn.caitong.engine.money.Moves.batch;
import static cn.caitong.engine.money.Moves.instructed;
import static cn.caitong.engine.money.Moves.owed;
import static cn.caitong.engine.money.Moves.received;
import static cn.caitong.engine.money.Moves.rejected;
import static cn.caitong.engine.money.Moves.voided;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A transaction that reads before another one commits: what the words let pass, the constraints refuse. */
@Tag("database")
class TwoConnectionsPayOnceTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();
    private final MoneyLedger ledger = new MoneyLedger(transactions);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void received12000() {
        DATABASE.empty();
        apply(received("12000.00"));
    }

    @Test
    void theSecondOfTwoEqualInstructionsIsRefused() {
        apply(owed("12000.00"));
        assertThat(whileUncommitted(instructed(1), instructed(1))).isEqualTo("money-instruction-live");
        assertThat(count("instruction")).isEqualTo(1);
    }

    @Test
    void theReissueIsMadeOnce() {
        apply(owed("12000.00"), instructed(1), rejected(1), voided(1));
        assertThat(whileUncommitted(instructed(2), instructed(2))).isEqualTo("money-instruction-live");
    }

    @Test
    void partsThatTogetherExceedTheWholeAreRefusedByTheCheck() {
        assertThat(whileUncommitted(owed(Purpose.REFUND, "8000.00"), owed(Purpose.FORFEIT, "8000.00")))
                .isEqualTo("money-parts-exceed-received");
        assertThat(count("money_obligation")).isEqualTo(1);
    }

    @Test
    void whatOneVoidsTheOtherCannotReject() {
        apply(owed("12000.00"), instructed(1));
        assertThat(whileUncommitted(voided(1), rejected(1))).isEqualTo("money-changed-meanwhile");
    }

    /** The second move is read, decided and written while the first is written but not committed. What it hears then. */
    private String whileUncommitted(MoneyMove first, MoneyMove second) {
        CompletableFuture<String> said = new CompletableFuture<>();
        Transactions held = new Transactions(DATABASE.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                Thread.ofPlatform().daemon().start(() -> said.complete(attempt(second)));
                BlockedSessions.awaitOne(DATABASE.jdbc());
            }
        });
        held.run("first", () -> new MoneyLedger(held).apply(batch(first)));
        return said.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private String attempt(MoneyMove move) {
        try {
            apply(move);
            return "done";
        } catch (MoneyRefused refused) {
            return refused.code();
        }
    }

    private void apply(MoneyMove... moves) {
        transactions.run("test", () -> ledger.apply(batch(moves)));
    }

    private long count(String table) {
        return DATABASE.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
