package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.EvidenceExport.Viewer;
import cn.caitong.engine.evidence.Heads.Head;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database of its own for a test of evidence, and what such tests do again and again. */
final class EvidenceTables implements AutoCloseable {
    private final TestDatabase database = new TestDatabase();
    final Transactions transactions = database.transactions();
    final LegalTime legalTime = new LegalTime(transactions);
    final EvidenceLog log = new EvidenceLog(transactions);
    final Sm2PrivateKey key = Sm2PrivateKey.draw();
    final EvidenceExport export = new EvidenceExport(transactions, legalTime, key);
    final EvidenceVerifier verifier = new EvidenceVerifier(List.of(key.publicKey()));
    final Sealer sealer = new Sealer(transactions, legalTime, key);

    EvidenceTables() {
        transactions.jdbc().sql("select ensure_month(legal_now())").query().singleRow();
    }

    /** Only what these tests fill: quicker than every table. */
    void empty() {
        asOwner("""
            truncate evidence, evidence_head, evidence_unsealed, evidence_batch, message cascade;
            update evidence_sealer set last_no = 0, digest = default, total = 0;
            update legal_clock set demo_offset = interval '0';
            """);
    }

    EvidenceEntry entry(UUID caseId, String kind) {
        return entry(caseId, "500103", kind);
    }

    EvidenceEntry entry(UUID caseId, String jurisdiction, String kind) {
        JsonNode payload = JsonNodeFactory.instance.objectNode().put("what", kind);
        return new EvidenceEntry(caseId, jurisdiction, kind, legalTime.now(), payload);
    }

    /** Appends in one transaction. */
    List<EvidenceRef> append(EvidenceEntry... entries) {
        return transactions.call("append", () -> log.append(Arrays.asList(entries)));
    }

    Optional<byte[]> export(UUID caseId) {
        return export.of(caseId, Viewer.AUDIT);
    }

    /** What a verifier finds in the case's export, printed {@code place CODE}. */
    List<String> find(UUID caseId, @Nullable Head later) {
        return verifier.verify(export(caseId).orElseThrow(), later).findings().stream()
                .map(finding -> finding.place() + " " + finding.code())
                .toList();
    }

    /** Rows as they are stored, in their case's order. */
    List<EvidenceRow> rows(UUID caseId) {
        return transactions
                .jdbc()
                .sql("select * from evidence where case_id = ? order by case_seq")
                .param(caseId)
                .query((row, n) -> new EvidenceRow(
                        new RowMeta(
                                row.getObject("case_id", UUID.class),
                                row.getLong("case_seq"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("kind"),
                                row.getString("jurisdiction"),
                                Bytes.of(row.getBytes("prev_hash"))),
                        Bytes.of(row.getBytes("payload_digest")),
                        Bytes.of(row.getBytes("leaf")),
                        Bytes.of(row.getBytes("salt")),
                        Bytes.of(row.getBytes("payload"))))
                .list();
    }

    /** Batches as they are stored, in their order. */
    List<StoredBatch> batches() {
        return transactions
                .jdbc()
                .sql("select * from evidence_batch order by no")
                .query((row, n) -> StoredBatch.read(row))
                .list();
    }

    /** The rows of every batch, one after the other. */
    List<BatchMembers> members() {
        return transactions
                .jdbc()
                .sql("select members, hashes from evidence_batch order by no")
                .query((row, n) -> BatchMembers.of(row.getBytes(1), row.getBytes(2)))
                .list();
    }

    /** Does what only somebody with the owner's password can. */
    void asOwner(String sql) {
        DatabaseSettings settings = database.settings();
        try (Connection connection = DriverManager.getConnection(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
