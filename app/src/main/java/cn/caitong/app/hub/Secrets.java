package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.sftp.HostKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Tokens for the embedded defaults: each partner gets one for each direction, and one operator gets one, drawn at the first start. The simulated city
 * reads the partner's side ({@code <id>.in.token}, {@code <id>.sftp.hostkey}), which a real deployment never keeps.
 */
public final class Secrets {
    private static final int BYTES = 32;
    private static final String OPERATORS = "operators";
    private static final String FIRST_OPERATOR = OPERATORS + "/operator";

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    void drawMissing(Collection<Partner> partners) throws IOException {
        Files.createDirectories(folder.resolve(OPERATORS));
        if (!Files.exists(folder.resolve(FIRST_OPERATOR + ".sha256"))) {
            String token = draw();
            write(FIRST_OPERATOR + ".token", token);
            write(FIRST_OPERATOR + ".sha256", sha256(token));
        }
        for (Partner partner : partners) {
            if (!Files.exists(folder.resolve(partner.id() + ".in.sha256"))) {
                String token = draw();
                write(partner.id() + ".in.token", token);
                if (!Files.exists(folder.resolve(partner.id() + ".out.token"))) { // it may have been put there first
                    write(partner.id() + ".out.token", draw());
                }
                write(partner.id() + ".in.sha256", sha256(token)); // last: what broke off is drawn anew
            }
            if (partner.protocol() == Protocol.SFTP && !Files.exists(folder.resolve(partner.id() + ".known_hosts"))) {
                String address = partner.outbound().map(Outbound::baseUrl).orElseThrow();
                HostKey.draw(folder, partner.id(), URI.create(address).getHost());
                write(partner.id() + ".sftp.password", draw());
            }
        }
    }

    /** What the first operator shows the hub; others get a {@code <person>.sha256} beside it. */
    public String shownByOperator() throws IOException {
        return Files.readString(folder.resolve(FIRST_OPERATOR + ".token")).strip();
    }

    /** What the partner shows the hub. */
    public String shownByPartner(String partner) throws IOException {
        return Files.readString(folder.resolve(partner + ".in.token")).strip();
    }

    /** What the hub shows the partner. */
    public String shownByHub(String partner) throws IOException {
        return Files.readString(folder.resolve(partner + ".out.token")).strip();
    }

    /** What the hub shows at the partner's server. */
    String shownAtServer(String partner) throws IOException {
        return Files.readString(folder.resolve(partner + ".sftp.password")).strip();
    }

    /** The key of a simulated partner's server. */
    Path hostKey(String partner) {
        return folder.resolve(partner + ".sftp.hostkey");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static String draw() {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
