package cn.caitong.benchmarks.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every row that a case can have, at one moment. Only for a database with few cases in it. */
public final class Snapshot {
    /** In the order in which rows of a case refer to each other. */
    static final List<String> TABLES = List.of(
            "message",
            "body",
            "inbox",
            "case_file",
            "case_slot",
            "obligation",
            "excused_interval",
            "received_item",
            "money_obligation",
            "instruction",
            "outgoing",
            "attempt",
            "fan_out",
            "alarm",
            "parked",
            "evidence",
            "evidence_unsealed",
            "evidence_head");

    /** By what rows are found again that the database numbers and that name no case. */
    private static final Map<String, List<String>> KEYS =
            Map.of("fan_out", List.of("parent_id"), "alarm", List.of("code", "ref"));

    private static final String COLUMNS = """
        select column_name from information_schema.columns
         where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'
         order by ordinal_position\
        """;
    private static final String KEY = """
        select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
         where i.indrelid = to_regclass(?) and i.indisprimary order by array_position(i.indkey, a.attnum)\
        """;

    private static final Map<String, List<String>> ASKED = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Row>> tables = new LinkedHashMap<>();

    private Snapshot() {}

    /**
     * A row.
     *
     * @param key the columns by which it is found again: its primary key, or its case where the database numbers the rows
     * @param values of the columns that are written, by name
     */
    record Row(String table, Map<String, Object> key, Map<String, @Nullable Object> values) {}

    public static Snapshot of(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        Snapshot taken = new Snapshot();
        for (String table : TABLES) {
            taken.tables.put(table, rows(jdbc, table));
        }
        return taken;
    }

    Map<String, Row> rows(String table) {
        return tables.getOrDefault(table, Map.of());
    }

    /** The schema is the same in every database of a run. */
    private static List<String> asked(JdbcTemplate jdbc, String question, String table) {
        return ASKED.computeIfAbsent(question + table, once -> jdbc.queryForList(question, String.class, table));
    }

    private static Map<String, Row> rows(JdbcTemplate jdbc, String table) {
        List<String> columns = asked(jdbc, COLUMNS, table);
        List<String> primary = asked(jdbc, KEY, table);
        List<String> key = columns.containsAll(primary) ? primary : KEYS.getOrDefault(table, List.of("case_id"));
        Map<String, Row> rows = new TreeMap<>();
        jdbc.query("select * from " + table, found -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (String column : columns) {
                values.put(column, found.getObject(column));
            }
            Map<String, Object> by = new LinkedHashMap<>();
            StringBuilder name = new StringBuilder();
            for (String column : key) {
                by.put(column, found.getObject(column));
            }
            for (String column : primary) {
                name.append(found.getString(column)).append('|');
            }
            rows.put(name.toString(), new Row(table, by, values));
        });
        return rows;
    }
}
