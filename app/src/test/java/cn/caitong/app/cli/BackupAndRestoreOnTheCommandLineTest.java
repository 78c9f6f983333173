package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.engine.backup.Restore;
import cn.caitong.engine.store.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class BackupAndRestoreOnTheCommandLineTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whetherTheDatabaseRunsOrNot() throws Exception {
        Path from = Files.createDirectory(folder.resolve("from"));
        Path to = Files.createDirectory(folder.resolve("to"));
        assertThat(backup(from, "none"))
                .matches(run -> run.exit() == 1 && run.err().contains("尚无采通数据"));
        CommandLineRun.at(from, "migrate");

        CommandLineRun resting = backup(from, "resting");
        assertThat(resting.exit()).isZero();
        assertThat(resting.out())
                .contains("legal time · 法定时间", "digest · 清单摘要       sm3:", "guard it like the hub itself");
        try (EmbeddedDatabase running =
                EmbeddedDatabase.start(from.resolve(".hub").resolve("postgres"), 0)) {
            assertThat(running.settings().url()).isNotEmpty();
            assertThat(backup(from, "running", "--without-keys").out()).contains("缺之则加密内容无法读取");
        }
        assertThat(backup(from, "running"))
                .matches(run -> run.exit() == 1 && run.err().contains("请指定一个新目录"));

        CommandLineRun restored = restore(to, "running");
        assertThat(restored.err()).isEmpty();
        assertThat(restored.exit()).isZero();
        assertThat(restored.out()).contains("evidence · 存证         0 rows, sound", "./hub recovery");
        assertThat(restore(to, "resting"))
                .matches(run -> run.exit() == 1 && run.err().contains("nothing is overwritten"));
    }

    @Test
    void nothingRunsOnAHalfDoneRestore() throws Exception {
        Path data = Files.createDirectories(folder.resolve(".hub"));
        Files.createFile(data.resolve(Restore.MARK));
        assertThatThrownBy(() -> DataFolder.lock(data))
                .isInstanceOf(DataFolder.InUseException.class)
                .hasMessageContaining("./hub restore");
        assertThat(CommandLineRun.at(folder, "migrate"))
                .matches(run -> run.exit() == 1 && run.err().contains("恢复未完成"));
        try (DataFolder again = DataFolder.lockToRestore(data)) {
            assertThat(again).hasToString(data.toString());
        }
    }

    private CommandLineRun backup(Path home, String name, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "backup";
        arguments[1] = folder.resolve(name).toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandLineRun.at(home, arguments);
    }

    private CommandLineRun restore(Path home, String name) {
        return CommandLineRun.at(home, "restore", folder.resolve(name).toString());
    }
}
