package cn.caitong.engine.backup;

import cn.caitong.engine.backup.Manifest.Migration;
import cn.caitong.engine.backup.Manifest.Sequence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that hold rows, as the catalogue has them now: partitions one by one, and no generated columns. */
final class Schema {
    private static final String TABLES = """
        select c.relname,
               array(select a.attname::text from pg_attribute a
                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                      order by a.attnum) as columns,
               array(select distinct r.relname::text from pg_constraint k
                       join pg_class r on r.oid = k.confrelid
                      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
          from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
         order by c.relname
        """;

    private static final String HISTORY = """
        select version, checksum from flyway_schema_history where success and version is not null order by installed_rank
        """;

    private Schema() {}

    /** @param needs the tables that must be filled before */
    record Table(String name, List<String> columns, Set<String> needs) {
        String columnList() {
            return String.join(
                    ", ", columns.stream().map(column -> '"' + column + '"').toList());
        }
    }

    static Map<String, Table> tables(Connection connection) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(TABLES)) {
            while (row.next()) {
                tables.put(
                        row.getString(1),
                        new Table(row.getString(1), strings(row, 2), new LinkedHashSet<>(strings(row, 3))));
            }
        }
        return tables;
    }

    /** What is referred to comes before what refers to it. */
    static List<Table> inOrder(Map<String, Table> tables) {
        Map<String, Table> ordered = new LinkedHashMap<>();
        tables.values().forEach(table -> place(table, tables, ordered));
        return List.copyOf(ordered.values());
    }

    private static void place(Table table, Map<String, Table> tables, Map<String, Table> ordered) {
        for (String need : table.needs()) {
            Table first = tables.get(need);
            if (first != null && !ordered.containsKey(need)) {
                place(first, tables, ordered);
            }
        }
        ordered.put(table.name(), table);
    }

    static List<Migration> history(Connection connection) throws SQLException {
        List<Migration> history = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(HISTORY)) {
            while (row.next()) {
                history.add(new Migration(row.getString(1), row.getInt(2)));
            }
        }
        return history;
    }

    static List<Sequence> sequences(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select sequencename from pg_sequences where schemaname = 'public'"
                        + " order by sequencename")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        List<Sequence> sequences = new ArrayList<>();
        for (String name : names) {
            try (Statement sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("select last_value, is_called from public.\"" + name + '"')) {
                row.next();
                sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    private static List<String> strings(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
