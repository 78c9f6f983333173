package cn.caitong.engine.signature;

import cn.caitong.engine.crypto.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** An issuer of certificates, for tests alone. */
public final class TestIssuer {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");

    private final String algorithm;
    private final String name;
    private final KeyPair keys;
    private final Bytes certificate;

    private TestIssuer(String algorithm, String name, KeyPair keys, Bytes certificate) {
        this.algorithm = algorithm;
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    public static TestIssuer sm2(String name) {
        return root("SM3withSM2", "CN=" + name + ",C=CN");
    }

    public static TestIssuer rsa(String name) {
        return root("SHA256withRSA", "CN=" + name + ",C=CN");
    }

    /** One that signs by SHA-1 still. */
    static TestIssuer outdated(String name) {
        return root("SHA1withRSA", "CN=" + name + ",C=CN");
    }

    private static TestIssuer root(String algorithm, String name) {
        KeyPair keys = keys(algorithm, 2048);
        Bytes certificate =
                certificate(algorithm, name, keys.getPrivate(), name, keys, true, KeyUsage.keyCertSign, FROM, TO);
        return new TestIssuer(algorithm, name, keys, certificate);
    }

    /** An issuer below this one. */
    TestIssuer below(String child) {
        return below(child, 2048);
    }

    /** @param bits of its key, where that is RSA */
    TestIssuer below(String child, int bits) {
        KeyPair its = keys(algorithm, bits);
        String subject = "CN=" + child + ",C=CN";
        return new TestIssuer(
                algorithm,
                subject,
                its,
                certificate(algorithm, name, keys.getPrivate(), subject, its, true, KeyUsage.keyCertSign, FROM, TO));
    }

    public TrustAnchors trusted() {
        try {
            return TrustAnchors.of(List.of(Certificates.one(certificate)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its certificate as a file of {@code config/trust}. */
    public String pem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.array());
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(body);
    }

    X509Certificate read() throws GeneralSecurityException {
        return Certificates.one(certificate);
    }

    Bytes certificate() {
        return certificate;
    }

    /** A signer whose certificate names this number. */
    public TestSigner issue(String holder) {
        return issue(holder, FROM, TO);
    }

    public TestSigner issue(String holder, Instant from, Instant to) {
        return issue(holder, from, to, KeyUsage.digitalSignature | KeyUsage.nonRepudiation, 2048);
    }

    /** A signer whose key is on that curve. */
    TestSigner issueOn(String curve, String holder) {
        return issue(holder, FROM, TO, KeyUsage.digitalSignature, onCurve(curve));
    }

    TestSigner issue(String holder, Instant from, Instant to, int usage, int bits) {
        return issue(holder, from, to, usage, keys(algorithm, bits));
    }

    private TestSigner issue(String holder, Instant from, Instant to, int usage, KeyPair its) {
        String subject = "2.5.4.97=" + holder + ",CN=signer,C=CN";
        return new TestSigner(
                algorithm.replace("SHA1", "SHA256"),
                its.getPrivate(),
                certificate(algorithm, name, keys.getPrivate(), subject, its, false, usage, from, to));
    }

    private static KeyPair keys(String algorithm, int bits) {
        if (algorithm.endsWith("SM2")) {
            return onCurve("sm2p256v1");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", Certificates.PROVIDER);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair onCurve(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Certificates.PROVIDER);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes certificate(
            String algorithm,
            String issuer,
            PrivateKey issuersKey,
            String subject,
            KeyPair keys,
            boolean isIssuer,
            int usage,
            Instant from,
            Instant to) {
        AlgorithmIdentifier signed =
                switch (algorithm) {
                    case "SM3withSM2" -> new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
                    case "SHA1withRSA" ->
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE);
                    default -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
                };
        try {
            V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
            body.setSerialNumber(new ASN1Integer(BigInteger.valueOf(from.toEpochMilli() + usage)));
            body.setSignature(signed);
            body.setIssuer(new X500Name(issuer));
            body.setSubject(new X500Name(subject));
            body.setStartDate(new Time(Date.from(from)));
            body.setEndDate(new Time(Date.from(to)));
            body.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            body.setExtensions(new Extensions(new Extension[] {
                Extension.create(Extension.basicConstraints, true, new BasicConstraints(isIssuer)),
                Extension.create(Extension.keyUsage, true, new KeyUsage(usage))
            }));
            TBSCertificate content = body.generateTBSCertificate();
            Signature signer = Signature.getInstance(algorithm, Certificates.PROVIDER);
            signer.initSign(issuersKey);
            signer.update(content.getEncoded(ASN1Encoding.DER));
            ASN1EncodableVector whole = new ASN1EncodableVector();
            whole.add(content);
            whole.add(signed);
            whole.add(new DERBitString(signer.sign()));
            return Bytes.of(new DERSequence(whole).getEncoded(ASN1Encoding.DER));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
