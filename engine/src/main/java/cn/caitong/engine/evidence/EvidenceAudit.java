package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.Finding.Code;
import cn.caitong.engine.evidence.Heads.Head;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether all the evidence of a database is whole: every case's chain from its first row to its tip, every batch from the
 * first to the newest, and that batches and rows are about the same. The newest signature vouches for the batches before it.
 */
public final class EvidenceAudit {
    private static final int FETCH = 500;
    private static final int MOST_FINDINGS = 20;

    private static final String TIPS = """
        select count(*), coalesce(sum(seq), 0),
               count(*) filter (where not exists (select from evidence e
                                                   where e.case_id = h.case_id and e.case_seq = h.seq and e.leaf = h.hash))
          from evidence_head h
        """;

    private final Connection connection;
    private final TrustedKeys keys;
    private final List<Finding> findings = new ArrayList<>();
    private final Sum ofRows = new Sum();
    private final Sum ofBatches = new Sum();

    /** @param connection in a transaction that sees all rows; {@code keys} may be none: then no signature is checked */
    public EvidenceAudit(Connection connection, List<Sm2PublicKey> keys) {
        this.connection = connection;
        this.keys = new TrustedKeys(keys);
    }

    /** What was found: nothing, if all is whole. */
    public record Result(long rows, Head head, List<Finding> findings) {}

    /** Reads all of it, a few rows at a time. */
    public Result check() throws SQLException {
        long rows = checkRows();
        checkTips(rows);
        Head newest = checkBatches();
        checkWaiting();
        if (!ofRows.equals(ofBatches)) {
            find(Code.NOT_IN_BATCH, "batches", ofRows.count + " rows, " + ofBatches.count + " sealed or waiting");
        }
        return new Result(rows, newest, List.copyOf(findings));
    }

    private long checkRows() throws SQLException {
        ChainTip tip = new ChainTip(0, RowMeta.NO_PREVIOUS);
        Optional<RowMeta> last = Optional.empty();
        try (Statement sql = streaming();
                ResultSet row = sql.executeQuery("select * from evidence order by case_id, case_seq")) {
            while (row.next()) {
                RowMeta meta = StoredEvidence.meta(row);
                if (last.filter(before -> before.caseId().equals(meta.caseId())).isEmpty()) {
                    tip = new ChainTip(0, RowMeta.NO_PREVIOUS);
                }
                tip = checkRow(row, meta, tip);
                last = Optional.of(meta);
            }
        }
        return ofRows.count;
    }

    private ChainTip checkRow(ResultSet row, RowMeta meta, ChainTip tip) throws SQLException {
        String place = meta.caseId() + " row " + meta.seq();
        Bytes digest = Bytes.of(row.getBytes("payload_digest"));
        Bytes leaf = Bytes.of(row.getBytes("leaf"));
        if (meta.seq() != tip.seq() + 1) {
            find(Code.ROW_MISSING, place, "after row " + tip.seq());
        } else if (!meta.prev().equals(tip.leaf())) {
            find(Code.CHAIN_BROKEN, place, "");
        }
        if (!leaf.equals(Hashes.leaf(meta.bytes(), digest))) {
            find(Code.ROW_EDITED, place, "");
        }
        byte[] payload = row.getBytes("payload");
        if (payload != null && !digest.equals(Hashes.payload(Bytes.of(row.getBytes("salt")), Bytes.of(payload)))) {
            find(Code.PAYLOAD_EDITED, place, "");
        }
        ofRows.add(leaf);
        return new ChainTip(meta.seq(), leaf);
    }

    private void checkTips(long rows) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet tips = sql.executeQuery(TIPS)) {
            tips.next();
            if (tips.getLong(3) > 0 || tips.getLong(2) != rows) {
                find(Code.TAIL_CUT, "tips", tips.getLong(3) + " of " + tips.getLong(1) + " cases");
            }
        }
    }

    private Head checkBatches() throws SQLException {
        Head before = new Head(0, RowMeta.NO_PREVIOUS);
        try (Statement sql = streaming();
                ResultSet row = sql.executeQuery("select * from evidence_batch order by no")) {
            sql.setFetchSize(FETCH / 10);
            Optional<StoredBatch> newest = Optional.empty();
            while (row.next()) {
                StoredBatch batch = StoredBatch.read(row);
                checkBatch(batch, BatchMembers.of(row.getBytes("members"), row.getBytes("hashes")), before);
                before = new Head(batch.head().no(), batch.digest());
                newest = Optional.of(batch);
            }
            newest.filter(batch -> !keys.keys().isEmpty()).ifPresent(this::checkSignature);
        }
        if (!before.equals(sealerHead())) {
            find(Code.BATCH_MISSING, "batch " + sealerHead().no(), "the newest there is " + before.no());
        }
        return before;
    }

    private void checkBatch(StoredBatch batch, BatchMembers members, Head before) {
        BatchHead head = batch.head();
        String place = "batch " + head.no();
        if (head.no() != before.no() + 1 || !head.prev().equals(before.digest())) {
            find(Code.HEADS_BROKEN, place, "after " + before.no());
        }
        boolean isWhole = members.list().size() == head.leaves()
                && !members.list().isEmpty()
                && members.tree().root().equals(head.root())
                && Hashes.members(members.keys()).equals(head.members())
                && head.digest(batch.signature()).equals(batch.digest());
        if (!isWhole) {
            find(Code.BATCH_EDITED, place, "");
        }
        members.list().forEach(member -> ofBatches.add(member.leaf()));
    }

    private void checkSignature(StoredBatch batch) {
        BatchHead head = batch.head();
        findings.addAll(keys.check("batch " + head.no(), head.key(), head.bytes(), batch.signature()));
    }

    private void checkWaiting() throws SQLException {
        try (Statement sql = streaming();
                ResultSet row = sql.executeQuery("select leaf from evidence_unsealed")) {
            while (row.next()) {
                ofBatches.add(Bytes.of(row.getBytes(1)));
            }
        }
    }

    private Head sealerHead() throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select last_no, digest from evidence_sealer")) {
            row.next();
            return new Head(row.getLong(1), Bytes.of(row.getBytes(2)));
        }
    }

    private Statement streaming() throws SQLException {
        Statement sql = connection.createStatement();
        sql.setFetchSize(FETCH);
        return sql;
    }

    private void find(Code code, String place, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(code, place, detail));
        }
    }

    /** Leaves in any order: alike only if they are the same ones, each as often. A leaf says whose row it is and which. */
    private static final class Sum {
        private final long[] words = new long[4];
        private long count;

        void add(Bytes leaf) {
            ByteBuffer bytes = ByteBuffer.wrap(leaf.array());
            for (int word = 0; word < words.length; word++) {
                words[word] += bytes.getLong();
            }
            count++;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sum sum && count == sum.count && Arrays.equals(words, sum.words);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(words);
        }
    }
}
