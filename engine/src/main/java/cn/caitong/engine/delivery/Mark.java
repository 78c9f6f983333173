package cn.caitong.engine.delivery;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.vault.Sealed;
import org.jspecify.annotations.Nullable;

/** A claimed row with the bytes it will be sent as; {@code fresh} are those still to be stored, of a first attempt. */
record Mark(
        Claim claim,
        Bytes wire,
        String digest,
        String mapping,
        @Nullable Sealed fresh) {
    int attempt() {
        return claim.attempt() + 1;
    }

    long epoch() {
        return claim.epoch() + 1;
    }

    Marked marked(long deadline) {
        return new Marked(
                claim.id(),
                attempt(),
                epoch(),
                claim.partner(),
                claim.type(),
                claim.businessId(),
                claim.about(),
                wire,
                mapping,
                claim.isTry(),
                deadline);
    }
}
