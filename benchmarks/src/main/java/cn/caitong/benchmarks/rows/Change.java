package cn.caitong.benchmarks.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row written: the plain statement that does it, and its parameters for any case. */
record Change(String table, String sql, List<Cell> parameters) {

    static Change insert(Snapshot.Row row, Names names) {
        Collection<String> columns = row.values().keySet();
        String sql = "insert into %s (%s) values (%s)"
                .formatted(
                        row.table(),
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
        return new Change(row.table(), sql, cells(row.values().values().stream(), names));
    }

    /** Sets what differs. */
    static Change update(Snapshot.Row before, Snapshot.Row after, Names names) {
        List<String> changed = after.values().keySet().stream()
                .filter(column ->
                        !Same.value(before.values().get(column), after.values().get(column)))
                .toList();
        String sql = "update %s set %s where %s"
                .formatted(
                        after.table(),
                        changed.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")),
                        where(after.key()));
        List<Object> values = new ArrayList<>();
        changed.forEach(column -> values.add(after.values().get(column)));
        values.addAll(after.key().values());
        return new Change(after.table(), sql, cells(values.stream(), names));
    }

    static Change delete(Snapshot.Row row, Names names) {
        String sql = "delete from %s where %s".formatted(row.table(), where(row.key()));
        return new Change(row.table(), sql, cells(row.key().values().stream(), names));
    }

    void bind(PreparedStatement statement, Names.Renamed names) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i).of(names));
        }
    }

    private static String where(Map<String, Object> key) {
        return key.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    private static List<Cell> cells(Stream<?> values, Names names) {
        return values.map(value -> Cell.of(value, names)).toList();
    }
}
