package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.vault.VaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mount that failed looks like a first start. */
@Tag("system")
class AHubStartsWithItsDatabasesKeysAloneTest {
    @TempDir
    private Path folder = Path.of("given by JUnit");

    @Test
    void noneAreDrawnBesideWhatOthersSealed() throws Exception {
        RunningHub first = new RunningHub(folder);
        assertThat(first.post("/api/messages", "one-thing", Notices.tender("T1"))
                        .statusCode())
                .isEqualTo(202);
        first.hub.close();
        Path keys = folder.resolve("keys");
        Path mount = Files.move(keys, folder.resolve("elsewhere"));
        assertThatThrownBy(() -> first.takenOverBy(folder).close())
                .isInstanceOf(VaultException.class)
                .hasMessageContaining(keys.toString());
        assertThat(keys).doesNotExist();

        Files.move(mount, keys);
        try (RunningHub again = first.takenOverBy(folder)) {
            assertThat(again.jdbc()
                            .sql("select external_id from message")
                            .query(String.class)
                            .list())
                    .hasSize(1);
        }
    }
}
