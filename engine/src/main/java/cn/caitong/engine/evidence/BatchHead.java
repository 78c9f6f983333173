package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What is signed of a batch.
 *
 * @param no from 1, without gaps
 * @param members the digest of whose rows it holds, by which the hub finds a case that was cut short
 * @param prev the digest of the batch before; zeros at the first
 * @param total leaves of this batch and all before it
 * @param key the id of the key that signs
 */
record BatchHead(long no, Bytes root, Bytes members, Bytes prev, int leaves, long total, Instant sealedAt, String key) {

    /** The bytes that are signed: JSON, these members in this order, no white space, nothing to escape. */
    byte[] bytes() {
        return toJson().getBytes(StandardCharsets.US_ASCII);
    }

    String toJson() {
        return "{\"v\":1,\"type\":\"batch\",\"alg\":\"sm3\",\"no\":" + no
                + ",\"root\":\"sm3:" + root.hex()
                + "\",\"members\":\"sm3:" + members.hex()
                + "\",\"prev\":\"sm3:" + prev.hex()
                + "\",\"leaves\":" + leaves
                + ",\"total\":" + total
                + ",\"sealedAt\":\"" + RowMeta.MICROS.format(sealedAt)
                + "\",\"key\":\"" + key
                + "\"}";
    }

    BatchHead withMembers(Bytes digest) {
        return new BatchHead(no, root, digest, prev, leaves, total, sealedAt, key);
    }

    /** The batch's digest: it names this batch, its signature and every batch before it. */
    Bytes digest(Bytes signature) {
        return Hashes.link(prev, Hashes.seal(bytes(), signature));
    }
}
