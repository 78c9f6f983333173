package cn.caitong.engine.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.Backlog;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.Bodies;
import cn.caitong.engine.intake.FolderBlobs;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.intake.Submission;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** File intake with all it needs, as one node of a test's database, and files for it. */
final class FilesAtWork {
    static final String PARTNER = "500229";
    static final Duration LEASE = Duration.ofSeconds(30);

    final Transactions transactions;
    final FileLeases leases;
    final FileIntake files;
    final Intake intake;

    FilesAtWork(TestDatabase database, Path folder, String node, TransactionListener listener) {
        new MonthPartitions(database.transactions()).ensure();
        transactions = new Transactions(database.database().dataSource(), listener);
        Vault vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
        FolderBlobs blobs = new FolderBlobs(folder.resolve("blobs"), vault);
        EvidenceLog evidence = new EvidenceLog(transactions);
        Heads heads = new Heads(transactions, Ticker.SYSTEM);
        intake = new Intake(
                transactions,
                vault,
                blobs,
                evidence,
                new Backlog(transactions, BacklogLimits.DEFAULT),
                new LocalWakeUp(),
                heads,
                new SealWatch(heads, Ticker.SYSTEM, Duration.ofHours(1)),
                Set.of());
        leases = new FileLeases(transactions, new HubNode(node, "test"));
        files = new FileIntake(
                transactions,
                leases,
                intake,
                new Bodies(vault, blobs),
                new RowAnswers(vault),
                evidence,
                new LegalTime(transactions));
    }

    FileLease lease() {
        return leases.claim(PARTNER, PARTNER, LEASE).orElseThrow();
    }

    static PickedUp file(String name, String content) {
        return PickedUp.of("receipts", name, content.getBytes(UTF_8), "sm3:dialect");
    }

    static FileRow good(int line, String id, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        return new FileRow.Valid(
                line,
                new Submission(
                        PARTNER,
                        id,
                        "counter.added.v1",
                        new Location("counter", "case-" + id, null, PARTNER, PARTNER, "T-1", "1", "S-1"),
                        Bytes.of(bytes),
                        Bytes.of(bytes),
                        Digests.SM3.print(Digests.SM3.of(bytes)),
                        "sm3:dialect",
                        null,
                        null));
    }

    static FileRow bad(int line, String id) {
        return new FileRow.Bad(
                line,
                Report.of(
                        Optional.of(id),
                        Optional.empty(),
                        List.of(Issue.of(ErrorCode.FIELD_MISSING, "/data", "supplier"))));
    }

    static Report report(ErrorCode code) {
        return Report.of(Issue.of(code, ""));
    }

    List<String> column(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }

    long count(String table) {
        return transactions
                .jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
