package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/** A format whose bodies are trees and nothing else, so that JSLT can transform them. Safe for use by many threads. */
interface TreeFormat {
    /** Reads a whole body, or throws a {@link cn.caitong.mappings.report.RefusedException}. */
    JsonNode parse(byte[] body);

    /** Reads a whole body unless it is marked as secret: then {@code secret-refused}, whatever else is wrong with it. */
    JsonNode parseUnlessSecret(byte[] body);

    /** The same bytes for the same tree, always. */
    byte[] write(JsonNode tree);
}
