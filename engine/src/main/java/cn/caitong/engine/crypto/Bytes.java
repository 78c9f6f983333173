package cn.caitong.engine.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that are a value: equal when their content is. Nothing is copied, so whoever hands an array over, or takes one out,
 * leaves it as it is.
 */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte[] content) {
        return new Bytes(content);
    }

    public byte[] array() {
        return content;
    }

    public int length() {
        return content.length;
    }

    /** Lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** How many they are, never what: they may be a secret on its way to a log. */
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
