package cn.caitong.engine.money;

import static cn.caitong.engine.money.ContractMoves.by;
import static cn.caitong.engine.money.ContractMoves.claim;
import static cn.caitong.engine.money.ContractMoves.instructed;
import static cn.caitong.engine.money.ContractMoves.pay;
import static cn.caitong.engine.money.ContractMoves.sum;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A confirmed claim of 1000.00, paid from two budget lines: attempts are numbered in each, and one lives in each. */
@Tag("database")
class EachBudgetLineIsPaidOnceTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String ITEM = "claim:INV-1";

    private final Transactions transactions = DATABASE.transactions();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void confirmed() {
        DATABASE.empty();
        apply(sum(ITEM, "1000.00"), pay(ITEM, "2130106", "300.00"), pay(ITEM, "2130199", "700.00"));
    }

    @Test
    void aLineThatFailedIsRepairedAloneAndTheTotalStays() {
        apply(instructed(ITEM, "2130106", 1), instructed(ITEM, "2130199", 1));
        apply(
                new MoneyMove.Rejected(ITEM, Purpose.PAY, "2130106", 1),
                new MoneyMove.Credited(ITEM, Purpose.PAY, "2130199", 1, Moves.BANK_DATE));
        assertThat(attempt(instructed(ITEM, "2130106", 2)))
                .as("not proven void yet")
                .isEqualTo("money-instruction-live");
        apply(
                new MoneyMove.Voided(ITEM, Purpose.PAY, "2130106", 1, Moves.PROOF, "wang", "li"),
                instructed(ITEM, "2130106", 2));
        assertThat(rows("""
            select o.line || ' ' || t.n || ' ' || t.state || ' ' || t.amount
              from instruction t join money_obligation o on o.id = t.obligation_id order by o.line, t.n\
            """))
                .containsExactly("2130106 1 void 300.00", "2130106 2 issued 300.00", "2130199 1 credited 700.00");
        assertThat(rows("select paid::text from received_item")).containsExactly("1000.00");
        assertThat(rows("select wire_id from instruction where n = 2"))
                .containsExactly(InstructionId.of(ITEM, Purpose.PAY, "2130106", 2));
    }

    @Test
    void ofTwoNodesThatPayOneLineTheSecondIsRefused() {
        assertThat(whileUncommitted(instructed(ITEM, "2130106", 1), instructed(ITEM, "2130106", 1)))
                .isEqualTo("money-instruction-live");
        assertThat(rows("select n::text from instruction")).containsExactly("1");
    }

    @Test
    void twoNodesCannotReserveMoreThanTheClaim() {
        apply(new MoneyMove.Released(ITEM, Purpose.PAY, "2130106"));
        assertThat(whileUncommitted(pay(ITEM, "2130106", "300.00"), pay(ITEM, "2130150", "0.01")))
                .isEqualTo("money-parts-exceed-received");
    }

    @Test
    void aLineBeyondTheClaimIsRefusedInWords() {
        assertThat(attempt(pay(ITEM, "2130150", "0.01"))).isEqualTo("money-parts-exceed-received");
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
        held.run("first", () -> new MoneyLedger(held).apply(by(claim("INV-1"), first)));
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
        transactions.run("test", () -> new MoneyLedger(transactions).apply(by(claim("INV-1"), moves)));
    }

    private static List<String> rows(String sql) {
        return DATABASE.jdbc().sql(sql).query(String.class).list();
    }
}
