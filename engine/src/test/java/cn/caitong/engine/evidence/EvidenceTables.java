package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A database of its own for a test of evidence, and what such tests do again and again. */
final class EvidenceTables implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-02-11T01:02:03Z");

    private final TestDatabase database = new TestDatabase();
    final Transactions transactions = database.transactions();
    final EvidenceLog log = new EvidenceLog(transactions);
    final Sm2PrivateKey key = Sm2PrivateKey.draw();
    final Sealer sealer = new Sealer(transactions, new LegalTime(transactions), key);

    void empty() {
        database.empty();
        transactions
                .jdbc()
                .sql("select ensure_month(?::timestamptz)")
                .param(AT.toString())
                .query()
                .singleRow();
    }

    static EvidenceEntry entry(UUID caseId, String kind) {
        return new EvidenceEntry(
                caseId,
                "500103",
                kind,
                AT,
                JsonNodeFactory.instance.objectNode().put("what", kind));
    }

    /** Appends in one transaction. */
    List<EvidenceRef> append(EvidenceEntry... entries) {
        return transactions.call("append", () -> log.append(Arrays.asList(entries)));
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

    @Override
    public void close() {
        database.close();
    }
}
