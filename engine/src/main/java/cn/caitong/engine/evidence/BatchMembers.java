package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The rows of a batch in the order of its leaves: by case, then number. */
record BatchMembers(List<Member> list) {
    private static final int KEY_LENGTH = 24;

    /** Whose row it is, and its leaf. */
    record Member(UUID caseId, long seq, Bytes leaf) {}

    /** From the two columns of a batch. */
    static BatchMembers of(byte[] keys, byte[] hashes) {
        ByteBuffer key = ByteBuffer.wrap(keys);
        List<Member> list = new ArrayList<>(keys.length / KEY_LENGTH);
        for (int from = 0; key.remaining() >= KEY_LENGTH; from += Digests.LENGTH) {
            UUID caseId = new UUID(key.getLong(), key.getLong());
            list.add(new Member(
                    caseId, key.getLong(), Bytes.of(Arrays.copyOfRange(hashes, from, from + Digests.LENGTH))));
        }
        return new BatchMembers(list);
    }

    /** Whether a row of the case is among the keys. */
    static boolean isIn(UUID caseId, byte[] keys) {
        ByteBuffer key = ByteBuffer.wrap(keys);
        for (int at = 0; at + KEY_LENGTH <= keys.length; at += KEY_LENGTH) {
            if (key.getLong(at) == caseId.getMostSignificantBits()
                    && key.getLong(at + Long.BYTES) == caseId.getLeastSignificantBits()) {
                return true;
            }
        }
        return false;
    }

    static byte[] key(EvidenceRef ref) {
        return new BatchMembers(List.of(new Member(ref.caseId(), ref.seq(), RowMeta.NO_PREVIOUS))).keys();
    }

    /** 16 bytes of case and 8 of number for each member. */
    byte[] keys() {
        ByteBuffer bytes = ByteBuffer.allocate(list.size() * KEY_LENGTH);
        for (Member member : list) {
            bytes.putLong(member.caseId().getMostSignificantBits());
            bytes.putLong(member.caseId().getLeastSignificantBits());
            bytes.putLong(member.seq());
        }
        return bytes.array();
    }

    /** The leaves, one after the other. */
    byte[] hashes() {
        ByteBuffer bytes = ByteBuffer.allocate(list.size() * Digests.LENGTH);
        list.forEach(member -> bytes.put(member.leaf().array()));
        return bytes.array();
    }

    MerkleTree tree() {
        return new MerkleTree(list.stream().map(Member::leaf).toList());
    }
}
