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

/**
 * Each partner's own token. What a partner shows us is kept as its SHA-256 ({@code <id>.in.sha256}): tokens are random and
 * 256 bits long, so nothing slower is needed. What we show a partner has to be kept whole ({@code <id>.out.token}).
 */
public final class Credentials {
    private static final String BEARER = "Bearer ";

    private final Path folder;
    private final Map<String, byte[]> hashes = new TreeMap<>();

    public Credentials(Path folder, Partners partners) {
        this.folder = folder;
        partners.all()
                .forEach(partner -> read(partner.id() + ".in.sha256")
                        .ifPresent(
                                hash -> hashes.put(partner.id(), HexFormat.of().parseHex(hash))));
    }

    /** Whose token this is. Every stored hash is compared, in constant time, so that time tells nothing. */
    public Optional<String> holder(@Nullable String authorization) {
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

    /** What we show this partner, as a header's value. */
    public Optional<String> authorization(String partner) {
        return read(partner + ".out.token").map(token -> BEARER + token);
    }

    static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    private Optional<String> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
