package cn.caitong.engine.money;

import static cn.caitong.engine.money.Moves.batch;
import static cn.caitong.engine.money.Moves.credited;
import static cn.caitong.engine.money.Moves.delivered;
import static cn.caitong.engine.money.Moves.instructed;
import static cn.caitong.engine.money.Moves.owed;
import static cn.caitong.engine.money.Moves.received;
import static cn.caitong.engine.money.Moves.rejected;
import static cn.caitong.engine.money.Moves.released;
import static cn.caitong.engine.money.Moves.returned;
import static cn.caitong.engine.money.Moves.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.store.CountedStatements;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class LedgerOnTheDatabaseTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();
    private final MoneyLedger ledger = new MoneyLedger(transactions);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void aRefundIsBookedFromReceiptToCredit() {
        apply(received("12000.00"));
        apply(owed("12000.00"), instructed(1));
        apply(delivered(1));
        apply(credited(1));
        assertThat(one("select * from received_item"))
                .containsEntry("partner", "500103")
                .containsEntry("receipt_id", "R-1")
                .containsEntry("refunded", new BigDecimal("12000.00"));
        assertThat(one("select * from money_obligation")).containsEntry("state", "settled");
        assertThat(one("select * from instruction"))
                .containsEntry("state", "credited")
                .containsEntry("wire_id", InstructionId.of(Moves.ITEM, Purpose.REFUND, 1))
                .containsEntry("credited_on", Date.valueOf(Moves.BANK_DATE));
    }

    @Test
    void aReturnAfterTheCreditLeadsToTheNextAttempt() {
        apply(received("12000.00"), owed("12000.00"), instructed(1), delivered(1), credited(1));
        apply(returned(1));
        assertThat(one("select * from money_obligation")).containsEntry("state", "open");
        apply(voided(1), instructed(2));
        assertThat(all("select n, state, replaces, void_by from instruction order by n"))
                .extracting(row -> row.get("n") + " " + row.get("state") + " " + row.get("replaces"))
                .containsExactly("1 void null", "2 issued 1");
        assertThat(one("select * from instruction where n = 1"))
                .as("the bank's date of the credit it took back stays")
                .containsEntry("credited_on", Date.valueOf(Moves.BANK_DATE));
    }

    @Test
    void aPartReleasedAndOwedAgainKeepsTheTotalsRight() {
        apply(received("12000.00"), owed("12000.00"));
        apply(released());
        assertThat(one("select * from received_item")).containsEntry("refunded", new BigDecimal("0.00"));
        apply(owed(Purpose.FORFEIT, "3000.00"), owed("9000.00"), instructed(1));
        assertThat(one("select * from received_item"))
                .containsEntry("refunded", new BigDecimal("9000.00"))
                .containsEntry("forfeited", new BigDecimal("3000.00"));
        assertThat(one("select * from instruction")).containsEntry("amount", new BigDecimal("9000.00"));
    }

    @Test
    void inOneDecisionAPartIsForfeitedAndTheRestInstructedAnew() {
        apply(received("12000.00"), owed("12000.00"), instructed(1), rejected(1), voided(1));
        apply(released(), owed(Purpose.FORFEIT, "5000.00"), owed("7000.00"), instructed(2));
        assertThat(one("select * from received_item"))
                .containsEntry("refunded", new BigDecimal("7000.00"))
                .containsEntry("forfeited", new BigDecimal("5000.00"));
        assertThat(one("select * from instruction where n = 2")).containsEntry("amount", new BigDecimal("7000.00"));

        apply(
                new MoneyMove.Instructed(Moves.ITEM, Purpose.FORFEIT, 1),
                new MoneyMove.Credited(Moves.ITEM, Purpose.FORFEIT, 1, Moves.BANK_DATE));
        assertThat(one("select * from money_obligation where purpose = 'forfeit'"))
                .containsEntry("state", "settled");
    }

    @Test
    void everythingInOneBatchLeavesTheSameRowsAsStepByStep() {
        MoneyMove[] story = {
            received("12000.00"), owed("12000.00"), instructed(1), rejected(1), voided(1), instructed(2), delivered(2)
        };
        apply(story);
        List<Map<String, Object>> atOnce = all("select n, state, amount, wire_id from instruction order by n");
        DATABASE.empty();
        for (MoneyMove move : story) {
            apply(move);
        }
        assertThat(all("select n, state, amount, wire_id from instruction order by n"))
                .isEqualTo(atOnce);
    }

    @Test
    void aRefusedMoveLeavesNothingOfItsBatch() {
        assertThatThrownBy(() -> apply(received("12000.00"), owed("12000.01"))).isInstanceOf(MoneyRefused.class);
        assertThat(all("select * from received_item")).isEmpty();
    }

    @Test
    void theSameReceiptLaterIsRefusedByTheDatabase() {
        apply(received("12000.00"));
        assertThatThrownBy(() -> apply(received("12000.00")))
                .isInstanceOfSatisfying(
                        MoneyRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("money-item-known"));
    }

    @Test
    void aHundredCasesTakeAsManyStatementsAsOne() {
        List<Changed<MoneyMove>> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String item = "500103:M-" + i;
            Location location = Moves.location("T-1/1/S-1/" + item);
            BigDecimal amount = new BigDecimal("100.00");
            many.add(new Changed<>(location, Moves.AT, new MoneyMove.Received(item, "CNY", amount, Moves.AT)));
            many.add(new Changed<>(location, Moves.AT, new MoneyMove.Owed(item, Purpose.REFUND, amount)));
            many.add(new Changed<>(location, Moves.AT, new MoneyMove.Instructed(item, Purpose.REFUND, 1)));
        }
        CountedStatements counted = new CountedStatements(DATABASE.database().dataSource());
        Transactions counting = new Transactions(counted, TransactionListener.NONE);
        counting.run("test", () -> new MoneyLedger(counting).apply(many));
        assertThat(counted.sinceLast()).isEqualTo(3);
        assertThat(all("select * from instruction")).hasSize(100);
    }

    private void apply(MoneyMove... moves) {
        transactions.run("test", () -> ledger.apply(batch(moves)));
    }

    private Map<String, Object> one(String sql) {
        return DATABASE.jdbc().sql(sql).query().singleRow();
    }

    private List<Map<String, Object>> all(String sql) {
        return DATABASE.jdbc().sql(sql).query().listOfRows();
    }
}
