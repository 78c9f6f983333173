package cn.caitong.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.partner.FileArea.Folders;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.time.Ticker;
import cn.caitong.mappings.message.MessageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk did what its answer denies, whose people are quick, and who tidy up. */
@Tag("contract")
class WhatMayHaveBeenReadIsNotUnsentTest {
    private static final String ID = "500229";
    private static final String INSTRUCTION = "CT-5b1f0c9a7d2e4386-1";
    private static final String NAME = "TK_" + INSTRUCTION + ".csv";

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

    private SshServer server;
    private Path area;
    private Partner partner;
    private Folders folders;
    private SftpLinks links;

    /** Where the partner's robot puts what it has read, before the server answers; empty where it is slow. */
    private String readInto = "";

    /** Whether the file has its name, when the server says that it has not. */
    private boolean isDone = true;

    @BeforeEach
    void open(@TempDir Path place) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair host = generator.generateKeyPair();
        area = Files.createDirectories(place.resolve("area"));
        server = SshServer.setUpDefaultServer();
        server.setHost("localhost");
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPasswordAuthenticator((user, shown, session) -> true);
        SftpSubsystemFactory files = new SftpSubsystemFactory.Builder().build();
        files.addSftpEventListener(new Denying());
        server.setSubsystemFactories(List.of(files));
        server.setFileSystemFactory(new VirtualFileSystemFactory(area));
        server.start();
        partner = PartnerFiles.load(Path.of("..", "config", "partners")).stream()
                .filter(one -> one.id().equals(ID))
                .findFirst()
                .orElseThrow()
                .at("sftp://localhost:" + server.getPort());
        folders = partner.files().orElseThrow().folders();
        for (String folder : List.of(folders.out(), folders.outArchive(), folders.outResults())) {
            Files.createDirectories(area.resolve(folder));
        }
        Path secrets = Files.createDirectories(place.resolve("secrets"));
        Files.writeString(secrets.resolve(ID + ".sftp.password"), "any");
        Files.writeString(
                secrets.resolve(ID + ".known_hosts"),
                "[localhost]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
        links = new SftpLinks(secrets, alarms, Ticker.SYSTEM);
    }

    @AfterEach
    void close() throws IOException {
        server.stop(true);
        alarms.shutdownNow();
    }

    private final class Denying implements SftpEventListener {
        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (!isDone) {
                throw new IOException("no rights");
            }
        }

        @Override
        public void moved(
                ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable thrown)
                throws IOException {
            if (thrown == null) {
                if (!readInto.isEmpty()) {
                    Files.move(
                            area.resolve(folders.out()).resolve(NAME),
                            area.resolve(readInto).resolve(NAME));
                }
                throw new IOException("scanned, and not liked");
            }
        }
    }

    @Test
    void whatTheServerReallyRefusedWasNotSent() throws IOException {
        isDone = false;
        assertThat(told()).isEqualTo(new End.NotSent("rename-refused"));
    }

    @Test
    void whatLiesThereAllTheSameMayBeRead() throws IOException {
        assertThat(told()).isInstanceOf(End.Unknown.class);
    }

    @Test
    void whatThePartnerHasReadAlreadyIsNotSaidToBeUnsent() throws IOException {
        readInto = folders.outArchive();
        assertThat(told()).isInstanceOf(End.Unknown.class);
    }

    @Test
    void whatIsNowhereNeverArrived() throws IOException {
        assertThat(asked())
                .isInstanceOfSatisfying(
                        End.Found.class, found -> assertThat(found.finding()).isEqualTo(End.Finding.NOT_FOUND));
    }

    /** Its people put the month's files away, folder and all. */
    @Test
    void whereAFolderIsGoneNobodyKnowsWhatLayInIt() throws IOException {
        Files.delete(area.resolve(folders.outArchive()));
        assertThat(asked()).isEqualTo(new End.Unknown("folder-missing"));
    }

    private End told() throws IOException {
        return call(MessageType.REFUND_INSTRUCTED, INSTRUCTION);
    }

    private End asked() throws IOException {
        return call(MessageType.REFUND_STATUS_REQUESTED, INSTRUCTION + "-q1");
    }

    private End call(MessageType type, String businessId) throws IOException {
        Partners partners = new Partners(List.of(partner));
        Dialects dialects = new Dialects(Path.of("..", "mappings", "dialects"), partners);
        Bytes wire = Bytes.of("said".getBytes(StandardCharsets.US_ASCII));
        Marked marked =
                new Marked(new UUID(0, 1), 1, 1, ID, type.code(), businessId, INSTRUCTION, wire, "mapping", false, 0);
        try (SftpLink link = links.open(partner, Duration.ofMinutes(1))) {
            FileCall call = new FileCall(
                    link,
                    partner.files().orElseThrow(),
                    dialects.of(partner).files(),
                    new AnswerReader(partners, dialects),
                    () -> false);
            return businessId.equals(INSTRUCTION) ? call.tell(marked, type) : call.ask(marked, type);
        }
    }
}
