package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan that is kept from a small table must not outlive its smallness. */
@Tag("database")
class GrownTablesAreAnalyzedTest {
    private static final int ENOUGH_FOR_A_KEPT_PLAN = 12;

    private final TestDatabase database = new TestDatabase();
    private final Transactions transactions = database.transactions();
    private final GrownTables grown = new GrownTables(transactions);

    @BeforeEach
    void small() {
        grow(1, 1);
        database.withOwner("analyze");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void onceForEachDoubling() {
        grow(2, 3_000);
        assertThat(grown.sweep()).containsExactly("case_slot");
        assertThat(grown.sweep()).isEmpty();
        grow(3_001, 5_000);
        assertThat(grown.sweep()).as("less than twice as large").isEmpty();
        grow(5_001, 7_000);
        assertThat(grown.sweep()).containsExactly("case_slot");
    }

    @Test
    void whatIsSmallIsLeftAlone() {
        grow(2, 300);
        assertThat(grown.sweep()).isEmpty();
    }

    @Test
    void andWhatWasPlannedBeforeIsPlannedAnew() {
        for (int time = 0; time < ENOUGH_FOR_A_KEPT_PLAN; time++) {
            readWhole();
        }
        grow(2, 3_000);
        assertThat(readWhole()).as("the plan that was kept").isPositive();
        grown.sweep();
        assertThat(readWhole()).isZero();
    }

    @Test
    void monthsThatWereMadeLaterToo() {
        transactions.run("fill", () -> {
            transactions.jdbc().sql("select ensure_month('2031-05-01')").query().listOfRows();
            transactions.jdbc().sql("""
                insert into body (owner, kind, at, key_id, bytes)
                select gen_random_uuid(), 'raw', '2031-05-02', 'k', '' from generate_series(1, 3000)\
                """).update();
        });
        assertThat(grown.sweep()).containsExactly("body_203105");
    }

    private void grow(int from, int to) {
        transactions.run(
                "grow",
                () -> transactions
                        .jdbc()
                        .sql("insert into case_slot (key, case_id) select 'k' || n, gen_random_uuid() from"
                                + " generate_series(?, ?) n")
                        .params(from, to)
                        .update());
    }

    /** How often one look reads the whole table. */
    private long readWhole() {
        return transactions.call("look", () -> {
            long before = wholeReads();
            ask();
            return wholeReads() - before;
        });
    }

    private long wholeReads() {
        return transactions
                .jdbc()
                .sql("select seq_scan from pg_stat_xact_user_tables where relname = 'case_slot'")
                .query(Long.class)
                .single();
    }

    private void ask() {
        transactions
                .jdbc()
                .sql("select case_id from case_slot where key = ?")
                .param("k1")
                .query()
                .listOfRows();
    }
}
