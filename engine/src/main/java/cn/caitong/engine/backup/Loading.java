package cn.caitong.engine.backup;

import cn.caitong.engine.backup.Manifest.Sequence;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceAudit;
import cn.caitong.engine.evidence.Finding;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.TransactionName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Loads a verified backup into a schema of its version, in one transaction: all rows, counted, and evidence that is whole. */
final class Loading {
    /** The transaction that brings all rows. */
    @TransactionName
    static final String LOAD = "restore-load";

    /** A month's partition: what {@code ensure_month} makes. */
    private static final Pattern MONTH = Pattern.compile("[a-z_]+_(\\d{4})(\\d{2})");

    private final Connection connection;
    private final BackupFolder backup;
    private final Path data;
    private final TransactionListener listener;

    Loading(Connection connection, BackupFolder backup, Path data, TransactionListener listener) {
        this.connection = connection;
        this.backup = backup;
        this.data = data;
        this.listener = listener;
    }

    Restore.Restored load(Manifest manifest) throws IOException, SQLException {
        connection.setAutoCommit(false);
        requireSameMigrations(manifest);
        makeMonths(manifest);
        Map<String, Schema.Table> tables = Schema.tables(connection);
        requireSameTables(manifest, tables);
        fill(manifest, tables);
        for (Sequence sequence : manifest.sequences()) {
            set(sequence);
        }
        EvidenceAudit.Result evidence = requireSound();
        BackupRefusedException.requireKeys(connection, data.resolve("keys"));
        beginRecovery(OffsetDateTime.parse(manifest.legalTime()));
        listener.beforeCommit(LOAD);
        connection.commit();
        listener.committed(LOAD);
        connection.setAutoCommit(true);
        execute("analyze");
        return new Restore.Restored(manifest, evidence.head().toString(), evidence.rows());
    }

    private void requireSameMigrations(Manifest manifest) throws IOException, SQLException {
        if (!Schema.history(connection).equals(manifest.migrations())) {
            throw BackupRefusedException.of(
                    "migrations",
                    "备份的结构历史与本程序的升级脚本不一致；请使用写成该备份的版本恢复",
                    "the backup's schema is not the one that this version makes; restore it with the version that"
                            + " wrote it");
        }
    }

    private void makeMonths(Manifest manifest) throws SQLException {
        Set<LocalDate> months = new LinkedHashSet<>();
        for (Manifest.Table table : manifest.tables()) {
            Matcher month = MONTH.matcher(table.name());
            if (month.matches()) {
                months.add(LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1));
            }
        }
        try (PreparedStatement sql = connection.prepareStatement("select ensure_month(?)")) {
            for (LocalDate month : months) {
                sql.setObject(1, month.atStartOfDay().atOffset(ZoneOffset.UTC));
                sql.execute();
            }
        }
    }

    private static void requireSameTables(Manifest manifest, Map<String, Schema.Table> tables) throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            Schema.Table here = tables.get(table.name());
            if (here == null || !here.columns().equals(table.columns())) {
                throw BackupRefusedException.of(
                        table.name(),
                        "表结构与备份不一致；请使用写成该备份的版本恢复",
                        "the table is not as it was backed up; restore it with the version that wrote it");
            }
        }
    }

    /** A new schema has rows of its own, which the backup's take the place of. */
    private void fill(Manifest manifest, Map<String, Schema.Table> tables) throws IOException, SQLException {
        execute("truncate "
                + tables.keySet().stream().map(name -> "public.\"" + name + '"').collect(Collectors.joining(", ")));
        Map<String, Manifest.Table> kept =
                manifest.tables().stream().collect(Collectors.toMap(Manifest.Table::name, Function.identity()));
        for (Schema.Table table : Schema.inOrder(tables)) {
            Manifest.Table backedUp = kept.get(table.name());
            if (backedUp != null) {
                fill(table, backedUp);
            }
        }
    }

    private void fill(Schema.Table table, Manifest.Table kept) throws IOException, SQLException {
        String sql = "copy public.\"%s\" (%s) from stdin (format binary)".formatted(table.name(), table.columnList());
        try (InputStream in = backup.read(kept.file())) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in);
            if (rows != kept.rows()) {
                throw BackupRefusedException.of(
                        table.name(),
                        "应有 %d 行，实为 %d 行；请改用其他备份".formatted(kept.rows(), rows),
                        "%d rows were backed up and %d came; use another backup".formatted(kept.rows(), rows));
            }
        }
    }

    private void set(Sequence sequence) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("select setval(format('public.%I', ?::text)::regclass, ?, ?)")) {
            sql.setString(1, sequence.name());
            sql.setLong(2, sequence.last());
            sql.setBoolean(3, sequence.called());
            sql.execute();
        }
    }

    private EvidenceAudit.Result requireSound() throws IOException, SQLException {
        List<Sm2PublicKey> keys = SigningKeys.publicIn(data.resolve("keys"));
        EvidenceAudit.Result result = new EvidenceAudit(connection, keys).check();
        if (!result.findings().isEmpty()) {
            String found = result.findings().stream().map(Finding::message).collect(Collectors.joining("; "));
            throw BackupRefusedException.of(
                    "evidence",
                    "备份中的存证不完整（%s）；请改用其他备份".formatted(found),
                    "the evidence is not whole; use another backup");
        }
        return result;
    }

    /** From the backup's time on, what partners did is unknown here: no money leaves until that is covered (P12). */
    private void beginRecovery(OffsetDateTime since) throws SQLException {
        execute("""
            do $$ begin
              if exists (select from information_schema.columns where table_name = 'recovery' and column_name = 'begun_at') then
                update recovery set begun_at = null;
              end if;
            end $$\
            """);
        try (PreparedStatement sql = connection.prepareStatement(
                "update recovery set since = least(coalesce(case when covered is null then since end, ?), ?), covered"
                        + " = null")) {
            sql.setObject(1, since);
            sql.setObject(2, since);
            sql.execute();
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
