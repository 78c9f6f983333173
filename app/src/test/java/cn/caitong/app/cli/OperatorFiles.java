package cn.caitong.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Operators of a hub that is at home somewhere. */
final class OperatorFiles {
    private OperatorFiles() {}

    /** A person whose token the hub knows; answers the file that the person keeps. */
    static Path of(Path home, String person) throws IOException, NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(("token of " + person).getBytes(StandardCharsets.UTF_8));
        Path operators = Files.createDirectories(home.resolve(".hub/secrets/operators"));
        Files.writeString(operators.resolve(person + ".sha256"), HexFormat.of().formatHex(digest));
        return Files.writeString(home.resolve(person + ".token"), "token of " + person + "\n");
    }
}
