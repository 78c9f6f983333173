package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.PartnerPolicy.OnUnknown;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.outage.OutagePolicy;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.WakeUp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own for a test of delivery, two partners, and what such tests do again and again. */
final class OutboxTables implements AutoCloseable {
    static final String CENTRE = "500103";
    static final String OTHER = "500240";
    static final String REFUND = "deposit.refund-instructed.v1";
    static final String QUERY = "deposit.refund-status-requested.v1";
    static final String RECALL = "deposit.refund-recall-requested.v1";
    static final String TASK = "deposit.task-raised.v1";
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration SETTLE = Duration.ofMinutes(10);
    static final PartnerPolicy POLICY = policy(CENTRE);
    /** Never reached. */
    static final MoneyLimits LIMITS =
            new MoneyLimits(new MoneyLimits.Limit(1_000_000, new BigDecimal("1000000000.00")), Map.of());

    final TestDatabase database = new TestDatabase();
    final Transactions transactions = database.transactions();
    final Vault vault = new Vault(VaultKeys.inFolder(TestDatabase.folder("test-keys")));
    final LegalTime legalTime = new LegalTime(transactions);
    final Outbox outbox = new Outbox(transactions, vault, new Inbox(transactions, vault));
    final Delivery delivery = node("node-a");

    static PartnerPolicy policy(String partner) {
        return new PartnerPolicy(
                partner,
                LEASE,
                SETTLE,
                4,
                new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofSeconds(30)),
                OutagePolicy.DEFAULT,
                Map.of(
                        REFUND, new OnUnknown.Ask(QUERY, List.of("receipt", "instructionId")),
                        TASK, new OnUnknown.Repeat()));
    }

    /** Another process on the same database. */
    Delivery node(String id) {
        return node(id, transactions, Ticker.SYSTEM, new SilentWakeUp());
    }

    /** A node that lets no more money leave than this. */
    Delivery node(String id, MoneyLimits limits) {
        return node(id, transactions, limits);
    }

    Delivery node(String id, Transactions through, MoneyLimits limits) {
        SealWatch sealing = new SealWatch(new Heads(through, Ticker.SYSTEM), Ticker.SYSTEM, Duration.ofHours(1));
        return node(id, through, sealing, Ticker.SYSTEM, new SilentWakeUp(), limits);
    }

    Delivery node(String id, Transactions through, Ticker ticker, WakeUp wakeUp) {
        SealWatch sealing = new SealWatch(new Heads(through, ticker), ticker, Duration.ofHours(1));
        return node(id, through, sealing, ticker, wakeUp);
    }

    Delivery node(String id, Transactions through, SealWatch sealing, Ticker ticker, WakeUp wakeUp) {
        return node(id, through, sealing, ticker, wakeUp, LIMITS);
    }

    private Delivery node(
            String id, Transactions through, SealWatch sealing, Ticker ticker, WakeUp wakeUp, MoneyLimits limits) {
        return new Delivery(
                through,
                vault,
                new Inbox(through, vault),
                new EvidenceLog(through),
                sealing,
                new LegalTime(through),
                ticker,
                wakeUp,
                new HubNode(id, "test"),
                Map.of(CENTRE, POLICY, OTHER, policy(OTHER)),
                limits);
    }

    /** What persons decide, through any node. */
    DeliveryDesk desk() {
        return new DeliveryDesk(delivery, transactions, legalTime, new EvidenceLog(transactions));
    }

    DeliveryDesk desk(String node, Transactions through) {
        return new DeliveryDesk(node(node, through, LIMITS), through, new LegalTime(through), new EvidenceLog(through));
    }

    /** A process that dies before each commit. */
    Transactions dying() {
        return new Transactions(database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new IllegalStateException("died in " + transaction);
            }
        });
    }

    /** Ends an attempt while something else is done that waits for the end's locks: this commits only then. */
    void whileEnding(Marked sent, End end, Runnable other) throws Exception {
        FutureTask<Boolean> begun = new FutureTask<>(other, true);
        assertThat(node("node-slow", slow(begun), LIMITS).end(List.of(sent.ended(end))))
                .isEmpty();
        begun.get();
    }

    /** Marks one while something else is done that waits for the mark's locks. */
    List<Marked> whileMarking(Runnable other) throws Exception {
        FutureTask<Boolean> begun = new FutureTask<>(other, true);
        List<Marked> marked = node("node-slow", slow(begun), LIMITS).mark(CENTRE, 1, OutboxTables::translate);
        begun.get();
        return marked;
    }

    /** Before a commit it begins something, and waits until that waits for it. */
    private Transactions slow(FutureTask<Boolean> begun) {
        return new Transactions(database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                Thread.ofPlatform().daemon().start(begun);
                awaitBlocked();
            }
        });
    }

    /** Seen by a session of its own: within one transaction the server's view of its sessions does not change. */
    private void awaitBlocked() {
        FutureTask<Boolean> seen = new FutureTask<>(() -> BlockedSessions.awaitOne(jdbc()), true);
        Thread.ofPlatform().daemon().start(seen);
        await().atMost(Duration.ofMinutes(2)).until(seen::isDone);
    }

    void empty() {
        database.empty();
        jdbc().sql("select ensure_month(legal_now())").query().singleRow();
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    /** A case that exists, of this key. */
    Location openCase(String key) {
        Location location = location(key);
        openCases(List.of(location));
        return location;
    }

    Location location(String key) {
        return new Location("deposit", key, null, "500103", CENTRE, "T-1", "1", "S-1");
    }

    void openCases(List<Location> locations) {
        jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner,
                                   opened_at, changed_at)
            select id, 'deposit', key, 'held', '{}', 1, 1, '500103', ?, legal_now(), legal_now()
              from unnest(?::uuid[], ?::text[]) as x (id, key)\
            """)
                .params(CENTRE, Columns.text(locations, Location::caseId), Columns.text(locations, Location::key))
                .update();
    }

    /** Tells the centre to refund, in a case of its own; the row's id. */
    UUID refund(String businessId) {
        return tell(openCase(businessId), refundTo(CENTRE, businessId, null));
    }

    static Outgoing.Tell refundTo(String partner, String businessId, @Nullable Instant dueAt) {
        return new Outgoing.Tell(partner, REFUND, businessId, true, data(businessId), dueAt);
    }

    static Outgoing.Tell task(String partner, String businessId) {
        return new Outgoing.Tell(partner, TASK, businessId, false, data(businessId), null);
    }

    UUID tell(Location location, Outgoing.Tell tell) {
        apply(location, tell);
        return NewOutgoing.idOf(location.caseId(), tell);
    }

    void apply(Location location, Outgoing change) {
        transactions.run("decide", () -> outbox.apply(List.of(new Changed<>(location, legalTime.now(), change))));
    }

    static ObjectNode data(String businessId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("receipt", "R-" + businessId)
                .put("instructionId", businessId)
                .put("account", "6222-0001");
    }

    /** The centre's words for it: the canonical data, with a word before. */
    static Translator.Wire translate(Translator.Telling telling) {
        String text = "wire " + telling.data();
        return new Translator.Wire(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), "sm3:dialect");
    }

    /** What a partner answered, whatever it means. */
    static Bytes answer() {
        return Bytes.of("answer".getBytes(StandardCharsets.UTF_8));
    }

    List<Marked> mark(int max) {
        return delivery.mark(CENTRE, max, OutboxTables::translate);
    }

    Marked markOne() {
        return mark(1).getFirst();
    }

    static String text(Marked marked) {
        return new String(marked.wire().array(), StandardCharsets.UTF_8);
    }

    void end(Marked marked, End end) {
        delivery.end(List.of(marked.ended(end)));
    }

    /** The node that holds it is paused: its lease runs out. */
    void runOutLease(UUID outgoing) {
        jdbc().sql("update outgoing set lease_until = database_now() - interval '1 second' where id = ?")
                .param(outgoing)
                .update();
    }

    /** The same, if the row is still in that epoch. */
    void runOutLease(UUID outgoing, long epoch) {
        jdbc().sql("""
            update outgoing set lease_until = database_now() - interval '1 second'
             where id = ? and lease_epoch = ? and state = 'sending'\
            """).params(outgoing, epoch).update();
    }

    void advance(Duration by) {
        legalTime.advanceTo(legalTime.now().plus(by));
    }

    String state(UUID outgoing) {
        return string("select state from outgoing where id = '" + outgoing + "'");
    }

    String string(String sql) {
        return jdbc().sql(sql).query(String.class).single();
    }

    List<String> strings(String sql) {
        return jdbc().sql(sql).query(String.class).list();
    }

    /** The types of the events that wait for cases, in their order. */
    List<String> events() {
        return strings("select type from inbox order by id");
    }

    JsonNode eventData(String type) {
        return new CanonicalData(vault)
                .open(jdbc().sql("select key_id, data from inbox where type = ?")
                        .param(type)
                        .query((row, n) -> new Sealed(row.getString(1), row.getBytes(2)))
                        .single());
    }

    List<String> evidence(UUID outgoing) {
        return strings("select kind from evidence where convert_from(payload, 'UTF8')::json ->> 'outgoing' = '"
                + outgoing + "' order by case_seq");
    }

    @Override
    public void close() {
        database.close();
    }

    static final class SilentWakeUp implements WakeUp {
        @Override
        public void flow(String flow) {}

        @Override
        public void partner(String partner) {}
    }
}
