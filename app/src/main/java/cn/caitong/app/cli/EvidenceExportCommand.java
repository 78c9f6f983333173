package cn.caitong.app.cli;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.ReachedDatabase;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.EvidenceExport;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.vault.KeysOfDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code hub evidence export}: one case's evidence as a file. To the operator a case that is veiled until its opening (P13) is not there.
 */
@Command(
        name = "export",
        description = "Writes a case's evidence to a file · 将案件存证导出为文件",
        mixinStandardHelpOptions = true)
final class EvidenceExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--case", required = true, paramLabel = "ID", description = "the case's id, a UUID · 案件标识")
    private UUID caseId = new UUID(0, 0);

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file to write · 导出文件")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        Path keys = settings.data().resolve("keys");
        Optional<Sm2PrivateKey> key = SigningKeys.existingIn(keys);
        if (key.isEmpty()) {
            return refuse(
                    "There is no signing key in %1$s: export where the hub runs, or name its folder with HUB_DATA."
                            + " 目录 %1$s 中没有签名密钥；请在采通运行处导出，或用 HUB_DATA 指定数据目录。".formatted(keys));
        }
        Optional<ReachedDatabase> reached;
        try {
            reached = ReachedDatabase.of(settings);
        } catch (DataFolder.InUseException starting) {
            return refuse(String.valueOf(starting.getMessage()));
        }
        if (reached.isEmpty()) {
            return refuse("No hub has run on %1$s yet. 目录 %1$s 尚无采通数据。".formatted(settings.data()));
        }
        try (ReachedDatabase database = reached.get()) {
            requireKeys(database, keys);
            return write(new Transactions(database.dataSource(), TransactionListener.NONE), key.get(), keys);
        }
    }

    /** What another key signs, nobody who has the hub's believes. */
    private static void requireKeys(ReachedDatabase database, Path keys) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            KeysOfDatabase.require(connection, keys);
        }
    }

    private int write(Transactions transactions, Sm2PrivateKey key, Path keys) throws Exception {
        Optional<byte[]> file = new EvidenceExport(transactions, new LegalTime(transactions), key)
                .of(caseId, new CaseQueries(transactions, List.of()).operator());
        if (file.isEmpty()) {
            return refuse("There is no case %1$s. 没有案件 %1$s。".formatted(caseId));
        }
        try {
            Files.write(out, file.get());
        } catch (IOException unwritable) {
            return refuse(
                    "--out: %1$s cannot be written; name a file in a folder that is there, with room. 无法写入 %1$s；请指定已有目录中的文件，并确认有足够空间。"
                            .formatted(out));
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "exported · 已导出  %s%nverify · 核验      ./hub evidence verify %s --key %s%n",
                        out, out, keys.resolve(SigningKeys.PUBLIC_KEYS));
        return 0;
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }
}
