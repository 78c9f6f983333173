package cn.caitong.app.cli;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code hub migrate}: brings the database's schema to this version, so that an upgrade can be prepared before a node of it
 * starts. A starting hub does the same; migrations only add, and nodes of the version before go on working.
 */
@Command(
        name = "migrate",
        description = "Brings the database's schema to this version · 将数据库结构升级到本版本",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        Optional<DatabaseSettings> external = settings.database();
        if (external.isPresent()) {
            return tell(HubDatabase.migrate(external.get()), external.get().url());
        }
        try (DataFolder locked = DataFolder.lock(settings.data());
                EmbeddedDatabase embedded =
                        EmbeddedDatabase.start(settings.data().resolve("postgres"), 0)) {
            return tell(HubDatabase.migrate(embedded.settings()), locked.toString());
        } catch (DataFolder.InUseException running) {
            spec.commandLine().getErr().println(running.getMessage());
            return 1;
        }
    }

    private int tell(int applied, String where) {
        spec.commandLine()
                .getOut()
                .println(
                        applied == 0
                                ? "up to date · 已是最新  " + where
                                : "migrations applied · 已执行的升级脚本  %d  %s".formatted(applied, where));
        return 0;
    }
}
