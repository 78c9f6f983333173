package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;

/**
 * Every hash of the format, each with a first byte of its own, so that the bytes of one thing never pass for another. Leaf
 * and node as in RFC 6962, over SM3.
 */
final class Hashes {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final byte[] PAYLOAD = {2};
    private static final byte[] SEAL = {3};
    private static final byte[] LINK = {4};
    private static final byte[] MEMBERS = {5};

    private Hashes() {}

    /** What a row shows of its payload for ever; without the salt nobody can guess the payload from it. */
    static Bytes payload(Bytes salt, Bytes payload) {
        return Bytes.of(Digests.SM3.of(PAYLOAD, salt.array(), payload.array()));
    }

    /** A row's own hash: the next row's {@code prev}, and a leaf of its batch's tree. */
    static Bytes leaf(byte[] meta, Bytes payloadDigest) {
        return Bytes.of(Digests.SM3.of(LEAF, meta, payloadDigest.array()));
    }

    static Bytes node(Bytes left, Bytes right) {
        return Bytes.of(Digests.SM3.of(NODE, left.array(), right.array()));
    }

    /** A signed head with its signature. */
    static Bytes seal(byte[] head, Bytes signature) {
        return Bytes.of(Digests.SM3.of(SEAL, head, signature.array()));
    }

    /** A batch's digest: it names the batch and every batch before it. */
    static Bytes link(Bytes previous, Bytes seal) {
        return Bytes.of(Digests.SM3.of(LINK, previous.array(), seal.array()));
    }

    /** Whose rows a batch holds. */
    static Bytes members(byte[] members) {
        return Bytes.of(Digests.SM3.of(MEMBERS, members));
    }
}
