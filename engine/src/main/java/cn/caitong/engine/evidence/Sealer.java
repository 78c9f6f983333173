package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.BatchMembers.Member;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts rows that no batch holds yet under a signed Merkle root, linked to the batch before. Any node may seal at any time:
 * the one that holds the sealer's row does. A row is taken when it is visible, so one that commits late comes later.
 */
public final class Sealer {
    /** The transaction in which a batch is sealed. */
    @TransactionName
    public static final String SEAL = "evidence-seal";

    private static final int MOST_LEAVES = 10_000;

    private static final String TAKE = """
        with taken as (
          delete from evidence_unsealed where ctid = any (array(select ctid from evidence_unsealed limit ?))
          returning case_id, case_seq, leaf
        )
        select case_id, case_seq, leaf from taken order by case_id, case_seq
        """;

    private static final String RECORD = """
        with recorded as (
          insert into evidence_batch (no, alg, root, members_digest, prev_digest, leaves, total, sealed_at, key_id,
                                      signature, digest, members, hashes)
          values (?, 'sm3', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning no, digest, total
        )
        update evidence_sealer s set last_no = r.no, digest = r.digest, total = r.total from recorded r
        """;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final LegalTime legalTime;
    private final Sm2PrivateKey key;
    private final int mostLeaves;

    public Sealer(Transactions transactions, LegalTime legalTime, Sm2PrivateKey key) {
        this(transactions, legalTime, key, MOST_LEAVES);
    }

    Sealer(Transactions transactions, LegalTime legalTime, Sm2PrivateKey key, int mostLeaves) {
        this.transactions = transactions;
        this.jdbc = transactions.jdbc();
        this.legalTime = legalTime;
        this.key = key;
        this.mostLeaves = mostLeaves;
    }

    /**
     * Seals one batch, in its own transaction; nothing when nothing waits.
     *
     * @return how many rows it sealed
     */
    public int sealOnce() {
        return transactions.call(SEAL, () -> {
            Tip tip = lockTip();
            BatchMembers members = take();
            if (!members.list().isEmpty()) {
                record(tip, members);
            }
            return members.list().size();
        });
    }

    /** Seals all that waits, in as many batches as it takes; what arrives meanwhile may be left for the next time. */
    public void sealWaiting() {
        int sealed;
        do {
            sealed = sealOnce();
        } while (sealed == mostLeaves);
    }

    private Tip lockTip() {
        return jdbc.sql("select last_no, digest, total from evidence_sealer for update")
                .query((row, n) -> new Tip(row.getLong(1), Bytes.of(row.getBytes(2)), row.getLong(3)))
                .single();
    }

    private BatchMembers take() {
        return new BatchMembers(jdbc.sql(TAKE)
                .param(mostLeaves)
                .query((row, n) -> new Member(row.getObject(1, UUID.class), row.getLong(2), Bytes.of(row.getBytes(3))))
                .list());
    }

    private void record(Tip tip, BatchMembers members) {
        int leaves = members.list().size();
        byte[] keys = members.keys();
        BatchHead head = new BatchHead(
                tip.no() + 1,
                members.tree().root(),
                Hashes.members(keys),
                tip.digest(),
                leaves,
                tip.total() + leaves,
                legalTime.now(),
                key.publicKey().id());
        Bytes signature = Bytes.of(key.sign(head.bytes()));
        jdbc.sql(RECORD)
                .param(head.no())
                .param(head.root().array())
                .param(head.members().array())
                .param(head.prev().array())
                .param(head.leaves())
                .param(head.total())
                .param(head.sealedAt().atOffset(ZoneOffset.UTC))
                .param(head.key())
                .param(signature.array())
                .param(head.digest(signature).array())
                .param(keys)
                .param(members.hashes())
                .update();
    }

    /** The last batch, which the next one follows. */
    private record Tip(long no, Bytes digest, long total) {}
}
