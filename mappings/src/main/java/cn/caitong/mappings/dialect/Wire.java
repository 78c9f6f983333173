package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads and makes the bytes of one dialect, by its format and its transforms. What it refuses is a {@link
 * cn.caitong.mappings.report.RefusedException}. Safe for use by many threads.
 */
interface Wire {
    /** The most that a partner's descriptor may allow it. Its own limit is kept by whoever receives a body, before it is read. */
    int MOST_BYTES = 33_554_432;

    /** Reads a whole body. */
    Reading read(byte[] body);

    /** Reads a whole body unless it is marked as secret: then {@code secret-refused}, whatever else is wrong with it. */
    Reading readUnlessSecret(byte[] body);

    /** The bytes that say this: the same for the same data, always. */
    byte[] make(String transform, String jurisdiction, JsonNode data);

    /** Refuses a transform that is not there. */
    void require(String transform);

    /** A body that could be read. */
    interface Reading {
        /** By whose places (JSON Pointers) {@code dialect.yaml} speaks of it. */
        JsonNode tree();

        /** What a transform makes of it. */
        JsonNode transformed(String transform);
    }
}
