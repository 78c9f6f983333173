package cn.caitong.app.cli;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.engine.backup.BackupRefusedException;
import cn.caitong.engine.backup.Restore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub restore}: a backup brought back into an empty place. The hub that starts on it sends no money until its gap is covered. */
@Command(
        name = "restore",
        description = "Brings a backup back, into an empty place only · 将备份恢复到空的数据目录或空数据库",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "what hub backup wrote · hub backup 写成的目录")
    private Path folder = Path.of("");

    @Option(
            names = "--digest",
            paramLabel = "SM3",
            description = "the digest that hub backup printed, kept elsewhere · 备份时打印并另行保管的清单摘要")
    private @Nullable String digest;

    @Override
    public Integer call() throws IOException {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        try (DataFolder locked = DataFolder.lockToRestore(settings.data())) {
            tell(new Restore(folder, settings.data(), settings.database()).run(digest), locked.toString());
            return 0;
        } catch (BackupRefusedException | DataFolder.InUseException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return 1;
        }
    }

    private void tell(Restore.Restored restored, String where) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("restored · 已恢复       %s%n", where);
        out.printf("legal time · 法定时间   %s%n", restored.manifest().legalTime());
        out.printf("rows · 行数             %d%n", restored.manifest().rows());
        out.printf("evidence · 存证         %d rows, sound · 行，完整%n", restored.evidence());
        out.printf("head · 封存头           %s%n", restored.head());
        out.println("No money leaves until every partner has covered the time since: ./hub recovery"
                + " · 各接入方补齐此后情况之前，不发出任何资金指令");
    }
}
