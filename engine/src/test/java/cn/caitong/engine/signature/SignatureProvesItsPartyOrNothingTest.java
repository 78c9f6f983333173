package cn.caitong.engine.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SignatureProvesItsPartyOrNothingTest {
    private static final String HOLDER = "91500103MAXTE5T242";
    private static final String DIGEST = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final Instant THEN = Instant.parse("2026-11-20T04:05:00Z");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-31T00:00:00Z");
    private static final TestIssuer ISSUER = TestIssuer.sm2("Issuer");

    @Test
    void overAnotherDigestItProvesNothing() {
        assertFlaw("signature-wrong", ISSUER, ISSUER.issue(HOLDER).sign(DIGEST.replace("66c7", "66c8")), THEN);
    }

    @Test
    void theSameDigitsUnderAnotherAlgorithmAreAnotherDigest() {
        assertFlaw("signature-wrong", ISSUER, ISSUER.issue(HOLDER).sign(DIGEST.replace("sm3", "sha256")), THEN);
    }

    @Test
    void aCertificateThatHadExpiredOrHadNotBegunProvesNothing() {
        DocumentSignature signature = ISSUER.issue(HOLDER, FROM, TO).sign(DIGEST);
        assertFlaw("certificate-not-valid-then", ISSUER, signature, TO.plusSeconds(1));
        assertFlaw("certificate-not-valid-then", ISSUER, signature, FROM.minusSeconds(1));
        assertThat(check(ISSUER, signature, TO)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void anothersCertificateProvesNothing() {
        assertFlaw(
                "certificate-of-another",
                ISSUER,
                ISSUER.issue("91500000MA0000015Q").sign(DIGEST),
                THEN);
    }

    @Test
    void aForeignIssuerOfTheSameNameProvesNothing() {
        DocumentSignature signature = TestIssuer.sm2("Issuer").issue(HOLDER).sign(DIGEST);
        assertFlaw("issuer-not-trusted", ISSUER, signature, THEN);
    }

    @Test
    void withoutTrustedIssuersNothingProvesAnything() {
        SignatureCheck strict = new SignatureCheck(TrustAnchors.load(Path.of("no-such-folder")), List.of("2.5.4.97"));
        Verdict verdict =
                strict.of(ISSUER.issue(HOLDER).sign(DIGEST), DIGEST.getBytes(StandardCharsets.UTF_8), HOLDER, THEN);
        assertThat(((Verdict.Flawed) verdict).code()).isEqualTo("issuer-not-trusted");
    }

    /** Whoever has a certificate to sign with could otherwise name whom he likes. */
    @Test
    void aSignerIsNoIssuer() {
        TestSigner signer = ISSUER.issue(HOLDER);
        DocumentSignature direct = TestIssuer.sm2("Other").issue(HOLDER).sign(DIGEST);
        assertFlaw("issuer-not-trusted", ISSUER, chained(direct, signer.certificate()), THEN);
    }

    @Test
    void aKeyThatIsNotForSigningProvesNothing() {
        TestSigner encrypts = ISSUER.issue(HOLDER, FROM, TO, KeyUsage.keyEncipherment, 2048);
        assertFlaw("certificate-not-for-signing", ISSUER, encrypts.sign(DIGEST), THEN);
    }

    @Test
    void aShortRsaKeyProvesNothing() {
        TestIssuer rsa = TestIssuer.rsa("Rsa");
        TestSigner weak = rsa.issue(HOLDER, FROM, TO, KeyUsage.digitalSignature, 1024);
        assertFlaw("certificate-not-for-signing", rsa, weak.sign(DIGEST), THEN);
    }

    /** SM3withSM2 takes a key on any curve of its length, and shorter ones. */
    @Test
    void aKeyOnAnotherCurveIsNoKeyOfSm2() {
        assertFlaw(
                "certificate-not-for-signing",
                ISSUER,
                ISSUER.issueOn("secp256r1", HOLDER).sign(DIGEST),
                THEN);
        assertFlaw(
                "certificate-not-for-signing",
                ISSUER,
                ISSUER.issueOn("secp192r1", HOLDER).sign(DIGEST),
                THEN);
    }

    /** Whoever makes two digests collide makes himself an issuer. */
    @Test
    void aCertificateThatIsSignedBySha1ProvesNothing() {
        TestIssuer outdated = TestIssuer.outdated("Outdated");
        assertFlaw("certificate-weak", outdated, outdated.issue(HOLDER).sign(DIGEST), THEN);
    }

    @Test
    void anIssuerBetweenWithAShortKeyProvesNothing() {
        TestIssuer rsa = TestIssuer.rsa("Rsa");
        TestIssuer weak = rsa.below("Weak", 1024);
        assertFlaw("certificate-weak", rsa, chained(weak.issue(HOLDER).sign(DIGEST), weak.certificate()), THEN);
    }

    @Test
    void whatIsNoCertificateIsSaidToBeNone() {
        DocumentSignature torn =
                new DocumentSignature("SM3withSM2", Bytes.of(new byte[70]), Bytes.of(new byte[] {1, 2, 3}), List.of());
        assertFlaw("certificate-unreadable", ISSUER, torn, THEN);
    }

    @Test
    void anAlgorithmOfAnotherKeyProvesNothing() {
        DocumentSignature sm2 = ISSUER.issue(HOLDER).sign(DIGEST);
        assertFlaw(
                "signature-wrong",
                ISSUER,
                new DocumentSignature("SHA256withRSA", sm2.value(), sm2.certificate(), List.of()),
                THEN);
        assertFlaw(
                "signature-wrong",
                ISSUER,
                new DocumentSignature("NONEwithRSA", sm2.value(), sm2.certificate(), List.of()),
                THEN);
    }

    @Test
    void sm2AndRsaAreGenuineDirectlyAndThroughAnIssuerBetween() {
        TestIssuer rsa = TestIssuer.rsa("Rsa");
        TestIssuer between = ISSUER.below("Between");
        assertThat(check(ISSUER, ISSUER.issue(HOLDER).sign(DIGEST), THEN)).isInstanceOf(Verdict.Genuine.class);
        assertThat(check(rsa, rsa.issue(HOLDER).sign(DIGEST), THEN)).isInstanceOf(Verdict.Genuine.class);
        assertThat(check(ISSUER, chained(between.issue(HOLDER).sign(DIGEST), between.certificate()), THEN))
                .isInstanceOf(Verdict.Genuine.class);
        assertFlaw("issuer-not-trusted", ISSUER, between.issue(HOLDER).sign(DIGEST), THEN);
    }

    @Test
    void aNumberAfterItsRegistersPrefixIsTheNumber() {
        assertThat(check(ISSUER, ISSUER.issue("NTRCN-" + HOLDER).sign(DIGEST), THEN))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void issuersAreReadFromPemAndOtherFilesNamed(@TempDir Path folder) throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(ISSUER.read().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Files.writeString(folder.resolve("issuer.pem"), pem);
        Files.writeString(folder.resolve("README.md"), "not read");
        assertThat(TrustAnchors.load(folder).all()).hasSize(1);
        Files.writeString(folder.resolve("torn.pem"), pem.replace("MII", "AAA"));
        assertThatThrownBy(() -> TrustAnchors.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("torn.pem");
    }

    private static DocumentSignature chained(DocumentSignature signature, Bytes issuer) {
        return new DocumentSignature(
                signature.algorithm(), signature.value(), signature.certificate(), List.of(issuer));
    }

    private static Verdict check(TestIssuer trusted, DocumentSignature signature, Instant at) {
        return new SignatureCheck(trusted.trusted(), List.of("2.5.4.97"))
                .of(signature, DIGEST.getBytes(StandardCharsets.UTF_8), HOLDER, at);
    }

    private static void assertFlaw(String code, TestIssuer trusted, DocumentSignature signature, Instant at) {
        assertThat(check(trusted, signature, at))
                .isInstanceOfSatisfying(
                        Verdict.Flawed.class, flaw -> assertThat(flaw.code()).isEqualTo(code));
    }
}
