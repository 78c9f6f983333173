package cn.caitong.engine.signature;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Judges a signature: made by the certificate's key over exactly these bytes, by a certificate that was valid at that time, that
 * names this party, and that a trusted issuer stands behind. Whether it was revoked is not asked: that needs the network.
 */
public final class SignatureCheck {
    private static final Set<String> ALGORITHMS = Set.of("SM3withSM2", "SHA256withRSA");
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_CURVE_BITS = 256;
    /** By which issuers may have signed: none whose digests can be made to collide. */
    private static final Set<String> ISSUERS_ALGORITHMS = Stream.of(
                    GMObjectIdentifiers.sm2sign_with_sm3,
                    PKCSObjectIdentifiers.sha256WithRSAEncryption,
                    PKCSObjectIdentifiers.sha384WithRSAEncryption,
                    PKCSObjectIdentifiers.sha512WithRSAEncryption,
                    X9ObjectIdentifiers.ecdsa_with_SHA256,
                    X9ObjectIdentifiers.ecdsa_with_SHA384,
                    X9ObjectIdentifiers.ecdsa_with_SHA512)
            .map(ASN1ObjectIdentifier::getId)
            .collect(Collectors.toUnmodifiableSet());

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final TrustAnchors anchors;
    private final List<String> holderFields;

    /** @param holderFields the subject's attributes and the extensions in which issuers write the holder's number, by OID */
    public SignatureCheck(TrustAnchors anchors, List<String> holderFields) {
        this.anchors = anchors;
        this.holderFields = List.copyOf(holderFields);
    }

    /**
     * Judges one signature.
     *
     * @param holder the party's number in its register, such as its 统一社会信用代码
     * @param at the signing time
     */
    public Verdict of(DocumentSignature signature, byte[] signed, String holder, Instant at) {
        try {
            X509Certificate certificate = Certificates.one(signature.certificate());
            if (!isOver(signature, signed, certificate)) {
                return new Verdict.Flawed(
                        "signature-wrong", "it was not made by this certificate's key over this digest");
            }
            if (!isForSigning(certificate)) {
                return new Verdict.Flawed(
                        "certificate-not-for-signing", "the certificate's key is not one to sign with");
            }
            if (!Certificates.names(certificate, holderFields, holder)) {
                return new Verdict.Flawed("certificate-of-another", "the certificate does not name this party");
            }
            return trusted(signature, certificate, at);
        } catch (CertificateException unreadable) {
            return new Verdict.Flawed("certificate-unreadable", "a certificate is no X.509 certificate in DER");
        }
    }

    private static boolean isOver(DocumentSignature signature, byte[] signed, X509Certificate certificate) {
        if (!ALGORITHMS.contains(signature.algorithm())) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(signature.algorithm(), Certificates.PROVIDER);
            check.initVerify(certificate.getPublicKey());
            check.update(signed);
            return check.verify(signature.value().array());
        } catch (SignatureException | InvalidKeyException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Bouncy Castle knows " + ALGORITHMS, impossible);
        }
    }

    /** Of SM2 there is one curve; a short RSA key could be anybody's. */
    private static boolean isForSigning(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        boolean meant = usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
        return meant
                && (certificate.getPublicKey() instanceof RSAPublicKey
                        ? isLongEnough(certificate)
                        : isOnTheCurve(certificate.getPublicKey()));
    }

    /** The algorithm of a signature takes a key on any curve, and some are short. */
    private static boolean isOnTheCurve(PublicKey key) {
        return GMObjectIdentifiers.sm2p256v1.equals(SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getAlgorithm()
                .getParameters());
    }

    private static boolean isLongEnough(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey curve -> curve.getParams().getCurve().getField().getFieldSize() >= LEAST_CURVE_BITS;
            default -> false;
        };
    }

    /** The chain's validation judges who signed for whom, and not how well. */
    private static boolean isStrong(X509Certificate certificate) {
        return ISSUERS_ALGORITHMS.contains(certificate.getSigAlgOID()) && isLongEnough(certificate);
    }

    private Verdict trusted(DocumentSignature signature, X509Certificate certificate, Instant at)
            throws CertificateException {
        if (at.isBefore(certificate.getNotBefore().toInstant())
                || at.isAfter(certificate.getNotAfter().toInstant())) {
            return new Verdict.Flawed("certificate-not-valid-then", "the certificate was not valid when it was signed");
        }
        List<X509Certificate> path = path(signature, certificate);
        if (!path.stream().allMatch(SignatureCheck::isStrong)) {
            return new Verdict.Flawed(
                    "certificate-weak",
                    "a certificate of the chain has a short key, or is signed by an algorithm that no longer counts");
        }
        return !anchors.all().isEmpty() && leadsToAnAnchor(path, at)
                ? new Verdict.Genuine(
                        Digests.SM3.print(Digests.SM3.of(signature.certificate().array())))
                : new Verdict.Flawed(
                        "issuer-not-trusted", "no issuer that this hub trusts stands behind the certificate");
    }

    private static List<X509Certificate> path(DocumentSignature signature, X509Certificate certificate)
            throws CertificateException {
        List<X509Certificate> path = new ArrayList<>(List.of(certificate));
        for (Bytes issuer : signature.chain()) {
            path.add(Certificates.one(issuer));
        }
        return path;
    }

    private boolean leadsToAnAnchor(List<X509Certificate> path, Instant at) throws CertificateException {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors.all());
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX", Certificates.PROVIDER)
                    .validate(Certificates.factory().generateCertPath(path), parameters);
            return true;
        } catch (CertPathValidatorException untrusted) {
            return false;
        } catch (CertificateException unreadable) {
            throw unreadable;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Bouncy Castle knows PKIX", impossible);
        }
    }
}
