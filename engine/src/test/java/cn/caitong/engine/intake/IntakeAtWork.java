package cn.caitong.engine.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.silence.Arrivals;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.WakeUp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Intake with all it needs, on a test's database, and messages for it. */
final class IntakeAtWork {
    /** A type that speaks of what nobody may know of yet. */
    static final String VEILED = "counter.hidden.v1";

    final Transactions transactions;
    final Vault vault;
    final Heads heads;
    final AtomicLong nanos = new AtomicLong();
    final Backlog backlog;
    final Intake intake;
    final List<String> woken = Collections.synchronizedList(new ArrayList<>());

    IntakeAtWork(TestDatabase database, Path folder) {
        this(database.database().dataSource(), folder, TransactionListener.NONE);
    }

    IntakeAtWork(DataSource dataSource, Path folder, TransactionListener listener) {
        transactions = new Transactions(dataSource, listener);
        new MonthPartitions(new Transactions(dataSource, TransactionListener.NONE)).ensure();
        vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
        backlog = new Backlog(transactions, BacklogLimits.DEFAULT);
        heads = new Heads(transactions, nanos::get);
        intake = new Intake(
                transactions,
                vault,
                new FolderBlobs(folder.resolve("blobs"), vault),
                new EvidenceLog(transactions),
                backlog,
                new Ears(),
                heads,
                new SealWatch(heads, nanos::get, SealWatch.DEFAULT_LIMIT),
                Set.of(VEILED),
                new Arrivals(nanos::get));
    }

    /** Raw bytes and data say the same here; the mapping is the identity. */
    static Submission message(String id, String content) {
        return message(id, content, content, "identity@1");
    }

    static Submission message(String id, String raw, String data, String mapping) {
        return message("counter.added.v1", id, raw, data, mapping);
    }

    static Submission message(String type, String id, String raw, String data, String mapping) {
        return new Submission(
                "p1",
                id,
                type,
                new Location("counter", "case-" + id, null, "500103", "p1", "T-1", "1", "S-1"),
                Bytes.of(raw.getBytes(UTF_8)),
                Bytes.of(data.getBytes(UTF_8)),
                Digests.SM3.print(Digests.SM3.of(data.getBytes(UTF_8))),
                mapping,
                null,
                Instant.parse("2026-03-02T01:00:00Z"));
    }

    List<String> column(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }

    private final class Ears implements WakeUp {
        @Override
        public void flow(String flow) {
            woken.add(flow);
        }

        @Override
        public void partner(String partner) {
            throw new AssertionError("intake tells partners nothing");
        }
    }
}
