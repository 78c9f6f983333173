package cn.caitong.engine.store;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a migration that is written tomorrow has to keep. */
@Tag("database")
class TheSchemaKeepsItsRulesTest {
    /** Every table of the newest schema, those with partitions once. */
    private static final String TABLES = """
        with t as (select c.oid, c.relname, c.relkind, c.relrowsecurity from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition)
        """;

    private static final String DISTRICT = """
        exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'jurisdiction' and not a.attisdropped%s)\
        """;

    /** Tables whose rows belong to no one district. */
    private static final Map<String, String> OF_NO_DISTRICT = Map.ofEntries(
            entry("calendar_version", "one calendar for all"),
            entry("evidence_batch", "one seal for rows of all districts; of them it holds ids and hashes"),
            entry("evidence_sealer", "the newest seal"),
            entry("evidence_unsealed", "ids and hashes that wait for the next seal, for a second or so"),
            entry("flyway_schema_history", "Flyway's own"),
            entry("intake_away", "when nobody could hand anything in, or a partner could not, whatever its district"),
            entry("legal_clock", "one clock for all"),
            entry("money_hour", "how much left to a partner in an hour, of all districts that it serves"),
            entry("node", "processes"),
            entry("partitioned_table", "names of tables"),
            entry("recovery", "one gap for all"));

    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void everyRowHasADistrictUnlessItBelongsToNone() {
        assertThat(tables("not " + DISTRICT.formatted("")))
                .containsExactlyInAnyOrderElementsOf(OF_NO_DISTRICT.keySet());
    }

    @Test
    void itIsAlwaysThereButInRowsThatAreOlderThanTheirColumn() {
        assertThat(tables(DISTRICT.formatted(" and not a.attnotnull")))
                .containsExactly("body", "case_slot", "evidence_head", "outgoing_shown", "recovery_asked");
    }

    @Test
    void whatHasADistrictIsSeenWithinItsScopeAlone() {
        assertThat(tables(DISTRICT.formatted("")
                        + " and not (t.relrowsecurity and exists (select from pg_policy p where p.polrelid = t.oid))"))
                .isEmpty();
    }

    @Test
    void whatRefersToAnotherRowIsFoundFromThere() {
        assertThat(texts("""
            select k.conrelid::regclass || '.' || k.conname from pg_constraint k
             where k.contype = 'f' and k.conparentid = 0
               and not exists (
                 select from pg_index i
                  where i.indrelid = k.conrelid
                    and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
                    and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$', true))
             order by 1
            """)).isEmpty();
    }

    @Test
    void whatGrowsIsPartitionedByMonthAndTheMonthIsInItsKey() {
        assertThat(tables("t.relkind = 'p'"))
                .containsExactly("body", "evidence")
                .isEqualTo(texts("select name from partitioned_table order by 1"));
        assertThat(texts("""
            select p.partrelid::regclass || ' by ' || a.attname from pg_partitioned_table p
              join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
              join pg_constraint k on k.conrelid = p.partrelid and k.contype = 'p' and a.attnum = any (k.conkey)
             where p.partstrat = 'r' and p.partnatts = 1 order by 1
            """)).containsExactly("body by at", "evidence by at");
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
        return texts(TABLES + "select relname::text from t where " + that + " order by 1");
    }

    private static List<String> texts(String sql) {
        return DATABASE.jdbc().sql(sql).query(String.class).list();
    }
}
