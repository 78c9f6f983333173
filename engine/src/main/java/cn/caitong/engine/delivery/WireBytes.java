package cn.caitong.engine.delivery;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.delivery.Translator.Telling;
import cn.caitong.engine.delivery.Translator.Wire;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;

/** The exact bytes of a claimed row: translated for the first attempt, taken unchanged from the store for every other. */
final class WireBytes {
    private final Vault vault;
    private final CanonicalData data;

    WireBytes(Vault vault) {
        this.vault = vault;
        this.data = new CanonicalData(vault);
    }

    /** Fails, with any exception, when they cannot be had. */
    Mark of(Claim claim, Translator translator) {
        Sealed body = claim.body();
        if (body == null) {
            throw new IllegalStateException("its stored bytes are missing");
        }
        return claim.isFirst() ? translated(claim, body, translator) : stored(claim, body);
    }

    private Mark translated(Claim claim, Sealed body, Translator translator) {
        Wire wire = translator.translate(
                new Telling(claim.partner(), claim.type(), claim.businessId(), claim.jurisdiction(), data.open(body)));
        byte[] bytes = wire.bytes().array();
        return new Mark(claim, wire.bytes(), digest(bytes), wire.mapping(), vault.seal(bytes));
    }

    private Mark stored(Claim claim, Sealed body) {
        byte[] bytes = vault.open(body);
        String digest = digest(bytes);
        if (claim.mapping() == null || !digest.equals(claim.digest())) {
            throw new IllegalStateException("its stored bytes are not those of the first attempt");
        }
        return new Mark(claim, Bytes.of(bytes), digest, claim.mapping(), null);
    }

    private static String digest(byte[] bytes) {
        return Digests.SM3.print(Digests.SM3.of(bytes));
    }
}
