package cn.caitong.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whose token is whose, by SHA-256: tokens are random and 256 bits long, so nothing slower is needed. */
final class TokenHashes {
    private static final String BEARER = "Bearer ";

    private final Map<String, byte[]> hashes = new TreeMap<>();

    void add(String holder, Path file) {
        try {
            hashes.put(holder, HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every stored hash is compared, in constant time, so that time tells nothing. */
    Optional<String> holder(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] shown = sha256(authorization.substring(BEARER.length()).strip());
        String found = null;
        for (Map.Entry<String, byte[]> each : hashes.entrySet()) {
            if (MessageDigest.isEqual(each.getValue(), shown)) {
                found = each.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
