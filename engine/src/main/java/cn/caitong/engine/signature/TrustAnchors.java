package cn.caitong.engine.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The issuers (电子认证服务机构) whose certificates count, from PEM files; none where there is no file. */
public final class TrustAnchors {
    private final Set<TrustAnchor> anchors;

    private TrustAnchors(Set<TrustAnchor> anchors) {
        this.anchors = Set.copyOf(anchors);
    }

    /**
     * All certificates of a folder's {@code .pem} files.
     *
     * @throws IllegalArgumentException naming the file that holds something else
     */
    public static TrustAnchors load(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new TrustAnchors(Set.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            Set<TrustAnchor> all = new HashSet<>();
            for (Path file : pem(files)) {
                all.addAll(read(file));
            }
            return new TrustAnchors(all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** These, and no others. */
    public static TrustAnchors of(Collection<X509Certificate> issuers) {
        return new TrustAnchors(issuers.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet()));
    }

    private static List<Path> pem(Stream<Path> files) {
        return files.filter(file -> file.toString().endsWith(".pem")).sorted().toList();
    }

    private static Set<TrustAnchor> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Set<TrustAnchor> found = new HashSet<>();
            for (X509Certificate certificate : Certificates.all(in)) {
                found.add(new TrustAnchor(certificate, null));
            }
            return found;
        } catch (CertificateException broken) {
            throw new IllegalArgumentException(
                    "信任锚文件 %1$s 不是 PEM 证书；请更换。 / The trust anchor %1$s is no PEM certificate; replace it."
                            .formatted(file),
                    broken);
        }
    }

    Set<TrustAnchor> all() {
        return anchors;
    }
}
