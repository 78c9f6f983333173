package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TheSchemaKeepsItsRulesTest {
    /** Every table of the newest schema, those with partitions once. */
    private static final String TABLES = """
        with t as (select c.oid, c.relname, c.relkind, c.relrowsecurity from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition)
        """;

    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** 政府采购法 art. 42, C44: 15 years at least; nothing else is ever removed, so nothing is removed too early. */
    @Test
    void theHubMayRemoveItsQueuesAndPassingStatesAndNothingElse() {
        assertThat(tables("has_table_privilege('hub_app', t.oid, 'delete')"))
                .containsExactly(
                        "evidence_unsealed", // rows that wait for the sealer
                        "fan_out", // events on their way to children
                        "inbox", // events that wait for their case
                        "outage", // who cannot be reached just now
                        "recovery_asked", // of a gap that is being covered
                        "recovery_partner",
                        "statement_line"); // as a corrected statement lists them; the message of each stays
        assertThat(tables("has_table_privilege('hub_app', t.oid, 'truncate')")).isEmpty();
    }

    private static List<String> tables(String that) {
        return DATABASE.jdbc()
                .sql(TABLES + "select relname::text from t where " + that + " order by 1")
                .query(String.class)
                .list();
    }
}
