package cn.caitong.engine.silence;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.caitong.engine.cases.CaseClocks;
import cn.caitong.engine.cases.FlowRunner;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.cases.Ledgers;
import cn.caitong.engine.cases.ParkedEvents;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.Acceptance;
import cn.caitong.engine.intake.Backlog;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.FolderBlobs;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.intake.Submission;
import cn.caitong.engine.obligation.ClockFirer;
import cn.caitong.engine.obligation.Obligations;
import cn.caitong.engine.obligation.ParkedClocks;
import cn.caitong.engine.parked.HeldWatch;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.LocalWakeUp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One node with intake, cases and clocks, on a test's database; cases of the window flow under one contract. */
final class Office {
    static final String CLIENT = "yukuaizheng";
    static final String FILES = "500229";
    static final String QUEUE = "client-queue";
    static final UUID CONTRACT = CaseId.of("contract", "HT-1");

    final Transactions transactions;
    final LegalTime time;
    final Intake intake;
    final FiringGuard guard;
    final FlowRunner runner;
    final ClockFirer firer;
    private final WindowFlow flow = new WindowFlow(CLIENT, FILES, QUEUE);

    Office(TestDatabase database, Path folder, String node) {
        this(database.database().dataSource(), folder, node, TransactionListener.NONE);
    }

    Office(DataSource dataSource, Path folder, String node, TransactionListener listener) {
        transactions = new Transactions(dataSource, listener);
        time = new LegalTime(transactions);
        Vault vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
        EvidenceLog evidence = new EvidenceLog(transactions);
        Heads heads = new Heads(transactions, Ticker.SYSTEM);
        intake = new Intake(
                transactions,
                vault,
                new FolderBlobs(folder.resolve("blobs"), vault),
                evidence,
                new Backlog(transactions, BacklogLimits.DEFAULT),
                new LocalWakeUp(),
                heads,
                new SealWatch(heads, Ticker.SYSTEM, Duration.ofHours(1)),
                Set.of());
        guard = new FiringGuard(
                transactions, new HubNode(node, "1"), Ticker.SYSTEM, Clock.systemUTC(), intake.arrivals()::oldest);
        runner = new FlowRunner(
                transactions,
                List.of(flow),
                vault,
                evidence,
                new Ledgers(money -> {}, new Obligations(transactions)::apply, outgoing -> {}),
                new LocalWakeUp(),
                new Silence(transactions, SilencePolicy.DEFAULT, Set.of(FILES, QUEUE)));
        firer = new ClockFirer(
                transactions,
                guard,
                new CaseClocks(runner, new Inbox(transactions, vault)),
                new ParkedClocks(transactions, time, new ParkedItems(transactions), evidence),
                List.of(flow));
    }

    /** An empty database, a first heartbeat, and a folder that was read. */
    Office reset(TestDatabase database) {
        database.empty();
        new MonthPartitions(transactions).ensure();
        guard.sweep();
        return this;
    }

    /** A window that ends at this time. */
    void open(String key, Instant cutOff) {
        says(key, CLIENT, key + "-opened", "opened", "{\"cutOff\":\"" + cutOff + "\"}", null);
        drain();
    }

    Acceptance object(String key) {
        return says(key, CLIENT, key + "-objected", "objected", "{}", null);
    }

    Acceptance says(String key, String partner, String id, String type, String data, @Nullable Instant businessTime) {
        return intake.accept(message(key, partner, id, type, data, businessTime));
    }

    static Submission message(
            String key, String partner, String id, String type, String data, @Nullable Instant businessTime) {
        Bytes bytes = Bytes.of(data.getBytes(UTF_8));
        return new Submission(
                partner,
                id,
                type,
                new Location(WindowFlow.NAME, key, CONTRACT, "500103", "one-thing", "T-1", null, "S-1"),
                bytes,
                bytes,
                Digests.SM3.print(Digests.SM3.of(data.getBytes(UTF_8))),
                "identity@1",
                null,
                businessTime);
    }

    void drain() {
        while (runner.drain(WindowFlow.NAME, 64) > 0) {}
    }

    /** Moves legal time there; folder and queue are read then, and the node lives. */
    void at(Instant instant) {
        time.advanceTo(instant);
        read(FILES);
        queues().mark(QUEUE, "500103", time.now());
        guard.sweep();
    }

    /** What every day's watch shows of it, a person takes away. */
    void dismissWhatIsHeldTooLong(String why) {
        new HeldWatch(transactions, List.of(flow)).sweep();
        ParkedEvents events = new ParkedEvents(transactions, new EvidenceLog(transactions), new LocalWakeUp());
        new ParkedQueries(transactions)
                .open(null, 10)
                .forEach(item -> events.dismissHeld(Long.parseLong(item.ref()), "li.na", why));
    }

    QueueMarks queues() {
        return new QueueMarks(transactions, time, new ClosedDoors(transactions, Ticker.SYSTEM));
    }

    /** The folder has been read as a whole, now. */
    void read(String partner) {
        transactions.jdbc().sql("""
            insert into file_poll (partner, jurisdiction, node, epoch, lease_until, read_at)
            values (?, '500229', 'n', 1, database_now(), legal_now())
            on conflict (partner) do update set read_at = excluded.read_at\
            """).param(partner).update();
    }

    /** Fires until nothing is due now. */
    int fire() {
        int fired = 0;
        for (int n = firer.fire(100); n > 0; n = firer.fire(100)) {
            fired += n;
        }
        return fired;
    }

    String state(String key) {
        return one("select state from case_file where key = ?", key);
    }

    /** Why the last decision about it fell as it did. */
    String reason(String key) {
        return one("select e.payload -> 'reason' ->> 'code' from (" + LAST + ") e", key);
    }

    /** What was missing at the last decision. */
    List<String> missing(String key) {
        return column(
                "select jsonb_array_elements_text(e.payload -> 'silence' -> 'missing') from (" + LAST + ") e", key);
    }

    /** One value of the last proof, as text. */
    String proof(String key, String path) {
        return one("select e.payload -> 'silence' #>> '{" + path + "}' from (" + LAST + ") e", key);
    }

    private static final String LAST = """
        select convert_from(payload, 'UTF8')::jsonb as payload from evidence e join case_file c on c.id = e.case_id
         where c.key = ? and e.kind like 'event.%' order by case_seq desc limit 1
        """;

    String clock(String key, String column) {
        return one(
                "select (o." + column
                        + ")::text from obligation o join case_file c on c.id = o.case_id where c.key = ?",
                key);
    }

    String one(String sql, Object... parameters) {
        return column(sql, parameters).getFirst();
    }

    List<String> column(String sql, Object... parameters) {
        return transactions
                .jdbc()
                .sql(sql)
                .params(List.of(parameters))
                .query(String.class)
                .list();
    }
}
