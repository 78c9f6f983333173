package cn.caitong.engine.crypto;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The textual form of keys (RFC 7468), as {@code openssl} writes and reads it. */
final class Pem {
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String write(String type, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, ENCODER.encodeToString(content));
    }

    /** The content of every part of this type; IllegalArgumentException when one is not Base64. */
    static List<byte[]> read(String type, String text) {
        Pattern part = Pattern.compile("-----BEGIN %1$s-----([^-]*)-----END %1$s-----".formatted(type));
        return part.matcher(text)
                .results()
                .map(found -> found.group(1))
                .map(Base64.getMimeDecoder()::decode)
                .toList();
    }
}
