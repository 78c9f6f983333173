package cn.caitong.engine.crypto;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.jspecify.annotations.Nullable;

/** The one curve of SM2 (GB/T 32918.5), {@code sm2p256v1}. */
final class Sm2Curve {
    static final ECNamedDomainParameters CURVE = new ECNamedDomainParameters(
            GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));

    private Sm2Curve() {}

    static boolean isIt(ECKeyParameters key) {
        return key.getParameters() instanceof ECNamedDomainParameters named
                && named.getName().equals(GMObjectIdentifiers.sm2p256v1);
    }

    static IllegalArgumentException notAKey(@Nullable Exception cause) {
        return new IllegalArgumentException(
                "不是 SM2 密钥；需要 sm2p256v1 曲线上的 PEM 密钥。 / This is not an SM2 key; a PEM key on sm2p256v1 is needed.",
                cause);
    }
}
