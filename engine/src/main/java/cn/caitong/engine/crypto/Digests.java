package cn.caitong.engine.crypto;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The digests the hub uses, 32 bytes each: SM3 (GB/T 32905) wherever it may choose, SHA-256 where a partner wants it. In
 * print a digest carries its algorithm, {@code sm3:66c7f0f4…}, in lower case.
 */
public enum Digests {
    SM3("sm3") {
        @Override
        Digest start() {
            return new SM3Digest();
        }
    },
    SHA_256("sha-256") {
        @Override
        Digest start() {
            return SHA256Digest.newInstance();
        }
    };

    /** Bytes in a digest of either algorithm. */
    public static final int LENGTH = 32;

    private static final Pattern PRINTED = Pattern.compile("[a-z0-9-]+:[0-9a-f]{64}");

    private final String code;

    Digests(String code) {
        this.code = code;
    }

    abstract Digest start();

    /** The name before the colon. */
    public String code() {
        return code;
    }

    /** The digest of the parts, one after the other. */
    public byte[] of(byte[]... parts) {
        Digest digest = start();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] result = new byte[LENGTH];
        digest.doFinal(result, 0);
        return result;
    }

    /** A digest of what comes piece by piece, for what is too long to be held. */
    public Running begin() {
        return new Running(this, start());
    }

    /** A digest that is being made; ended once. */
    public static final class Running {
        private final Digests algorithm;
        private final Digest digest;

        private Running(Digests algorithm, Digest digest) {
            this.algorithm = algorithm;
            this.digest = digest;
        }

        public void add(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        /** The printed digest of all that was added. */
        public String end() {
            byte[] result = new byte[LENGTH];
            digest.doFinal(result, 0);
            return algorithm.print(result);
        }
    }

    /** HMAC (RFC 2104) with this digest. */
    public byte[] keyed(byte[] key, byte[] message) {
        HMac mac = new HMac(start());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] result = new byte[LENGTH];
        mac.doFinal(result, 0);
        return result;
    }

    public String print(byte[] digest) {
        return code + ':' + HexFormat.of().formatHex(digest);
    }

    /**
     * The bytes of a printed digest of this algorithm.
     *
     * @throws IllegalArgumentException when it is anything else, upper-case digits included
     */
    public byte[] parse(String printed) {
        if (!PRINTED.matcher(printed).matches() || !printed.startsWith(code + ':')) {
            throw new IllegalArgumentException(
                    ("摘要格式应为 %1$s: 加 64 位小写十六进制数：%2$s" + " / A digest is %1$s: and 64 lower-case hex digits, not %2$s")
                            .formatted(code, printed));
        }
        return HexFormat.of().parseHex(printed, code.length() + 1, printed.length());
    }
}
