package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;

/**
 * A row of evidence as it is stored.
 *
 * @param salt 16 bytes drawn for this row alone
 * @param payload JSON, UTF-8
 */
record EvidenceRow(RowMeta meta, Bytes payloadDigest, Bytes leaf, Bytes salt, Bytes payload) {
    static final int SALT_LENGTH = 16;

    /** The row that follows {@code tip} in its case's chain. */
    static EvidenceRow after(ChainTip tip, EvidenceEntry entry, Bytes salt, Bytes payload) {
        RowMeta meta =
                new RowMeta(entry.caseId(), tip.seq() + 1, entry.at(), entry.kind(), entry.jurisdiction(), tip.leaf());
        Bytes payloadDigest = Hashes.payload(salt, payload);
        return new EvidenceRow(meta, payloadDigest, Hashes.leaf(meta.bytes(), payloadDigest), salt, payload);
    }

    ChainTip tip() {
        return new ChainTip(meta.seq(), leaf);
    }

    EvidenceRef ref() {
        return new EvidenceRef(meta.caseId(), meta.seq());
    }
}
