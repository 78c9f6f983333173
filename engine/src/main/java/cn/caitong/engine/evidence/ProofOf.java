package cn.caitong.engine.evidence;

import cn.caitong.engine.evidence.ExportFile.SignedHead;
import cn.caitong.engine.store.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The proof of a single row, as a file that {@link EvidenceVerifier} takes. It shows the row and the batch it is in, of the
 * other rows nothing. Whether the caller may see the row at all (P13) is asked before.
 */
public final class ProofOf {
    private static final String BATCH = """
        select * from evidence_batch
         where no > coalesce((select no from evidence_batch where sealed_at < (
                                select at - interval '1 hour' from evidence where case_id = ? and case_seq = ?)
                              order by sealed_at desc limit 1), 0)
           and position(? in members) > 0
         order by no limit 1
        """;

    private final JdbcClient jdbc;
    private final StoredEvidence stored;

    public ProofOf(Transactions transactions) {
        this.jdbc = transactions.jdbc();
        this.stored = new StoredEvidence(transactions);
    }

    /** The proof that this message was taken in; nothing while it is not sealed, which takes seconds, or not there. */
    public Optional<byte[]> message(UUID messageId) {
        return jdbc.sql("select case_id, evidence_seq from message where id = ?")
                .param(messageId)
                .query((row, n) -> new EvidenceRef(row.getObject(1, UUID.class), row.getLong(2)))
                .optional()
                .flatMap(this::row);
    }

    /** The proof of this row; nothing while it is not sealed, or not there. */
    public Optional<byte[]> row(EvidenceRef ref) {
        CaseSeals seals = new CaseSeals(ref.caseId());
        Optional<SignedHead> batch = jdbc.sql(BATCH)
                .param(ref.caseId())
                .param(ref.seq())
                .param(BatchMembers.key(ref))
                .query((row, n) -> {
                    StoredBatch stored = StoredBatch.read(row);
                    seals.prove(stored.head().no(), BatchMembers.of(row.getBytes("members"), row.getBytes("hashes")));
                    return new SignedHead(stored.head(), stored.signature());
                })
                .optional();
        return batch.flatMap(signed -> stored.row(ref, seals)
                .filter(row -> row.proof() != null)
                .map(row -> ExportText.of(new ProofFile(row, signed))));
    }
}
