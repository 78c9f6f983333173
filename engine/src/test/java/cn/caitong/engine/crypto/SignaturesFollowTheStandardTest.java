package cn.caitong.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.util.test.TestRandomBigInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The signature example of GM/T 0003.5: its key, its k, its message. */
@Tag("unit")
class SignaturesFollowTheStandardTest {
    private static final BigInteger D =
            new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);
    private static final String K = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = HexFormat.of()
            .parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                    + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

    private final Sm2PrivateKey key = new Sm2PrivateKey(D, new TestRandomBigInteger(K, 16));

    @Test
    void theStandardsExampleIsSignedAsPrinted() {
        assertThat(key.sign(MESSAGE)).isEqualTo(SIGNATURE);
        assertThat(key.publicKey().verify(MESSAGE, SIGNATURE)).isTrue();
    }

    @Test
    void anyOtherMessageOrSignatureIsRefused() {
        Sm2PublicKey publicKey = key.publicKey();
        assertThat(publicKey.verify("message digesT".getBytes(StandardCharsets.US_ASCII), SIGNATURE))
                .isFalse();
        for (int i = 0; i < SIGNATURE.length; i++) {
            byte[] other = SIGNATURE.clone();
            other[i] ^= 1;
            assertThat(publicKey.verify(MESSAGE, other)).isFalse();
        }
        assertThat(publicKey.verify(MESSAGE, new byte[0])).isFalse();
        assertThat(publicKey.verify(MESSAGE, new byte[64])).isFalse();
        assertThat(publicKey.verify(MESSAGE, HexFormat.of().parseHex("ff".repeat(64))))
                .isFalse();
        assertThat(Sm2PrivateKey.draw().publicKey().verify(MESSAGE, SIGNATURE)).isFalse();
    }

    @Test
    void aKeyIsNamedByItsDigestWhicheverWayItCame() {
        String pem = key.publicKey().toPem();
        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnf");
        Sm2PublicKey read = Sm2PublicKey.readPem(pem).getFirst();
        assertThat(read.id()).isEqualTo(key.publicKey().id()).startsWith("sm3:").hasSize(68);
        assertThat(read.verify(MESSAGE, SIGNATURE)).isTrue();
    }

    @Test
    void aFileMayHoldSeveralKeysAndOtherThings() {
        Sm2PublicKey other = Sm2PrivateKey.draw().publicKey();
        List<Sm2PublicKey> keys = Sm2PublicKey.readPem("old\n" + key.publicKey().toPem() + "new\r\n" + other.toPem());
        assertThat(keys)
                .extracting(Sm2PublicKey::id)
                .containsExactly(key.publicKey().id(), other.id());
        assertThat(Sm2PublicKey.readPem("nothing here")).isEmpty();
    }

    @Test
    void aKeyOnAnotherCurveIsRefused() {
        String p256 = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWzcZ+XSZDa1G6ThoHNBIDiI/Rf9C
                NisfHFye7Pw2xo6DDwALNWROodoehfCUXY8ZugF+SWUz6yZ4z1bvHmEAkQ==
            -----END PUBLIC KEY-----
            """;
        assertThatThrownBy(() -> Sm2PublicKey.readPem(p256)).hasMessageContaining("不是 SM2");
        assertThatThrownBy(() -> Sm2PublicKey.readPem(p256.replace("MFkw", "AAAA")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sm2PrivateKey.readPem(p256)).hasMessageContaining("not an SM2 key");
    }
}
