package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/**
 * Everything of a row that is hashed in clear.
 *
 * @param prev the leaf of the case's previous row; {@link #NO_PREVIOUS} at the first
 */
record RowMeta(UUID caseId, long seq, Instant at, String kind, String jurisdiction, Bytes prev) {
    static final Bytes NO_PREVIOUS = Bytes.of(new byte[Digests.LENGTH]);

    /** RFC 3339, UTC, exactly six decimals: what PostgreSQL keeps, written in one way only. */
    static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    /** The bytes that are hashed: JSON, these members in this order, no white space, nothing to escape. */
    byte[] bytes() {
        return toJson().getBytes(StandardCharsets.US_ASCII);
    }

    String toJson() {
        return "{\"v\":1,\"alg\":\"sm3\",\"case\":\"" + caseId
                + "\",\"seq\":" + seq
                + ",\"at\":\"" + MICROS.format(at)
                + "\",\"kind\":\"" + kind
                + "\",\"jurisdiction\":\"" + jurisdiction
                + "\",\"prev\":\"sm3:" + prev.hex()
                + "\"}";
    }
}
