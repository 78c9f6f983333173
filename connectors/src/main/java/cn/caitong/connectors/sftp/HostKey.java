package cn.caitong.connectors.sftp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * A server's key for the embedded defaults, drawn at the first start: the server's own side ({@code <id>.sftp.hostkey}), which
 * a real deployment never has, and what the hub knows of it ({@code <id>.known_hosts}).
 */
public final class HostKey {
    private static final String ALGORITHM = "ssh-rsa";
    private static final int BITS = 2048;
    private static final int LINE = 64;

    private HostKey() {}

    /** Draws a key for a partner's server, which is reached at that host. */
    public static void draw(Path secrets, String partner, String host) throws IOException {
        KeyPair key = key();
        String secret = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                .encodeToString(key.getPrivate().getEncoded());
        Path file = secrets.resolve(partner + ".sftp.hostkey");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n");
        String known = Base64.getEncoder().encodeToString(blob((RSAPublicKey) key.getPublic()));
        Files.writeString(secrets.resolve(partner + ".known_hosts"), host + " " + ALGORITHM + " " + known + "\n");
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("RSA is part of every Java platform", impossible);
        }
    }

    /** As SSH writes it (RFC 4253, 6.6). */
    private static byte[] blob(RSAPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            piece(out, ALGORITHM.getBytes(StandardCharsets.US_ASCII));
            piece(out, key.getPublicExponent().toByteArray());
            piece(out, key.getModulus().toByteArray());
        }
        return bytes.toByteArray();
    }

    private static void piece(DataOutputStream out, byte[] piece) throws IOException {
        out.writeInt(piece.length);
        out.write(piece);
    }
}
