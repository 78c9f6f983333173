package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A burst changes a hundred thousand cases: each would write every index there is, were one of them over what changes. */
@Tag("database")
class AChangedCaseWritesNoIndexTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    /** Of the connection's transactions that are not counted yet, this one among them. */
    private static final String UPDATES = """
        select (updated > 0) || ', elsewhere ' || (updated - in_place)
          from (select pg_stat_get_xact_tuples_updated('case_file'::regclass) as updated,
                       pg_stat_get_xact_tuples_hot_updated('case_file'::regclass) as in_place) counts\
        """;

    private final List<String> updates = new ArrayList<>();
    private final CasesAtWork work;

    AChangedCaseWritesNoIndexTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE.database().dataSource(), keys, new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                if (transaction.equals(FlowRunner.DECIDE)) {
                    updates.add(work.one(UPDATES));
                }
            }
        });
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    /** Columns, expressions and conditions alike, since PostgreSQL looks at all that an index depends on. */
    @Test
    void noIndexIsOverWhatAChangeMoves() {
        List<String> indexed = work.column("""
            select distinct a.attname from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
              join pg_attribute a on a.attrelid = i.indrelid
             where i.indrelid = 'case_file'::regclass and m.amname <> 'brin'
               and (a.attnum = any (i.indkey)
                    or exists (select from pg_depend d where d.objid = i.indexrelid and d.refobjid = i.indrelid
                                  and d.refobjsubid = a.attnum))\
            """);
        assertThat(indexed)
                .contains("id", "tender", "supplier")
                .doesNotContain("state", "data", "schema_version", "version", "unveils_at", "changed_at");
    }

    @Test
    void aDecisionLeavesTheRowWhereItsIndexesPoint() {
        FlowRunner runner = work.runner(new CounterFlow());
        for (String n : List.of("1", "2", "3")) {
            work.arrive("one", "add", "{\"n\":" + n + "}");
            work.arrive("two", "add", "{\"n\":" + n + "}");
            runner.drain("counter", 10);
        }
        assertThat(work.log("one")).containsExactly("add 1", "add 2", "add 3");
        assertThat(updates).containsExactly("false, elsewhere 0", "true, elsewhere 0", "true, elsewhere 0");
    }
}
