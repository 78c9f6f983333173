package cn.caitong.engine.delivery;

import cn.caitong.engine.crypto.Bytes;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Puts what is to be told into a partner's own words. Runs inside a transaction that holds rows: pure, and fast. An
 * exception parks that telling, and only it (P9).
 */
@FunctionalInterface
public interface Translator {
    Wire translate(Telling telling);

    /**
     * What is to be told.
     *
     * @param data the canonical message's data
     */
    record Telling(String partner, String type, String businessId, String jurisdiction, JsonNode data) {}

    /**
     * How the partner wants it. The bytes are stored and sent unchanged at every attempt, so that all that must not change
     * between attempts is in them.
     *
     * @param mapping the digest of the dialect that made them, such as {@code sm3:…}
     */
    record Wire(Bytes bytes, String mapping) {}
}
