package cn.caitong.engine.flow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids derived from what they name, so that two nodes, or one node before and after a crash, arrive at the same one without
 * asking the database. UUID version 8 (RFC 9562) over SHA-256: an identity, not evidence.
 */
public final class CaseId {
    private CaseId() {}

    /** The case of a flow with this key. */
    public static UUID of(String flow, String key) {
        return derive("case", flow, key);
    }

    /** The id of something that belongs to a case (an obligation, an outgoing) and has a name within it. */
    public static UUID within(UUID caseId, String kind, String name) {
        return derive(kind, caseId.toString(), name);
    }

    private static UUID derive(String kind, String scope, String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest((kind + '\n' + scope + '\n' + name).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            long high = (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
