package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.time.Ticker;
import java.io.IOException;
import java.net.ServerSocket;
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
        assertThatThrownBy(() -> links.open(stage.partner(), Duration.ofSeconds(20)))
                .isInstanceOf(IOException.class);
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
