package cn.caitong.engine.vault;

/** Sealed bytes and the key they were sealed under, as two columns hold them. */
public final class Sealed {
    private final String keyId;
    private final byte[] bytes;

    /** @param bytes nonce (12 bytes), SM4-GCM ciphertext, tag (16 bytes); not copied */
    public Sealed(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes;
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes;
    }
}
