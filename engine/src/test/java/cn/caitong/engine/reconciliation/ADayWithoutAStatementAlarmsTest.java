package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Around Spring Festival 2026: 13 February is a Friday, the 14th a make-up Saturday, 15 to 23 a holiday. */
@Tag("database")
class ADayWithoutAStatementAlarmsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ReconciliationPolicy POLICY =
            new ReconciliationPolicy(Duration.ZERO, Duration.ofMinutes(1), 12);

    private final Transactions transactions = DATABASE.transactions();
    private final LegalTime time = new LegalTime(transactions);
    private final Bank bank = new Bank(transactions);
    private final Reconciliation reconciliation;
    private final StatementWatch watch = new StatementWatch(
            transactions, time, () -> Calendars.SHIPPED, POLICY, Map.of("500103", "500103", "500240", "500240"));

    ADayWithoutAStatementAlarmsTest(@TempDir Path keys) {
        reconciliation = new Reconciliation(
                transactions,
                time,
                new Vault(VaultKeys.inFolder(keys)),
                new EvidenceLog(transactions),
                POLICY,
                Kinds.ALL);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        time.beginAt(LocalDate.parse("2026-02-12")
                .atTime(20, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
    }

    @Test
    void notBeforeItIsDue() {
        arrives("2026-02-12");
        at("2026-02-14", 11);
        assertThat(missed()).isEmpty();
        at("2026-02-14", 12);
        assertThat(missed()).containsExactly("500103/2026-02-13");
    }

    @Test
    void theMakeUpSaturdayIsExpectedAndTheHolidayIsNot() {
        arrives("2026-02-12");
        arrives("2026-02-13");
        at("2026-02-24", 13);
        assertThat(missed()).containsExactly("500103/2026-02-14");
        at("2026-02-25", 13);
        assertThat(missed()).containsExactly("500103/2026-02-14", "500103/2026-02-24");
    }

    @Test
    void whenItComesTheAlarmIsCleared() {
        arrives("2026-02-12");
        at("2026-02-14", 12);
        arrives("2026-02-13");
        watch.sweep();
        assertThat(missed()).isEmpty();
    }

    @Test
    void whoNeverSentOneIsMissedOnceItHoldsMoney() {
        at("2026-02-14", 13);
        assertThat(missed()).isEmpty();
        bank.knows("R-1", "2026-02-12");
        watch.sweep();
        assertThat(missed()).containsExactly("500103/2026-02-13");
    }

    /** P13: that a centre holds its first deposit is known to its supplier and the centre alone until bids are opened. */
    @Test
    void thatItHoldsADepositIsNotToldByMissingItsFirstStatement() {
        UUID tender = new UUID(0, 1);
        bank.knows("R-1", "2026-02-12");
        transactions.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, unveils_at, opened_at,
                                   changed_at)
            values (?, 'tender', 'T-1', 'registered', '{}', 1, 1, '500103', 'one-thing', timestamptz '2026-02-14 14:00+08',
                    legal_now(), legal_now())\
            """).param(tender).update();
        transactions
                .jdbc()
                .sql("update case_file set veiled = true, parent_id = ? where id = ?")
                .params(tender, Bank.deposit("R-1"))
                .update();
        at("2026-02-14", 13);
        assertThat(missed()).isEmpty();
        at("2026-02-14", 14);
        assertThat(missed()).as("bids are opened").containsExactly("500103/2026-02-13");
    }

    /** Of a day on which the centre was closed nobody will ever send one, and its alarm would stand for ever. */
    @Test
    void aDayThatAPersonLetGoIsMissedNoMore() {
        arrives("2026-02-12");
        at("2026-02-14", 12);
        transactions.jdbc().sql("""
            update alarm set cleared_at = legal_now(), acknowledged_by = 'wang', reason = 'closed' where ref = '500103/2026-02-13'
            """).update();
        watch.sweep();
        assertThat(missed()).isEmpty();
        at("2026-02-24", 13);
        assertThat(missed()).as("that day alone").containsExactly("500103/2026-02-14");
    }

    /** It holds nothing, but was told to pay: its statement is missed from the first day after. */
    @Test
    void aTreasuryThatNeverSentOneIsMissedOnceItHasAnApplication() {
        at("2026-02-14", 13);
        assertThat(missed()).isEmpty();
        transactions.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state, created_at,
                                  ended_at)
            values (gen_random_uuid(), gen_random_uuid(), 'payment', '500103', '500240', 'payment.applied.v1', true, 'k', 'CT-1',
                    'delivered', timestamptz '2026-02-12 20:00+08', timestamptz '2026-02-12 21:00+08')
            """).update();
        watch.sweep();
        assertThat(missed()).containsExactly("500240/2026-02-13");
    }

    /** A slip in its year, say; nobody will send those of the weeks between. */
    @Test
    void oneOfLongAgoMakesNothingMissedThatWasNotBefore() {
        arrives("2026-02-12");
        arrives("2025-02-13");
        at("2026-02-14", 11);
        assertThat(missed()).isEmpty();
        at("2026-02-14", 12);
        assertThat(missed()).containsExactly("500103/2026-02-13");
    }

    /** A centre that was closed sends nothing any more, and nobody could end its alarm. */
    @Test
    void whoIsDescribedNoLongerIsMissedNoLonger() {
        arrives("2026-02-12");
        at("2026-02-14", 12);
        assertThat(missed()).isNotEmpty();
        new StatementWatch(transactions, time, () -> Calendars.SHIPPED, POLICY, Map.of("500240", "500240")).sweep();
        assertThat(missed()).isEmpty();
    }

    private void arrives(String date) {
        bank.says(date, "0.00", "0.00");
        reconciliation.sweep();
    }

    private void at(String date, int hour) {
        time.advanceTo(LocalDate.parse(date)
                .atTime(hour, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
        watch.sweep();
    }

    private List<String> missed() {
        return transactions
                .jdbc()
                .sql("select ref from alarm where code = 'statement-missing' and cleared_at is null order by ref")
                .query(String.class)
                .list();
    }
}
