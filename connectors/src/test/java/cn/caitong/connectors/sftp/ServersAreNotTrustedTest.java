package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.time.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class ServersAreNotTrustedTest {
    private static final ScheduledExecutorService ALARMS = Executors.newSingleThreadScheduledExecutor();

    private static FolderStage stage;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
        ALARMS.shutdownNow();
    }

    @Test
    void aServerWithAnotherKeyIsToldNothingAndAnAlarmIsRaised(@TempDir Path other) throws IOException {
        Path known = stage.secrets().resolve("500229.known_hosts");
        String right = Files.readString(known);
        HostKey.draw(other, "500229", "localhost");
        Files.writeString(known, Files.readString(other.resolve("500229.known_hosts")));
        stage.put("SK_20260128_000001.csv", sample("in-receipt"));
        try {
            stage.node("node-1").turn();
            assertThat(stage.names("to-hub")).hasSize(1);
            assertThat(stage.column("select code || ': ' || detail from alarm where cleared_at is null"))
                    .singleElement()
                    .asString()
                    .startsWith("files-not-read: ")
                    .contains("does not show the known key", "请先向对方核实");
        } finally {
            Files.writeString(known, right);
        }
        stage.node("node-1").turn();
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.column("select code from alarm where cleared_at is null"))
                .as("it is cleared once the folder was read")
                .isEmpty();
    }

    @Test
    void aServerThatNobodyKnowsIsNone(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("500229.sftp.password"), "shown-by-the-hub");
        Files.writeString(secrets.resolve("500229.known_hosts"), "");
        SftpLinks links = new SftpLinks(secrets, ALARMS, Ticker.SYSTEM);
        IOException refused =
                catchThrowableOfType(IOException.class, () -> links.open(stage.partner(), Duration.ofSeconds(20)));
        assertThat(Unread.of(refused)).isEqualTo(Unread.STRANGER);
    }

    /** The library lets through, as it is, what a packet that contradicts itself leads to. */
    @Test
    void aServerThatSpeaksNonsenseIsNotReadAndSomebodyIsTold() throws IOException {
        try (ServerSocket nonsense = new ServerSocket(0)) {
            Thread.ofPlatform().daemon().start(() -> speakNonsense(nonsense));
            Partner odd = stage.partner().at("sftp://localhost:" + nonsense.getLocalPort());
            Pickup pickup = stage.node("node-1", TransactionListener.NONE, odd);
            pickup.turn();
            pickup.turn();
            assertThat(stage.column("select code || ': ' || detail from alarm where cleared_at is null"))
                    .singleElement()
                    .asString()
                    .startsWith("files-not-read: ")
                    .contains("check network and server");
        }
        stage.node("node-1").turn();
        assertThat(stage.column("select code from alarm where cleared_at is null"))
                .isEmpty();
    }

    /** A greeting as the standard has it, and an offer of key exchanges (RFC 4253, 7.1) whose first list is longer than all of it. */
    private static void speakNonsense(ServerSocket server) {
        ByteBuffer packet = ByteBuffer.allocate(32)
                .putInt(28)
                .put((byte) 6)
                .put((byte) 20)
                .put(new byte[16])
                .putInt(1000);
        while (!server.isClosed()) {
            try (Socket guest = server.accept()) {
                OutputStream out = guest.getOutputStream();
                out.write("SSH-2.0-nonsense\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(packet.array());
                out.flush();
                guest.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException hungUp) {
                // the next guest is served, unless the server is closed
            }
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            Partner hanging = stage.partner().at("sftp://localhost:" + mute.getLocalPort());
            long began = System.nanoTime();
            stage.node("node-1", TransactionListener.NONE, hanging).turn();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(hanging.files().orElseThrow().lease());
        }
    }
}
