package cn.caitong.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.DatabaseSettings.Login;
import cn.caitong.engine.vault.VaultKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ABackupIsWholeOrNotThereTest {
    @TempDir
    private static Path folder = Path.of("");

    private static KeptHub hub;

    @BeforeAll
    static void fill() throws IOException {
        hub = new KeptHub(folder.resolve("hub"));
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path occupied = Files.createDirectory(folder.resolve("occupied"));
        Files.writeString(occupied.resolve("mine"), "x");
        assertRefused(hub.backup(), occupied, "请指定一个新目录");
        assertThat(occupied.resolve("mine")).hasContent("x");

        Path file = Files.writeString(folder.resolve("file"), "x");
        assertRefused(hub.backup(), file, "name a new folder");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("no-folder"), "x");
        assertRefused(hub.backup(), folder.resolve("no-folder/kept"), "请检查权限与磁盘空间");
    }

    @Test
    void aDatabaseThatCannotBeReadLeavesNothingBehind() {
        DatabaseSettings reached = hub.database.settings();
        Login stranger = new Login("hub_owner", "wrong");
        DatabaseSettings strange = new DatabaseSettings(reached.url(), stranger, reached.app());
        assertRefused(new Backup(strange, hub.data, "test", true), folder.resolve("unread"), "HUB_DATABASE_URL");
    }

    /** Somebody whose HUB_DATA is another: what is written would be found to be no backup on the day on which it is needed. */
    @Test
    void aFolderWithoutTheDatabasesKeysIsRefused() throws IOException {
        DatabaseSettings reached = hub.database.settings();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertRefused(new Backup(reached, elsewhere, "test", true), folder.resolve("none"), "请放回原有的 keys");
        SigningKeys.inFolder(elsewhere.resolve("keys"));
        VaultKeys.inFolder(elsewhere.resolve("keys"));
        assertRefused(new Backup(reached, elsewhere, "test", true), folder.resolve("others"), "HUB_DATA");
        assertThat(new Backup(reached, elsewhere, "test", false)
                        .to(folder.resolve("without"))
                        .manifest()
                        .holdsKeys())
                .as("who says that they are kept elsewhere is believed")
                .isFalse();
    }

    /** Row security would leave out rows in silence; the session is told to fail instead. */
    @Test
    void aRoleThatDoesNotSeeEveryRowIsRefused() {
        DatabaseSettings reached = hub.database.settings();
        DatabaseSettings narrow = new DatabaseSettings(reached.url(), reached.app(), reached.app());
        assertRefused(new Backup(narrow, hub.data, "test", true), folder.resolve("narrow"), "row-level security");
    }

    private static void assertRefused(Backup backup, Path target, String why) {
        assertThatThrownBy(() -> backup.to(target))
                .isInstanceOf(BackupRefusedException.class)
                .hasMessageContaining(why);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().contains(".partial-")))
                    .isEmpty();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
