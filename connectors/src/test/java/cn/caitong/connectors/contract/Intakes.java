package cn.caitong.connectors.contract;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.intake.Backlog;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.FolderBlobs;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.LocalWakeUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Intake on a test's database; nobody listens for what it took. */
public final class Intakes {
    private Intakes() {}

    public static Intake of(Transactions transactions, Vault vault, Path folder, BacklogLimits limits) {
        Backlog backlog = new Backlog(transactions, limits);
        backlog.refresh();
        Heads heads = new Heads(transactions, Ticker.SYSTEM);
        return new Intake(
                transactions,
                vault,
                new FolderBlobs(folder.resolve("blobs"), vault),
                new EvidenceLog(transactions),
                backlog,
                new LocalWakeUp(),
                heads,
                new SealWatch(heads, Ticker.SYSTEM, Duration.ofHours(1)),
                Set.of());
    }
}
