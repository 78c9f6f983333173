package cn.caitong.engine.signature;

import cn.caitong.engine.crypto.Bytes;
import java.util.List;

/**
 * A signature as it was handed in.
 *
 * @param algorithm {@code SM3withSM2} (r and s in DER, GM/T 0009, default user id) or {@code SHA256withRSA}
 * @param certificate the signer's, DER
 * @param chain of those who issued it, in order, without the trusted one; DER
 */
public record DocumentSignature(String algorithm, Bytes value, Bytes certificate, List<Bytes> chain) {
    public DocumentSignature {
        chain = List.copyOf(chain);
    }
}
