package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * The files of a dialect that act: {@code dialect.yaml}, the transforms and a WSDL. Samples and README are beside them and change nothing, so
 * they are not part of the digest by which a stored message remembers its mapping.
 */
public final class DialectFiles {
    static final String MAIN = "dialect.yaml";
    private static final int MOST_BYTES = 1_048_576;
    private static final List<String> ENDINGS = List.of(".jslt", ".xsl", ".wsdl");

    private final SortedMap<String, byte[]> byPath;

    private DialectFiles(SortedMap<String, byte[]> byPath) {
        this.byPath = byPath;
    }

    /** Takes files as they were stored, for a replay by the mapping of then. */
    public static DialectFiles of(Map<String, byte[]> byPath) {
        return new DialectFiles(new TreeMap<>(byPath));
    }

    /** Reads a folder. */
    public static DialectFiles read(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(DialectFiles::acts).toList()) {
                if (Files.size(file) > MOST_BYTES) {
                    throw invalid(file + " is larger than " + MOST_BYTES + " bytes.");
                }
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw invalid(folder + " cannot be read.");
        }
        return new DialectFiles(files);
    }

    /** The files by path, for keeping. */
    public SortedMap<String, byte[]> byPath() {
        return Collections.unmodifiableSortedMap(byPath);
    }

    /** {@code sm3:} and the digest over each path, length and content, in order of path. */
    public String digest() {
        SM3Digest sm3 = new SM3Digest();
        byPath.forEach((path, content) -> {
            byte[] head = (path + '\n' + content.length + '\n').getBytes(StandardCharsets.UTF_8);
            sm3.update(head, 0, head.length);
            sm3.update(content, 0, content.length);
        });
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return "sm3:" + HexFormat.of().formatHex(digest);
    }

    String text(String path) {
        byte[] content = byPath.get(path);
        if (content == null) {
            throw invalid(path + " is missing.");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    static RefusedException invalid(String why) {
        return new RefusedException(ErrorCode.DIALECT_INVALID, "", why);
    }

    private static boolean acts(Path file) {
        String name = file.toString().replace('\\', '/');
        return Files.isRegularFile(file)
                && !name.contains("/samples/")
                && (ENDINGS.stream().anyMatch(name::endsWith) || name.endsWith("/" + MAIN));
    }
}
