package cn.caitong.connectors.inbound;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as a protocol brought it. Nothing in it is trusted.
 *
 * @param partner whose path it came by; empty on the path that all share
 * @param channel {@link #BY_CONTENT} where a partner has one address for all
 * @param headers by lower-case name
 * @param body not yet read
 */
public record Incoming(
        Optional<String> partner,
        String channel,
        @Nullable String authorization,
        @Nullable String contentType,
        Map<String, String> headers,
        InputStream body) {
    /** The body will show which channel it is for. */
    public static final String BY_CONTENT = "*";

    boolean hasPath() {
        return partner.isPresent() && !channel.equals(BY_CONTENT);
    }
}
