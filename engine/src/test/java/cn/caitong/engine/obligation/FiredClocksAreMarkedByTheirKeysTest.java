package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan that was made while the tables were nearly empty is kept while they grow: it must not read them whole. */
@Tag("database")
class FiredClocksAreMarkedByTheirKeysTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final int ENOUGH_FOR_A_KEPT_PLAN = 12;
    private static final int MANY = 3_000;
    private static final int BATCH = 100;

    private final Transactions transactions = DATABASE.transactions();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void howeverTheTablesHaveGrownSinceTheStatementWasPlanned() {
        new MonthPartitions(transactions).ensure();
        grow("a", 3);
        DATABASE.withOwner("analyze obligation, case_file");
        ClockClaims claims = new ClockClaims(transactions, "{\"counter\":1}");
        transactions.run("claims", () -> {
            for (int time = 0; time < ENOUGH_FOR_A_KEPT_PLAN; time++) {
                claims.mark(claims.due("counter", NOW, 1), NOW);
            }
            grow("b", MANY);
            List<DueClock> due = claims.due("counter", NOW, BATCH);
            long before = readWhole();
            assertThat(claims.mark(due, NOW)).hasSize(BATCH);
            assertThat(readWhole() - before).isZero();
        });
    }

    /** Cases, each with a clock that is due. */
    private void grow(String name, int cases) {
        transactions.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, opened_at, changed_at)
            select md5(? || n)::uuid, 'counter', ? || n, 'on', '{}', 1, 1, '500103', 'p1', legal_now(), legal_now()
              from generate_series(1, ?) n\
            """).params(name, name, cases).update();
        transactions.jdbc().sql("""
            insert into obligation (id, case_id, flow, name, clause, regime, jurisdiction, partner, debtor, creditor, basis_event,
                                    basis_source, basis_date, calendar_version, provisional, state, due_at, opened_at, changed_at)
            select gen_random_uuid(), md5(? || n)::uuid, 'counter', 'C14', 'C14', 'r', '500103', 'p1', 'd', 'c', 'e', 's', '2026-03-02',
                   'v', false, 'open', '2026-03-09T16:00:00Z', legal_now(), legal_now()
              from generate_series(1, ?) n\
            """).params(name, cases).update();
    }

    private long readWhole() {
        return transactions
                .jdbc()
                .sql("select sum(seq_scan) from pg_stat_xact_user_tables where relname in ('obligation', 'case_file')")
                .query(Long.class)
                .single();
    }
}
