package cn.caitong.benchmarks.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * What one of the hub's transactions leaves of a case: its rows inserted, updated and deleted, and nothing about how it came to
 * them. A bare loop writes just this, in plain JDBC batches: it reads nothing, validates nothing, decides nothing, digests and
 * encrypts nothing. The bytes are the hub's own, recorded from it.
 */
public final class Footprint {
    /** Columns whose texts name their row among all others. */
    private static final Set<String> NAMING =
            Set.of("external_id", "key", "business_id", "wire_id", "carried_in", "receipt_id", "order_key", "ref");

    private final Names names;
    private final List<Change> changes;

    private Footprint(Names names, List<Change> changes) {
        this.names = names;
        this.changes = List.copyOf(changes);
    }

    /** What came between two moments. */
    public static Footprint between(Snapshot before, Snapshot after, Names names) {
        learn(before, after, names);
        List<Change> changes = new ArrayList<>();
        for (String table : Snapshot.TABLES) {
            Map<String, Snapshot.Row> old = before.rows(table);
            after.rows(table).forEach((key, row) -> {
                Snapshot.Row was = old.get(key);
                if (was == null) {
                    changes.add(Change.insert(row, names));
                } else if (!Same.row(was, row)) {
                    changes.add(Change.update(was, row, names));
                }
            });
            old.forEach((key, row) -> {
                if (!after.rows(table).containsKey(key)) {
                    changes.add(Change.delete(row, names));
                }
            });
        }
        return new Footprint(names, changes);
    }

    /** Ids of rows that are new belong to the case; what was there before, such as its tender, it shares with others. */
    private static void learn(Snapshot before, Snapshot after, Names names) {
        for (String table : Snapshot.TABLES) {
            after.rows(table).forEach((key, row) -> {
                if (!before.rows(table).containsKey(key)) {
                    row.key().values().stream()
                            .map(String::valueOf)
                            .filter(Names::isUuid)
                            .forEach(names::word);
                    row.values().forEach((column, value) -> {
                        if (NAMING.contains(column) && value instanceof String text) {
                            names.learn(text);
                        }
                    });
                }
            });
        }
    }

    /** The same without what concerns some tables. */
    public Footprint only(Predicate<String> tables) {
        return new Footprint(
                names,
                changes.stream().filter(change -> tables.test(change.table())).toList());
    }

    /** Tables and what happens in them, in order. */
    public List<String> statements() {
        return changes.stream().map(Change::sql).toList();
    }

    /** Writes it for these cases: one JDBC batch for each row of the recorded case, in the caller's transaction. */
    public void write(Connection connection, long... cases) throws SQLException {
        List<Names.Renamed> renamed = LongStream.of(cases)
                .mapToObj(names::at)
                .sorted(names.inOneOrder())
                .toList();
        for (Change change : changes) {
            try (PreparedStatement statement = connection.prepareStatement(change.sql())) {
                for (Names.Renamed one : renamed) {
                    change.bind(statement, one);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /** The same in a transaction of its own. */
    public void commit(DataSource source, long... cases) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection, cases);
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
