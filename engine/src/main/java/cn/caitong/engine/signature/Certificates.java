package cn.caitong.engine.signature;

import cn.caitong.engine.crypto.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Reads certificates, those on the curve of SM2 included, which the JDK's own provider does not. */
final class Certificates {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private Certificates() {}

    static X509Certificate one(Bytes der) throws CertificateException {
        X509Certificate read = (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der.array()));
        if (read == null) {
            throw new CertificateException("there is no certificate");
        }
        return read;
    }

    static List<X509Certificate> all(InputStream in) throws CertificateException {
        return factory().generateCertificates(in).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509", PROVIDER);
    }

    /** Whether one of these attributes of the subject, or extensions, holds the number, alone or after a prefix and a dash. */
    static boolean names(X509Certificate certificate, List<String> oids, String number) {
        return oids.stream()
                .flatMap(oid -> Stream.concat(attributes(certificate, oid), extension(certificate, oid)))
                .map(String::strip)
                .anyMatch(value -> value.equalsIgnoreCase(number)
                        || value.substring(value.lastIndexOf('-') + 1).equalsIgnoreCase(number));
    }

    private static Stream<String> attributes(X509Certificate certificate, String oid) {
        return Stream.of(X500Name.getInstance(
                                certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs())
                .flatMap(name -> Stream.of(name.getTypesAndValues()))
                .filter(attribute -> attribute.getType().getId().equals(oid))
                .map(attribute -> IETFUtils.valueToString(attribute.getValue()));
    }

    private static Stream<String> extension(X509Certificate certificate, String oid) {
        return Stream.ofNullable(certificate.getExtensionValue(oid))
                .map(ASN1OctetString::getInstance)
                .map(Certificates::text);
    }

    private static String text(ASN1OctetString wrapped) {
        try {
            return ASN1Primitive.fromByteArray(wrapped.getOctets()) instanceof ASN1String text ? text.getString() : "";
        } catch (IOException notEncoded) {
            return new String(wrapped.getOctets(), StandardCharsets.UTF_8);
        }
    }
}
