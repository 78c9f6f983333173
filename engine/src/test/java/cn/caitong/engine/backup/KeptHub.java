package cn.caitong.engine.backup;

import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Sealer;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A hub's database and folder with something of every kind in it, and what is compared after a restore. */
final class KeptHub implements AutoCloseable {
    static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    /** Rows with foreign keys, generated and identity columns, nulls, arrays of bytes, and partitions of two months. */
    private static final String ROWS = """
        select ensure_month('2026-01-15T00:00Z'), ensure_month(legal_now());
        insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping,
                             receipt, evidence_seq, received_at)
        values (gen_random_uuid(), '500103', 'm-1', '500103', 'deposit', 'deposit.received.v1', '%1$s', 'sm3:a', 'sm3:b',
                'cqyz', '\\x00ff', 1, '2026-01-15T00:00Z');
        insert into message_conflict (id, first_id, partner, external_id, jurisdiction, raw_digest, received_at)
        select gen_random_uuid(), id, partner, external_id, jurisdiction, 'sm3:c', received_at from message;
        insert into body (owner, kind, at, key_id, bytes)
        select gen_random_uuid(), 'raw', t, 'k0001', '\\x0a0d5c00' from unnest(array['2026-01-15T00:00Z'::timestamptz, legal_now()]) t;
        insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, refunded, received_at)
        values ('00000000-0000-4000-8000-000000000002', '500103', 'r-1', '%1$s', '500103', 'CNY', 100.10, 100.10, legal_now());
        insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, amount, state, opened_at, changed_at)
        values ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', '%1$s', '500103', 'refund',
                100.10, 'open', legal_now(), legal_now());
        insert into instruction (obligation_id, n, wire_id, case_id, jurisdiction, amount, state, issued_at, changed_at)
        values ('00000000-0000-4000-8000-000000000003', 1, 'w-1', '%1$s', '500103', 100.10, 'issued', legal_now(), legal_now());
        insert into obligation (id, case_id, flow, name, clause, regime, jurisdiction, partner, debtor, creditor, basis_event,
                                basis_source, basis_date, calendar_version, provisional, state, act_at, due_at, opened_at, changed_at)
        values (gen_random_uuid(), '%1$s', 'deposit', 'refund', 'N4.2', '87', '500103', '500103', 'a', 'b', 'award', 'portal',
                '2026-01-15', 'v', false, 'open', '2026-01-20T00:00Z', '2026-01-22T00:00Z', legal_now(), legal_now());
        insert into parked (kind, ref, flow, case_id, jurisdiction, partner, code, detail, owner, at)
        values ('event', 'e-1', 'deposit', '%1$s', '500103', '500103', 'event-failed', '待人工处理 ☂', 'operator', legal_now());
        """.formatted(CASE);

    final TestDatabase database = new TestDatabase();
    final Path data;
    private final Transactions transactions = database.transactions();
    private final LegalTime time = new LegalTime(transactions);

    KeptHub(Path data) throws IOException {
        this.data = data;
        database.withOwner(ROWS);
        Sealer sealer = new Sealer(transactions, time, SigningKeys.inFolder(data.resolve("keys")));
        happen("first");
        happen("second");
        sealer.sealWaiting();
        happen("not sealed yet");
        write("keys/k0001.key", "00112233445566778899aabbccddeeff");
        write("keys/fingerprint.key", "ffeeddccbbaa99887766554433221100");
        seal();
        write("secrets/operators/wang.sha256", "aa");
        write("blobs/ab/ab-1", "sealed");
        write("blobs/ab/ab-2.part", "never finished");
        write("artemis/journal", "of no use");
    }

    /** The message's body, as the folder's vault seals it. */
    private void seal() {
        Sealed body = new Vault(VaultKeys.inFolder(data.resolve("keys"))).seal(new byte[] {1, 2, 3});
        database.jdbc()
                .sql("insert into body (owner, kind, at, key_id, bytes) select id, 'raw', received_at, ?, ? from"
                        + " message")
                .params(body.keyId(), body.bytes())
                .update();
    }

    private void happen(String what) {
        transactions.run(
                "append",
                () -> new EvidenceLog(transactions)
                        .append(List.of(new EvidenceEntry(
                                CASE,
                                "500103",
                                "it.happened",
                                time.now(),
                                JsonNodeFactory.instance.objectNode().put("what", what)))));
    }

    private void write(String name, String content) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    Backup backup() {
        return new Backup(database.settings(), data, "test", true);
    }

    /** Each table's rows in print, but for recovery's, which a restore sets. */
    static Map<String, List<String>> rows(DatabaseSettings settings) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = Backup.connect(settings)) {
            for (String table : Schema.tables(connection).keySet()) {
                List<String> printed = strings(connection, "select t::text from \"%s\" t order by 1".formatted(table));
                if (!printed.isEmpty() && !table.equals("recovery")) {
                    rows.put(table, printed);
                }
            }
        }
        return rows;
    }

    static List<String> strings(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                settings.url(), settings.owner().user(), settings.owner().password())) {
            return strings(connection, sql);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() {
        database.close();
    }
}
