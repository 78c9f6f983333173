package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's statement and the ledger agreed; then something of that day is heard of, by message or by another statement. */
@Tag("database")
class WhatComesLateIsComparedTooTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ReconciliationPolicy AT_ONCE =
            new ReconciliationPolicy(Duration.ZERO, Duration.ofMinutes(1), 12);

    private final Transactions transactions = DATABASE.transactions();
    private final LegalTime time = new LegalTime(transactions);
    private final Bank bank = new Bank(transactions);
    private final Reconciliation reconciliation;

    WhatComesLateIsComparedTooTest(@TempDir Path keys) {
        Vault vault = new Vault(VaultKeys.inFolder(keys));
        reconciliation =
                new Reconciliation(transactions, time, vault, new EvidenceLog(transactions), AT_ONCE, Kinds.ALL);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        time.beginAt(Instant.parse("2026-02-13T12:00:00Z"));
    }

    @Test
    void aReceiptThatIsReportedOnceItsDayHasAgreedIsMissed() {
        bank.says("2026-02-11", "0.00", "0.00");
        bank.says("2026-02-12", "0.00", "0.00");
        agreed();
        bank.knowsLate("R-1", "2026-02-12", time.now());
        bank.says("2026-02-13", "0.00", "0.00");
        later();
        assertThat(codes()).containsExactly("statement-receipt-missing");
        assertThat(texts("select convert_from(payload, 'UTF8')::jsonb ->> 'day' from evidence"))
                .as("held against the statement of its day")
                .containsExactly("2026-02-12");
        later();
        assertThat(codes()).as("until it is there").hasSize(1);
    }

    @Test
    void aRefundThatIsReportedAsCreditedOnceItsDayHasAgreedIsMissed() {
        bank.knows("R-1", "2026-02-11")
                .instructed("R-1")
                .says("2026-02-11", "0.00", "12000.00", Bank.received("R-1", "2026-02-11"));
        bank.says("2026-02-12", "12000.00", "12000.00");
        agreed();
        bank.creditedLate("R-1", "2026-02-12", time.now());
        bank.says("2026-02-13", "12000.00", "12000.00");
        later();
        assertThat(codes()).containsExactly("statement-credit-missing");
    }

    /** Drawn up in the evening, it cannot list what the bank booked after it; the next one may. */
    @Test
    void whatIsOfTheNewestDayWaitsForTheNextStatement() {
        bank.says("2026-02-12", "0.00", "12000.00", Bank.received("R-9", "2026-02-12"));
        bank.says("2026-02-13", "12000.00", "12000.00");
        reconciliation.sweep();
        bank.knowsLate("R-1", "2026-02-13", time.now());
        bank.knowsLate("R-2", "2026-02-13", time.now());
        later();
        assertThat(codes()).as("nobody knows R-9").containsExactly("statement-receipt-unknown");
        bank.says("2026-02-14", "12000.00", "24000.00", Bank.received("R-1", "2026-02-13"));
        later();
        assertThat(codes())
                .as("R-2 is on neither, and the day of R-1 is the ledger's")
                .containsExactly("statement-receipt-missing", "statement-receipt-unknown");
        assertThat(texts("select case_id::text from parked where code = 'statement-receipt-missing'"))
                .containsExactly(Bank.deposit("R-2").toString());
    }

    @Test
    void aLateStatementMustEndWhereTheOneAfterItBegins() {
        bank.says("2026-02-11", "0.00", "0.00");
        bank.says("2026-02-13", "0.00", "0.00");
        agreed();
        bank.knowsLate("R-1", "2026-02-12", time.now());
        bank.says("2026-02-12", "0.00", "12000.00", Bank.received("R-1", "2026-02-12"));
        later();
        assertThat(refs()).containsExactly("500103/2026-02-13/opening/statement-balance-broken");
        bank.corrects("2026-02-13", "12000.00", "12000.00");
        later();
        assertThat(refs()).isEmpty();
        assertThat(texts("select compare_at::text from statement_day")).containsOnlyNulls();
    }

    @Test
    void theSameMovementOnTwoStatementsIsFoundWhicheverCameFirst() {
        bank.knows("R-1", "2026-02-13").says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        agreed();
        bank.says("2026-02-12", "0.00", "0.00", Bank.received("R-1", "2026-02-12"));
        later();
        assertThat(refs()).containsExactly("500103/2026-02-12/1/statement-listed-twice");
    }

    private void agreed() {
        reconciliation.sweep();
        assertThat(texts("select compare_at::text from statement_day")).containsOnlyNulls();
        time.advanceTo(time.now().plus(Duration.ofHours(1)));
    }

    private void later() {
        time.advanceTo(time.now().plus(Duration.ofMinutes(2)));
        reconciliation.sweep();
    }

    private List<String> refs() {
        return texts("select ref from parked where resolved_at is null order by ref");
    }

    private List<String> codes() {
        return texts("select code from parked where resolved_at is null order by code");
    }

    private List<String> texts(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }
}
