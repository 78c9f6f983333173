package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.Finding.Code;
import java.util.ArrayList;
import java.util.List;

/** The public keys that a verifier was given, and by its own way: never from the file that it verifies. */
record TrustedKeys(List<Sm2PublicKey> keys) {

    /** What is wrong with a signature; nothing when one of the keys made it. */
    List<Finding> check(String place, String keyId, byte[] signed, Bytes signature) {
        List<Finding> findings = new ArrayList<>();
        List<Sm2PublicKey> named =
                keys.stream().filter(key -> key.id().equals(keyId)).toList();
        if (named.isEmpty()) {
            findings.add(new Finding(Code.KEY_NOT_TRUSTED, place, keyId));
        } else if (!named.getFirst().verify(signed, signature.array())) {
            findings.add(new Finding(Code.SIGNATURE_FORGED, place, ""));
        }
        return findings;
    }
}
