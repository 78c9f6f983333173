package cn.caitong.connectors.inbound;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as a protocol brought it. Nothing in it is trusted.
 *
 * @param partner whose path it came by; empty on the path that all share
 * @param headers by lower-case name
 * @param body not yet read
 */
public record Incoming(
        Optional<String> partner,
        String channel,
        @Nullable String authorization,
        @Nullable String contentType,
        Map<String, String> headers,
        InputStream body) {}
