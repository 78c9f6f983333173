package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's statement and the ledger agreed; then something of that day is heard of, by message or by another statement. */
@Tag("database")
class WhatComesLateIsComparedTooTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();
    private final Bank bank = new Bank(transactions);
    private final Comparing comparing;
    private final Reconciliation reconciliation;

    WhatComesLateIsComparedTooTest(@TempDir Path keys) {
        comparing = new Comparing(transactions, keys);
        reconciliation = comparing.node();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        comparing.begin();
    }

    @Test
    void aReceiptThatIsReportedOnceItsDayHasAgreedIsMissed() {
        bank.says("2026-02-11", "0.00", "0.00");
        bank.says("2026-02-12", "0.00", "0.00");
        agreed();
        bank.knowsLate("R-1", "2026-02-12", comparing.time.now());
        bank.says("2026-02-13", "0.00", "0.00");
        comparing.later(reconciliation);
        assertThat(comparing.codes()).containsExactly("statement-receipt-missing");
        assertThat(comparing.texts("select convert_from(payload, 'UTF8')::jsonb ->> 'day' from evidence"))
                .as("held against the statement of its day")
                .containsExactly("2026-02-12");
        comparing.later(reconciliation);
        assertThat(comparing.codes()).as("until it is there").hasSize(1);
    }

    @Test
    void aRefundThatIsReportedAsCreditedOnceItsDayHasAgreedIsMissed() {
        bank.knows("R-1", "2026-02-11")
                .instructed("R-1")
                .says("2026-02-11", "0.00", "12000.00", Bank.received("R-1", "2026-02-11"));
        bank.says("2026-02-12", "12000.00", "12000.00");
        agreed();
        bank.creditedLate("R-1", "2026-02-12", comparing.time.now());
        bank.says("2026-02-13", "12000.00", "12000.00");
        comparing.later(reconciliation);
        assertThat(comparing.codes()).containsExactly("statement-credit-missing");
    }

    /** Drawn up in the evening, it cannot list what the bank booked after it; the next one may. */
    @Test
    void whatIsOfTheNewestDayWaitsForTheNextStatement() {
        bank.says("2026-02-12", "0.00", "12000.00", Bank.received("R-9", "2026-02-12"));
        bank.says("2026-02-13", "12000.00", "12000.00");
        reconciliation.sweep();
        bank.knowsLate("R-1", "2026-02-13", comparing.time.now());
        bank.knowsLate("R-2", "2026-02-13", comparing.time.now());
        comparing.later(reconciliation);
        assertThat(comparing.codes()).as("nobody knows R-9").containsExactly("statement-receipt-unknown");
        bank.says("2026-02-14", "12000.00", "24000.00", Bank.received("R-1", "2026-02-13"));
        comparing.later(reconciliation);
        assertThat(comparing.codes())
                .as("R-2 is on neither, and the day of R-1 is the ledger's")
                .containsExactly("statement-receipt-missing", "statement-receipt-unknown");
        assertThat(comparing.texts("select case_id::text from parked where code = 'statement-receipt-missing'"))
                .containsExactly(Bank.deposit("R-2").toString());
    }

    @Test
    void aLateStatementMustEndWhereTheOneAfterItBegins() {
        bank.says("2026-02-11", "0.00", "0.00");
        bank.says("2026-02-13", "0.00", "0.00");
        agreed();
        bank.knowsLate("R-1", "2026-02-12", comparing.time.now());
        bank.says("2026-02-12", "0.00", "12000.00", Bank.received("R-1", "2026-02-12"));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).containsExactly("500103/2026-02-13/opening/statement-balance-broken");
        bank.corrects("2026-02-13", "12000.00", "12000.00");
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void theSameMovementOnTwoStatementsIsFoundWhicheverCameFirst() {
        bank.knows("R-1", "2026-02-13").says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        agreed();
        bank.says("2026-02-12", "0.00", "0.00", Bank.received("R-1", "2026-02-12"));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).containsExactly("500103/2026-02-12/1/statement-listed-twice");
    }

    private void agreed() {
        reconciliation.sweep();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
        comparing.time.advanceTo(comparing.time.now().plus(Duration.ofHours(1)));
    }
}
