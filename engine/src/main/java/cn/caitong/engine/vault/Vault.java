package cn.caitong.engine.vault;

import cn.caitong.engine.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Seals with SM4-GCM (GB/T 32907, RFC 8998) and names by HMAC-SM3. Safe for many threads. A nonce is drawn for each sealing,
 * so one key is good for 2^32 of them; then another key is put beside it.
 */
public final class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String FINGERPRINT_ALGORITHM = "hmac-sm3:";

    private final VaultKeys keys;
    private final SecureRandom random = new SecureRandom();
    /** Those that nobody uses now: setting one up for a key costs as much as sealing a small message. */
    private final Queue<GCMModeCipher> ciphers = new ConcurrentLinkedQueue<>();

    public Vault(VaultKeys keys) {
        this.keys = keys;
    }

    /** Seals under the current key. */
    public Sealed seal(byte[] plain) {
        String keyId = keys.current();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG_BITS / Byte.SIZE);
            byte[] bound = keyId.getBytes(StandardCharsets.UTF_8);
            withFree(cipher -> crypt(cipher, true, keys.key(keyId), nonce, bound, plain, 0, sealed, NONCE));
            return new Sealed(keyId, sealed);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("Sealing has no ciphertext to refuse", impossible);
        }
    }

    /** Opens what any of the keys sealed. */
    public byte[] open(Sealed sealed) {
        byte[] key = keys.key(sealed.keyId());
        byte[] bytes = sealed.bytes();
        try {
            byte[] nonce = Arrays.copyOf(bytes, NONCE);
            byte[] plain = new byte[Math.max(0, bytes.length - NONCE - TAG_BITS / Byte.SIZE)];
            byte[] bound = sealed.keyId().getBytes(StandardCharsets.UTF_8);
            withFree(cipher -> crypt(cipher, false, key, nonce, bound, bytes, NONCE, plain, 0));
            return plain;
        } catch (InvalidCipherTextException altered) {
            throw VaultException.altered(sealed.keyId(), altered);
        }
    }

    /** The same for the same text for ever, and useless without the key: by it a person or an account is searched for. */
    public String fingerprint(String text) {
        byte[] mac = Digests.SM3.keyed(keys.fingerprint(), text.getBytes(StandardCharsets.UTF_8));
        return FINGERPRINT_ALGORITHM + HexFormat.of().formatHex(mac);
    }

    private interface Work {
        void with(GCMModeCipher cipher) throws InvalidCipherTextException;
    }

    /** One that failed is not used again. */
    private void withFree(Work work) throws InvalidCipherTextException {
        GCMModeCipher free = ciphers.poll();
        GCMModeCipher cipher = free == null ? cipher() : free;
        work.with(cipher);
        ciphers.add(cipher);
    }

    static GCMModeCipher cipher() {
        return GCMBlockCipher.newInstance(new SM4Engine());
    }

    /** GCM over {@code in} from {@code from} on, into {@code out} at {@code to}. */
    static void crypt(
            GCMModeCipher cipher,
            boolean seal,
            byte[] key,
            byte[] nonce,
            byte[] bound,
            byte[] in,
            int from,
            byte[] out,
            int to)
            throws InvalidCipherTextException {
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, bound));
        int length = Math.max(0, in.length - from);
        int done = cipher.processBytes(in, Math.min(from, in.length), length, out, to);
        cipher.doFinal(out, to + done);
    }
}
