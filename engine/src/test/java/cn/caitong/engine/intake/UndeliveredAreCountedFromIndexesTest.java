package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With 100,000 rows in the outbox, by PostgreSQL's own counts: a planner's flip shows here. */
@Tag("database")
class UndeliveredAreCountedFromIndexesTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int ROWS = 100_000;

    private final Transactions transactions = DATABASE.transactions();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theRowsThemselvesAreNotRead() {
        transactions.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                  next_attempt_at, created_at)
            select gen_random_uuid(), gen_random_uuid(), 'f', '500103', 'p' || n % 5, 't', true, 'k' || n, 'b' || n, 'ready',
                   legal_now(), legal_now()
              from generate_series(1, ?) n\
            """).param(ROWS).update();
        DATABASE.withOwner("vacuum analyze outgoing");
        Backlog backlog = new Backlog(transactions, new BacklogLimits(10, ROWS, 10, ROWS, WAIT));
        transactions.run("count", () -> {
            backlog.refresh();
            transactions.jdbc().sql("select pg_stat_force_next_flush()").query().singleRow();
        });
        assertThat(backlog.full("p1")).contains(new Busy(Busy.Whose.HUB, WAIT));
        assertThat(counted("idx_tup_read", "pg_stat_user_indexes", "indexrelname = 'outgoing_ready'"))
                .isGreaterThanOrEqualTo(ROWS);
        assertThat(counted("seq_scan", "pg_stat_user_tables", "relname = 'outgoing'"))
                .isZero();
    }

    /** What the hub may count is not for whoever sees one district (P13). */
    @Test
    void whoSeesOneDistrictCountsNothing() {
        assertThatThrownBy(() -> transactions.run("count", () -> {
                    transactions
                            .jdbc()
                            .sql("select set_config('caitong.scope', '500103', true)")
                            .query()
                            .singleRow();
                    transactions.jdbc().sql(Backlog.UNDELIVERED).query().listOfRows();
                }))
                .hasMessageContaining("for the hub itself");
    }

    private long counted(String what, String where, String which) {
        return transactions
                .jdbc()
                .sql("select coalesce(max(%s), 0) from %s where %s".formatted(what, where, which))
                .query(Long.class)
                .single();
    }
}
