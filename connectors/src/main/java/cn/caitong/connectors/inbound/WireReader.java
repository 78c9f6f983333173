package cn.caitong.connectors.inbound;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.mappings.json.ContentGuard;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Reads a partner's own words as the canonical envelope, before validation. */
public interface WireReader {
    /** The content types in which this partner's messages come by this channel. */
    ContentGuard content(Partner partner, String channel);

    /**
     * Reads one body, unless it is marked as secret (N5.1).
     *
     * @throws cn.caitong.mappings.report.RefusedException {@code secret-refused} before anything else is said of what it holds; when it
     *     cannot be read as what its channel carries
     */
    Read read(Partner partner, String channel, Map<String, String> headers, byte[] body);

    /**
     * A canonical envelope and the digest of the dialect that made it.
     */
    record Read(JsonNode envelope, String mapping) {}
}
