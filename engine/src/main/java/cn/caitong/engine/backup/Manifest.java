package cn.caitong.engine.backup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a backup holds, and of when it is.
 *
 * @param format of the backup itself
 * @param hub the version that wrote it
 * @param migrations the schema's history, in its order
 * @param legalTime legal time of the snapshot, UTC: what happened later is in the gap that a restore has to cover
 * @param snapshot PostgreSQL's own name for what it saw
 * @param head the newest sealed batch, {@code no:sm3:…}
 * @param files keys, secrets and blobs, beside the tables
 */
public record Manifest(
        int format,
        String hub,
        List<Migration> migrations,
        String legalTime,
        String snapshot,
        String head,
        List<Table> tables,
        List<Sequence> sequences,
        List<Kept> files) {
    /** The format that this version writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /** The key that every vault has. */
    static final String VAULT_KEYS = "keys/fingerprint.key";

    public Manifest {
        Objects.requireNonNull(hub, "hub");
        Objects.requireNonNull(legalTime, "legalTime");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(head, "head");
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /** A migration that the schema had, with Flyway's checksum of it. */
    public record Migration(String version, int checksum) {}

    /** A table's rows: a partition is a table of its own. {@code columns} are those that the file holds, in its order. */
    public record Table(String name, List<String> columns, long rows, Kept file) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** Where a sequence stands. */
    public record Sequence(String name, long last, boolean called) {}

    /** A file below the backup's folder. */
    public record Kept(String path, long bytes, String digest) {
        public Kept {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(digest, "digest");
        }
    }

    /** The newest migration, such as {@code 015}. */
    public String schema() {
        return migrations.isEmpty() ? "0" : migrations.getLast().version();
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(table -> table.file().bytes()).sum()
                + files.stream().mapToLong(Kept::bytes).sum();
    }

    /** Whether the vault's keys are in it. */
    boolean holdsKeys() {
        return files.stream().anyMatch(kept -> kept.path().equals(VAULT_KEYS));
    }

    /** Whether anything in it is sealed, or signed by the hub's key. */
    boolean needsKeys() {
        return tables.stream()
                .anyMatch(table -> table.rows() > 0
                        && (table.name().startsWith("body_") || table.name().equals("evidence_batch")));
    }

    /** Every file that must be there. */
    List<Kept> all() {
        return Stream.concat(tables.stream().map(Table::file), files.stream()).toList();
    }
}
