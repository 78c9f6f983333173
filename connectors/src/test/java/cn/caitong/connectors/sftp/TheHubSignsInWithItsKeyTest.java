package cn.caitong.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.engine.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code authentication: key} in the descriptor, at a server that would take any password if it were offered one. */
@Tag("contract")
class TheHubSignsInWithItsKeyTest {
    private static final Duration WHOLE = Duration.ofMinutes(1);

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final KeyPair ours = key();

    private Path folder;
    private SshServer server;
    private Partner partner;
    private SftpLinks links;

    @BeforeEach
    void open(@TempDir Path place) throws IOException {
        folder = place;
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Path area = Files.createDirectories(folder.resolve("area"));
        Files.createDirectories(area.resolve("to-hub"));
        Files.writeString(area.resolve("to-hub/one.csv"), "1");
        KeyPair host = key();
        server = SshServer.setUpDefaultServer();
        server.setHost("localhost");
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator(
                (user, shown, session) -> user.equals("caitong") && KeyUtils.compareKeys(shown, ours.getPublic()));
        server.setPasswordAuthenticator((user, shown, session) -> true);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(area));
        server.start();
        Files.writeString(
                secrets.resolve("500229.known_hosts"),
                "[localhost]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
        partner = signingInWithAKey();
        links = new SftpLinks(secrets, alarms, Ticker.SYSTEM);
    }

    @AfterEach
    void close() throws IOException {
        server.stop(true);
        alarms.shutdownNow();
    }

    @Test
    void theRightKeyOpensTheFolder() throws IOException {
        keep(ours);
        try (SftpLink link = links.open(partner, WHOLE)) {
            assertThat(link.read("to-hub", "one.csv", 10)).containsExactly('1');
        }
    }

    /** Most partners' people will have made it so. */
    @Test
    void aKeyInTheFormOfOpenSshOpensItToo() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(ours, "the hub", null, written);
        Files.write(folder.resolve("secrets/500229.sftp.key"), written.toByteArray());
        assertThat(Files.readString(folder.resolve("secrets/500229.sftp.key"))).startsWith("-----BEGIN OPENSSH");
        try (SftpLink link = links.open(partner, WHOLE)) {
            assertThat(link.read("to-hub", "one.csv", 10)).containsExactly('1');
        }
    }

    @Test
    void aServerWithAnotherKeyThanIsKnownIsToldNothing() throws IOException {
        keep(ours);
        Files.writeString(
                folder.resolve("secrets/500229.known_hosts"),
                "[localhost]:" + server.getPort() + " " + PublicKeyEntry.toString(key().getPublic()) + "\n");
        assertThatThrownBy(() -> links.open(partner, WHOLE)).isInstanceOf(IOException.class);
        assertThat(server.getActiveSessions()).allMatch(session -> !session.isAuthenticated());
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        keep(key());
        assertThatThrownBy(() -> links.open(partner, WHOLE)).isInstanceOf(IOException.class);
    }

    @Test
    void aMissingKeyIsNoPassword() throws IOException {
        Files.writeString(folder.resolve("secrets/500229.sftp.password"), "shown-by-the-hub");
        assertThatThrownBy(() -> links.open(partner, WHOLE)).isInstanceOf(IOException.class);
    }

    private void keep(KeyPair pair) throws IOException {
        String secret = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        Files.writeString(
                folder.resolve("secrets/500229.sftp.key"),
                "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n");
    }

    private Partner signingInWithAKey() throws IOException {
        Path descriptors = Files.createDirectories(folder.resolve("partners"));
        String described = Files.readString(Path.of("..", "config", "partners", "500229.yaml"));
        Files.writeString(
                descriptors.resolve("500229.yaml"),
                described.replace("authentication: password", "authentication: key"));
        return PartnerFiles.load(descriptors).getFirst().at("sftp://localhost:" + server.getPort());
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
