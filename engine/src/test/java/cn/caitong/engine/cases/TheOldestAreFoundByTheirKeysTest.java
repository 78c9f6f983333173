package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.cases.CaseTable.Claimed;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan that was made while the tables were nearly empty is kept while they grow, until somebody analyzes them: it must not
 * read them whole, or a burst of messages waits for one statement.
 */
@Tag("database")
class TheOldestAreFoundByTheirKeysTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int ENOUGH_FOR_A_KEPT_PLAN = 12;
    private static final int MANY = 3_000;

    private final CasesAtWork work;

    TheOldestAreFoundByTheirKeysTest(@TempDir Path keys) {
        work = new CasesAtWork(DATABASE, keys);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void howeverTheTablesHaveGrownSinceTheStatementWasPlanned() {
        work.arrive("first", "add", "{\"n\":1}");
        DATABASE.withOwner("analyze inbox, case_file");
        CaseTable cases = new CaseTable(work.transactions);
        work.transactions.run("claims", () -> {
            for (int time = 0; time < ENOUGH_FOR_A_KEPT_PLAN; time++) {
                claim(cases);
            }
            grow();
            long whole = counted("seq_scan", "'inbox', 'case_file'");
            long waiting = counted("idx_tup_fetch", "'inbox'");
            assertThat(claim(cases)).hasSize(64);
            assertThat(counted("seq_scan", "'inbox', 'case_file'") - whole).isZero();
            assertThat(counted("idx_tup_fetch", "'inbox'") - waiting)
                    .as("of what waits, no more than it looks ahead")
                    .isLessThan(MANY / 2);
        });
    }

    private static List<Claimed> claim(CaseTable cases) {
        return cases.claim("counter", 64, "{\"counter\":1}");
    }

    /** Each with a case and a parent of its own. */
    private void grow() {
        work.transactions.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, opened_at, changed_at)
            select md5('c' || n)::uuid, 'counter', 'c' || n, 'on', '{}', 1, 1, '500103', 'p1', legal_now(), legal_now()
              from generate_series(1, ?) n\
            """).param(MANY).update();
        work.transactions.jdbc().sql("""
            insert into inbox (flow, case_id, case_key, parent_id, jurisdiction, case_partner, partner, origin, type, arrived_at,
                               key_id, data)
            select 'counter', md5('c' || n)::uuid, 'c' || n, md5('c' || n + 1)::uuid, '500103', 'p1', 'p1', 'message', 'add',
                   legal_now(), 'k', ''
              from generate_series(1, ?) n\
            """).param(MANY).update();
    }

    private long counted(String what, String tables) {
        return work.transactions
                .jdbc()
                .sql("select sum(%s) from pg_stat_xact_user_tables where relname in (%s)".formatted(what, tables))
                .query(Long.class)
                .single();
    }
}
