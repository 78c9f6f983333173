package cn.caitong.connectors.amqp;

import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.broker.QueueTls;
import cn.caitong.connectors.contract.Intakes;
import cn.caitong.connectors.contract.MessageCases;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.silence.ClosedDoors;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.validation.Validator;
import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Two purchasers' clients that are met on queues, the hub's broker with its door for them, and nodes that read. */
final class QueueStage implements AutoCloseable {
    static final String ONE = "client-one";
    static final String OTHER = "client-other";
    static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Path EXAMPLES = Path.of("..", "mappings", "schemas", "examples");
    private static final Path OBJECTION = EXAMPLES.resolve("objection.raised.v1/good/a-part.json");
    private static final Path WITHDRAWAL = EXAMPLES.resolve("objection.withdrawn.v1/good/withdrawn.json");

    final TestDatabase database = new TestDatabase();
    final Transactions transactions = database.transactions();
    final Partners partners;
    final Credentials credentials;
    /** What its nodes note of times at which nobody got in. */
    final ClosedDoors doors = new ClosedDoors(transactions, Ticker.SYSTEM);

    private final Path folder;
    private final Optional<QueueTls> tls;
    private final Vault vault;
    private EmbeddedBroker broker;

    QueueStage(Path folder) throws Exception {
        this(folder, Optional.empty());
    }

    /** With a door that speaks TLS. */
    QueueStage(Path folder, Optional<QueueTls> tls) throws Exception {
        this.folder = folder;
        this.tls = tls;
        new MonthPartitions(transactions).ensure();
        vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
        Path descriptors = Files.createDirectories(folder.resolve("partners"));
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        for (String id : List.of(ONE, OTHER)) {
            Files.writeString(descriptors.resolve(id + ".yaml"), descriptor(id));
            Files.writeString(secrets.resolve(id + ".in.sha256"), sha256(password(id)));
        }
        partners = new Partners(PartnerFiles.load(descriptors));
        credentials = new Credentials(secrets, partners);
        broker = startBroker();
    }

    private static String descriptor(String id) {
        return """
            id: %s
            name: 采购人客户端
            jurisdiction: "500000"
            role: purchaser-client
            protocol: amqp
            dialect: canonical
            reports: [objection.raised.v1]
            inbound: { channels: [], maxBytes: 200000, perSecond: 1000 }
            """.formatted(id);
    }

    static String password(String id) {
        return "shown-by-" + id;
    }

    private EmbeddedBroker startBroker() throws Exception {
        return EmbeddedBroker.start(
                folder.resolve("artemis"),
                Optional.of(EmbeddedBroker.Door.of("127.0.0.1", 0, tls, partners, credentials)));
    }

    int port() {
        return broker.port();
    }

    void stopBroker() {
        broker.close();
    }

    /** On what it kept, behind another door: somebody may listen at the last one by now. */
    void startBrokerAgain() throws Exception {
        broker = startBroker();
    }

    QueueLine line(String id) {
        return QueueLine.open("127.0.0.1", port(), id, password(id));
    }

    /** A node that reads, until it is closed. */
    QueuePartners node() {
        return node(reception(transactions, BacklogLimits.DEFAULT, MessageCases::locate));
    }

    /** One that takes nothing in: too much waits already. */
    QueuePartners fullNode() {
        return node(reception(transactions, new BacklogLimits(0, 0, 0, 0, MOMENT), MessageCases::locate));
    }

    /** One that has something done at each of its transactions. */
    QueuePartners node(TransactionListener listener) {
        Transactions watched = new Transactions(database.database().dataSource(), listener);
        return node(reception(watched, BacklogLimits.DEFAULT, MessageCases::locate), watched);
    }

    /** One that finds the case of a message in its own way. */
    QueuePartners node(Function<CanonicalMessage, Location> locator) {
        return node(reception(transactions, BacklogLimits.DEFAULT, locator));
    }

    private QueuePartners node(Reception reception) {
        return node(reception, transactions);
    }

    private QueuePartners node(Reception reception, Transactions of) {
        QueuePartners node = new QueuePartners(partners, EmbeddedBroker.connections());
        node.read(reception, new QueueMarks(of, new LegalTime(of), doors));
        return node;
    }

    private Reception reception(Transactions of, BacklogLimits limits, Function<CanonicalMessage, Location> locator) {
        return new Reception(
                partners,
                credentials,
                new PartnerReader(new Dialects(Path.of("..", "mappings", "dialects"), partners)),
                new Validator(Districts.load(Path.of("..", "config", "districts.yaml"))),
                new Submissions(locator),
                Intakes.of(of, vault, folder, limits),
                new Refusals(of));
    }

    /** An objection as this partner would say it. */
    static String objection(String partner, String id) {
        return said(OBJECTION, partner, id);
    }

    /** That it takes one back, which its descriptor does not let it report. */
    static String withdrawal(String partner, String id) {
        return said(WITHDRAWAL, partner, id);
    }

    private static String said(Path example, String partner, String id) {
        try {
            return Files.readString(example)
                    .replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + id + "\"")
                    .replace(":one-thing", ":" + partner);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Says it and waits for the answer. */
    static Parcel ask(QueueLine line, String partner, Parcel said) {
        line.put(QueueNames.of(partner).in(), said);
        return answer(line, partner);
    }

    static Parcel answer(QueueLine line, String partner) {
        return await().atMost(PATIENCE)
                .until(() -> line.take(QueueNames.of(partner).answers(), MOMENT), Optional::isPresent)
                .orElseThrow();
    }

    List<String> texts(String sql) {
        return database.jdbc().sql(sql).query(String.class).list();
    }

    static String sha256(String token) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
