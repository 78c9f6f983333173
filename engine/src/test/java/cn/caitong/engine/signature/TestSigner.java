package cn.caitong.engine.signature;

import cn.caitong.engine.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

/** Who signs, for tests alone. */
public record TestSigner(String algorithm, PrivateKey key, Bytes certificate) {
    public DocumentSignature sign(String document) {
        try {
            Signature signature = Signature.getInstance(algorithm, Certificates.PROVIDER);
            signature.initSign(key);
            signature.update(document.getBytes(StandardCharsets.UTF_8));
            return new DocumentSignature(algorithm, Bytes.of(signature.sign()), certificate, List.of());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
