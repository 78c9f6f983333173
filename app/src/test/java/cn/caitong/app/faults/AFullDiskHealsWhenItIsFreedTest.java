package cn.caitong.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.faults.Postmaster.Ending;
import cn.caitong.app.kill.HubUnderLoad;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything of a hub (database, its log, broker, keys) is on one small file system, and something else fills it under load; once
 * PostgreSQL dies meanwhile, and cannot even be started. On a
 * system that allows no such file system this fails and says so: untested is not passed.
 */
@Tag("system")
class AFullDiskHealsWhenItIsFreedTest {
    /** Binaries, an empty database and what the test writes, several times over. */
    private static final int MEGABYTES = 512;

    @Test
    void whileItIsFullNothingIsTakenAndAfterwardsNothingIsMissing(@TempDir Path folder) throws Exception {
        try (HubUnderLoad hub = HubUnderLoad.onSmallDisk(folder, MEGABYTES)) {
            Path ballast = hub.data().resolve("ballast");
            hub.awaitMore(10, 10);
            fillUntilTurnedAway(hub, ballast);
            Files.delete(ballast);
            hub.awaitMore(10, 10);
            fillUntilTurnedAway(hub, ballast);
            new Postmaster(hub.data().resolve("postgres/data")).end(Ending.KILLED);
            fillUntilTurnedAway(hub, ballast);
            Files.delete(ballast);
            hub.awaitMore(10, 10);
            assertThat(hub.faultsAtTheEnd()).isEmpty();
            TurnedAway.assertProper(hub.turnedAway());
        }
    }

    private static void fillUntilTurnedAway(HubUnderLoad hub, Path ballast) {
        int before = hub.turnedAway().size();
        hub.until("clients are turned away", () -> isTurnedAway(hub, ballast, before));
    }

    /** What is freed meanwhile, a piece of the database's log perhaps, is filled again at each look. */
    private static boolean isTurnedAway(HubUnderLoad hub, Path ballast, int before) throws IOException {
        fill(ballast);
        hub.keepAsking();
        return hub.turnedAway().size() >= before + 3;
    }

    /** Appends until there is no room for another byte. */
    private static void fill(Path ballast) throws IOException {
        for (int piece = 1 << 20; piece > 0; piece = piece == 1 ? 0 : piece / 64) {
            append(ballast, piece);
        }
    }

    private static void append(Path ballast, int piece) throws IOException {
        byte[] bytes = new byte[piece];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }
}
