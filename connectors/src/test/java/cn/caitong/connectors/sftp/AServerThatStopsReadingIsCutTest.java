package cn.caitong.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.caitong.engine.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P10: one that takes no more bytes, in the middle of a file, holds neither its own reader nor the one clock that cuts all others. */
@Tag("contract")
class AServerThatStopsReadingIsCutTest {
    private static final ScheduledExecutorService ALARMS = Executors.newSingleThreadScheduledExecutor();
    /** More than the buffers on the way hold, and less than the server's own window. */
    private static final byte[] FILE = new byte[1_500_000];

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
    void itsWriterGoesOnAndSoDoesTheClock() {
        assertTimeoutPreemptively(Duration.ofSeconds(40), () -> {
            SftpLinks links = new SftpLinks(stage.secrets(), ALARMS, Ticker.SYSTEM);
            try (Relay relay = new Relay(stage.centre.address())) {
                try (SftpLink link = links.open(stage.partner().at(relay.address()), Duration.ofSeconds(3))) {
                    relay.stopReading();
                    assertThatThrownBy(() -> link.write("to-hub-answers", "big.csv", FILE))
                            .isInstanceOf(IOException.class);
                }
                assertThat(ALARMS.submit(() -> "cuts the others").get(5, TimeUnit.SECONDS))
                        .isNotEmpty();
            }
        });
    }

    /** Between the hub and the server, with hardly any room of its own. */
    private static final class Relay implements AutoCloseable {
        private static final int ROOM = 4096;

        private final ServerSocket door;
        private final ExecutorService pumps = Executors.newCachedThreadPool();
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean isDeaf;

        Relay(URI server) throws IOException {
            door = new ServerSocket();
            door.setReceiveBufferSize(ROOM);
            door.bind(null);
            pumps.execute(() -> relay(server));
        }

        String address() {
            return "sftp://localhost:" + door.getLocalPort();
        }

        void stopReading() {
            isDeaf = true;
        }

        private void relay(URI server) {
            try {
                Socket hub = door.accept();
                Socket centre = new Socket(server.getHost(), server.getPort());
                pumps.execute(() -> pump(centre, hub, false));
                pump(hub, centre, true);
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }

        private void pump(Socket from, Socket to, boolean mayBeDeaf) {
            byte[] some = new byte[ROOM];
            try (from;
                    to;
                    InputStream in = from.getInputStream()) {
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    to.getOutputStream().write(some, 0, read);
                    to.getOutputStream().flush();
                    if (mayBeDeaf && isDeaf) {
                        goOn.await();
                    }
                }
            } catch (IOException gone) {
                // either side has gone
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            goOn.countDown();
            door.close();
            pumps.shutdownNow();
        }
    }
}
