package cn.caitong.app.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that hangs once in a thousand starts is understood by what it leaves, or never. */
@Tag("system")
class ASilentHubLeavesItsThreadsTest {
    @Test
    void whereTheyAre(@TempDir Path folder) throws Exception {
        try (Town town = new Town(folder, InstantSource.system());
                HubProcess hub = HubProcess.start(
                        LightHub.class.getName(),
                        List.of(),
                        town,
                        folder.resolve("hub.log"),
                        town.home().toString())) {
            hub.await(Duration.ofMinutes(2), HubProcess.STANDS_BY);
            Path threads = Path.of("target", "hub-%d.threads".formatted(hub.pid()));
            assertThatThrownBy(() -> hub.await(Duration.ofMillis(1), HubProcess.READY))
                    .hasMessageContaining(threads.toString());
            assertThat(threads).content().contains("LightHub.main");
            Files.delete(threads);
        }
    }
}
