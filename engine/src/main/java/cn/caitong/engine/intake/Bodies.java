package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** Seals raw bodies: small ones go into a row, large ones into the blob store. */
public final class Bodies {
    /** Beyond this a row would burden every backup and vacuum of its table. */
    static final int LARGE = 256 * 1024;

    private final Vault vault;
    private final BlobStore blobs;

    public Bodies(Vault vault, BlobStore blobs) {
        this.vault = vault;
        this.blobs = blobs;
    }

    /** Exactly one of the two is there. */
    public record Body(@Nullable Sealed sealed, @Nullable String ref) {
        public @Nullable String keyId() {
            return sealed == null ? null : sealed.keyId();
        }

        public byte @Nullable [] bytes() {
            return sealed == null ? null : sealed.bytes();
        }
    }

    public Body of(Bytes raw) {
        return raw.length() > LARGE
                ? new Body(null, blobs.write(new ByteArrayInputStream(raw.array())))
                : new Body(vault.seal(raw.array()), null);
    }

    Sealed data(Bytes canonical) {
        return vault.seal(canonical.array());
    }
}
