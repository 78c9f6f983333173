package cn.caitong.app.cli;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.ReachedDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A verb's work on the hub's database, whether or not a hub runs on it. What is refused is told with its remedy. */
final class OnDatabase {
    private OnDatabase() {}

    /** What is done there. */
    @FunctionalInterface
    interface Work {
        void on(HubSettings settings, Transactions transactions, PrintWriter out) throws IOException;
    }

    /** Answers what the verb's process ends with: 0 when it was done. */
    static int run(CommandSpec spec, Work work) throws IOException {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        PrintWriter err = spec.commandLine().getErr();
        try {
            Optional<ReachedDatabase> reached = ReachedDatabase.of(settings);
            if (reached.isEmpty()) {
                err.println("No hub has run on %1$s yet. 目录 %1$s 尚无采通数据。".formatted(settings.data()));
                return 1;
            }
            try (ReachedDatabase database = reached.get()) {
                Transactions transactions = new Transactions(database.dataSource(), TransactionListener.NONE);
                work.on(settings, transactions, spec.commandLine().getOut());
                return 0;
            }
        } catch (RefusedException refused) {
            err.println(refused.issue().en() + " " + refused.issue().zh());
        } catch (DataFolder.InUseException starting) {
            err.println(starting.getMessage());
        }
        return 1;
    }
}
