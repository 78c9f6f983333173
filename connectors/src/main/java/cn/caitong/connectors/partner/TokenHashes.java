package cn.caitong.connectors.partner;

import cn.caitong.engine.settings.InvalidSettingsException;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose token is whose, by SHA-256: tokens are random and 256 bits long, so nothing slower is needed. */
final class TokenHashes {
    private static final String BEARER = "Bearer ";
    private static final String WHOLE = "(file)";
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private final Map<String, byte[]> hashes = new TreeMap<>();

    /** @throws InvalidSettingsException if it holds no such hash, or one that somebody else has: a token is one holder's */
    void add(String holder, Path file) {
        byte[] hash = read(file);
        hashes.forEach((other, known) -> {
            if (MessageDigest.isEqual(known, hash)) {
                throw new InvalidSettingsException(
                        file.toString(),
                        WHOLE,
                        "is the token of %s too; draw another for one of them".formatted(other),
                        "与 %s 的令牌相同；请为其中一方另行生成".formatted(other));
            }
        });
        hashes.put(holder, hash);
    }

    private static byte[] read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (HASH.matcher(text).matches()) {
                return HexFormat.of().parseHex(text);
            }
            throw new InvalidSettingsException(
                    file.toString(),
                    WHOLE,
                    "must hold the SHA-256 of the token: 64 hex digits, without the file's name that sha256sum adds",
                    "应为令牌的 SHA-256：64 位十六进制数，不含 sha256sum 附加的文件名");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The scheme's name has no case (RFC 9110, 11.1). Every stored hash is compared, in constant time, so that time tells nothing. */
    Optional<String> holder(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
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
