package cn.caitong.engine.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** An SM2 private key that signs as {@link Sm2PublicKey} checks. Safe for many threads; about 1.5 ms a signature. */
public final class Sm2PrivateKey {
    private static final String PEM_TYPE = "PRIVATE KEY";

    private final ECPrivateKeyParameters key;
    private final Sm2PublicKey publicKey;
    private final SecureRandom random;

    Sm2PrivateKey(BigInteger d, SecureRandom random) {
        this.key = new ECPrivateKeyParameters(d, Sm2Curve.CURVE);
        this.publicKey = new Sm2PublicKey(new ECPublicKeyParameters(
                new FixedPointCombMultiplier().multiply(Sm2Curve.CURVE.getG(), d), Sm2Curve.CURVE));
        this.random = random;
    }

    /** A new key. */
    public static Sm2PrivateKey draw() {
        SecureRandom random = new SecureRandom();
        BigInteger last = Sm2Curve.CURVE.getN().subtract(BigInteger.TWO);
        BigInteger d;
        do {
            d = new BigInteger(last.bitLength(), random);
        } while (d.signum() == 0 || d.compareTo(last) > 0);
        return new Sm2PrivateKey(d, random);
    }

    /** Reads an unencrypted PKCS #8 key; IllegalArgumentException when it is not an SM2 key. */
    static Sm2PrivateKey readPem(String pem) {
        try {
            for (byte[] part : Pem.read(PEM_TYPE, pem)) {
                if (PrivateKeyFactory.createKey(part) instanceof ECPrivateKeyParameters key && Sm2Curve.isIt(key)) {
                    return new Sm2PrivateKey(key.getD(), new SecureRandom());
                }
            }
            throw Sm2Curve.notAKey(null);
        } catch (IOException unreadable) {
            throw Sm2Curve.notAKey(unreadable);
        }
    }

    String toPem() {
        try {
            return Pem.write(
                    PEM_TYPE, PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException("A key on a named curve can be encoded", impossible);
        }
    }

    public Sm2PublicKey publicKey() {
        return publicKey;
    }

    public byte[] sign(byte[] message) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithRandom(key, random));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException("A signature over bytes at hand cannot fail", impossible);
        }
    }
}
