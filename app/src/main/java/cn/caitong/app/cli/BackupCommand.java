package cn.caitong.app.cli;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.app.hub.Hub;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.ReachedCluster;
import cn.caitong.engine.backup.Backup;
import cn.caitong.engine.backup.BackupRefusedException;
import cn.caitong.engine.backup.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub backup}: database, keys, secrets and blobs as files, whether or not a hub runs. */
@Command(
        name = "backup",
        description = "Writes the hub as files: database, keys, secrets, blobs · 备份数据库、密钥、令牌与大报文",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "a new or empty folder · 新目录或空目录")
    private Path folder = Path.of("");

    @Option(
            names = "--without-keys",
            description = "leaves keys and secrets out: they are kept elsewhere · 不含密钥与令牌（另行保管）")
    private boolean withoutKeys;

    @Override
    public Integer call() throws IOException {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        try {
            Optional<ReachedCluster> reached = ReachedCluster.of(settings);
            if (reached.isEmpty()) {
                return refuse("No hub has run on %1$s yet. 目录 %1$s 尚无采通数据。".formatted(settings.data()));
            }
            try (ReachedCluster cluster = reached.get()) {
                tell(new Backup(cluster.settings(), settings.data(), Hub.VERSION, !withoutKeys).to(folder));
                return 0;
            }
        } catch (BackupRefusedException | DataFolder.InUseException refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
    }

    private void tell(Backup.Written written) {
        Manifest manifest = written.manifest();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("backup · 备份           %s%n", folder);
        out.printf("legal time · 法定时间   %s%n", manifest.legalTime());
        out.printf("schema · 结构版本       %s%n", manifest.schema());
        out.printf("rows · 行数             %d%n", manifest.rows());
        out.printf("bytes · 字节            %d%n", manifest.bytes());
        out.printf("head · 封存头           %s%n", manifest.head());
        out.printf("digest · 清单摘要       %s%n", written.digest());
        if (withoutKeys) {
            out.println(
                    "without keys and secrets: what is sealed cannot be read without them" + " · 不含密钥与令牌：缺之则加密内容无法读取");
        } else {
            out.println("it holds keys and secrets: guard it like the hub itself · 内含密钥与令牌，请按采通本身的等级保管");
        }
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }
}
