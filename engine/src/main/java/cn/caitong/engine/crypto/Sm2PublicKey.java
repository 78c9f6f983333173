package cn.caitong.engine.crypto;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * An SM2 public key (GB/T 32918) that checks signatures: SM3withSM2 under the standard's default user id, r and s of 32 bytes
 * each, one after the other.
 */
public final class Sm2PublicKey {
    private static final String PEM_TYPE = "PUBLIC KEY";
    private static final int SIGNATURE_LENGTH = 64;

    private final ECPublicKeyParameters key;
    private final byte[] encoded;
    private final String id;

    Sm2PublicKey(ECPublicKeyParameters key) {
        this.key = key;
        try {
            this.encoded =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("A key on a named curve can be encoded", impossible);
        }
        this.id = Digests.SM3.print(Digests.SM3.of(encoded));
    }

    /**
     * All public keys of a PEM text, in its order; empty when there is none.
     *
     * @throws IllegalArgumentException when one is not an SM2 key
     */
    public static List<Sm2PublicKey> readPem(String pem) {
        return Pem.read(PEM_TYPE, pem).stream().map(Sm2PublicKey::decode).toList();
    }

    private static Sm2PublicKey decode(byte[] encoded) {
        try {
            if (PublicKeyFactory.createKey(encoded) instanceof ECPublicKeyParameters key && Sm2Curve.isIt(key)) {
                return new Sm2PublicKey(key);
            }
            throw Sm2Curve.notAKey(null);
        } catch (IOException unreadable) {
            throw Sm2Curve.notAKey(unreadable);
        }
    }

    /** The printed SM3 digest of the encoded key (SubjectPublicKeyInfo, DER): by it a key is named and recognised. */
    public String id() {
        return id;
    }

    public String toPem() {
        return Pem.write(PEM_TYPE, encoded);
    }

    /** Whether the holder of the private key signed exactly this. */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(false, key);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
