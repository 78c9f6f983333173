package cn.caitong.engine.files;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;

/**
 * A finished file as it was read, whole and not marked secret.
 *
 * @param channel what its name says that it carries
 * @param name without any folder
 * @param digest of its bytes, {@code sm3:…}
 * @param mapping the digest of the dialect that reads it
 */
public record PickedUp(String channel, String name, Bytes raw, String digest, String mapping) {
    public static PickedUp of(String channel, String name, byte[] raw, String mapping) {
        return new PickedUp(channel, name, Bytes.of(raw), digestOf(raw), mapping);
    }

    /** The digest that a file of these bytes has. */
    public static String digestOf(byte[] raw) {
        return Digests.SM3.print(Digests.SM3.of(raw));
    }
}
