package cn.caitong.app.hub;

import cn.caitong.connectors.amqp.QueueNames;
import cn.caitong.connectors.broker.BrokerWakeUp;
import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.broker.WakeRoutes;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.sftp.Pickup;
import cn.caitong.connectors.sftp.SftpPartners;
import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.silence.SilencePolicy;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.KeysOfDatabase;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One running hub. Parts are started in order, and stopped in the opposite one, also when a later one cannot start. */
public final class Hub implements AutoCloseable {
    /** This version, as nodes and backups name it. */
    public static final String VERSION = "0.1";

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final int FLOW_WORKERS = 4;

    private final Started started = new Started();
    private final HubSettings settings;
    private final Partners partners;
    private final Districts districts;
    private final Secrets secrets;
    private final Validator validator;
    private final Optional<EmbeddedBroker> embedded;
    private final Engine engine;
    private final Sweeps sweeps;
    private final Map<String, Pickup> folders;
    private final URI address;

    private Hub(HubSettings settings, TransactionListener listener) throws Exception {
        this.settings = settings;
        try {
            DataFolder folder = keep(DataFolder.lock(settings.data()));
            partners = partners(settings);
            districts = Districts.load(settings.config().resolve("districts.yaml"));
            Future<Dialects> loading = loading(settings, partners);
            HubDatabase database = keep(HubDatabase.open(databaseSettings()));
            requireKeys(database); // before any are drawn
            secrets = new Secrets(settings.secrets());
            secrets.drawMissing(partners.all());
            Credentials credentials = new Credentials(settings.secrets(), partners);
            embedded = broker(credentials);
            ConnectionFactory connections = connections();
            Vault vault = Engine.vault(settings.data());
            CalendarVersions calendars = calendars(database);
            List<Flow> flows = Flows.of(settings.config(), vault, calendars, partners);
            LocalWakeUp local = keep(new LocalWakeUp());
            BrokerWakeUp wakeUp = keep(new BrokerWakeUp(connections, local));
            engine = keep(new Engine(
                    new Engine.Given(
                            database.dataSource(),
                            listener,
                            settings.data(),
                            new HubNode(settings.node(), VERSION),
                            partners,
                            wakeUp,
                            MoneyLimits.load(settings.config().resolve("policies/money-limits.yaml")),
                            BacklogLimits.DEFAULT,
                            SilencePolicy.load(settings.config().resolve("policies/silence.yaml"))),
                    vault,
                    flows));
            if (settings.isShared()) {
                folder.close(); // keys and secrets are drawn: from here on several nodes may use them
            }
            Dialects dialects = loaded(loading);
            validator = validator();
            Recovering recovering = new Recovering(engine, calendars, partners);
            Reception reception = reception(vault, credentials, dialects);
            ConfigurableApplicationContext spring = keep(new HubContext(
                            settings,
                            partners,
                            districts,
                            credentials,
                            dialects,
                            connections,
                            engine,
                            calendars,
                            flows,
                            reception,
                            recovering)
                    .start());
            CamelContext camel = spring.getBean(CamelContext.class);
            Doors doors = Doors.open(
                    started, camel, partners, dialects, reception, credentials, settings.secrets(), connections());
            ring(local, flows, doors);
            List<String> reachable = partners.all().stream()
                    .filter(partner -> partner.outbound().isPresent())
                    .map(Partner::id)
                    .toList();
            WakeRoutes.add(camel, local, flows.stream().map(Flow::name).toList(), reachable);
            sweeps = keep(engine.sweeps(reachable, local, flows).every(250, "calendar", calendars::refresh));
            folders = readFolders(doors.files(), vault);
            new Reconciling(settings, engine).addTo(sweeps, calendars, partners);
            recovering.addTo(sweeps);
            new Alarming(engine).addTo(sweeps);
            sweeps.every(3_600_000, "objectors", Flows.objectors(settings.config(), engine)::sweep);
            sweeps.start();
            doors.queues().read(reception, engine.queueMarks());
            address = URI.create("http://localhost:"
                    + ((ServletWebServerApplicationContext) spring)
                            .getWebServer()
                            .getPort());
        } catch (Exception failed) {
            started.closeAfter(failed);
            throw failed;
        }
    }

    /** Starts a hub; whatever keeps it from starting is thrown, and nothing of it runs on. */
    public static Hub start(HubSettings settings) throws Exception {
        return start(settings, TransactionListener.NONE);
    }

    /** The same, with somebody who hears of its transactions. */
    public static Hub start(HubSettings settings, TransactionListener listener) throws Exception {
        return new Hub(settings, listener);
    }

    /** Clears what an earlier hub kept in this folder, unless one is running on it, or the folder holds anything else. */
    public static void clear(Path data) throws IOException {
        try (DataFolder locked = DataFolder.lock(data)) {
            locked.requireNothingElse();
            EmbeddedDatabase.clear(data.resolve("postgres"));
            locked.clear();
        }
    }

    private void requireKeys(HubDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            KeysOfDatabase.require(connection, settings.data().resolve("keys"));
        }
    }

    public URI address() {
        return address;
    }

    public Partners partnersOfHub() {
        return partners;
    }

    public Secrets secrets() {
        return secrets;
    }

    public LegalTime legalTime() {
        return engine.legalTime();
    }

    /** Waits until nothing is left to do at this legal time; longer than {@code patience} is an IllegalStateException. */
    public void quiesce(Duration patience) {
        new Quiet(engine.transactions(), Ticker.SYSTEM, sweeps::turnNow).await(patience);
    }

    /** Reads now what those of these partners have put down that speak by files: for who moves the clock and would only wait. */
    public void readFolders(Collection<String> of) {
        of.stream().map(folders::get).filter(Objects::nonNull).forEach(Pickup::turn);
    }

    /** Where partners of queues come in, at a broker of the hub's own; without such partners there is no door. */
    public int queuePort() {
        return embedded.orElseThrow().port();
    }

    /** What such a partner is told of it; empty where nobody comes in by a door of this hub's. */
    public Optional<URI> queueDoor() {
        if (QueueNames.of(partners).isEmpty() || embedded.isEmpty()) {
            return Optional.empty();
        }
        HubSettings.QueueDoor door = queues();
        String scheme = door.tls().isPresent() ? "amqps" : "amqp";
        return Optional.of(URI.create("%s://%s:%d".formatted(scheme, door.bind(), door.port())));
    }

    /** The same with the interface; of a hub at another's broker, where its settings say. */
    HubSettings.QueueDoor queues() {
        HubSettings.QueueDoor door = settings.queues();
        return QueueNames.of(partners).isEmpty() || embedded.isEmpty()
                ? door
                : new HubSettings.QueueDoor(door.bind(), queuePort(), door.tls());
    }

    public Engine engine() {
        return engine;
    }

    private DatabaseSettings databaseSettings() throws Exception {
        return settings.database().isPresent()
                ? settings.database().get()
                : keep(EmbeddedDatabase.startUntilClosed(settings.data().resolve("postgres")))
                        .settings();
    }

    /** The hub's own, unless it is given one. Where partners are met on queues, it has a door for them. */
    private Optional<EmbeddedBroker> broker(Credentials credentials) throws Exception {
        if (settings.broker().isPresent()) {
            return Optional.empty();
        }
        HubSettings.QueueDoor queues = settings.queues();
        Optional<EmbeddedBroker.Door> door = QueueNames.of(partners).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        EmbeddedBroker.Door.of(queues.bind(), queues.port(), queues.tls(), partners, credentials));
        return Optional.of(keep(EmbeddedBroker.start(settings.data().resolve("artemis"), door)));
    }

    private ActiveMQConnectionFactory connections() {
        return settings.broker().map(ExternalBroker::connections).orElseGet(EmbeddedBroker::connections);
    }

    /** The calendar that counts, on every node the same: the database's; on a new one that of the configuration. */
    private CalendarVersions calendars(HubDatabase database) {
        CalendarVersions calendars =
                new CalendarVersions(new Transactions(database.dataSource(), TransactionListener.NONE));
        calendars.start(CalendarFiles.load(settings.config().resolve("calendar")));
        return calendars;
    }

    /** The partners of the descriptors, each where this deployment reaches it. */
    static Partners partners(HubSettings settings) {
        List<Partner> described = PartnerFiles.load(settings.config().resolve("partners"));
        settings.partnerUrls().keySet().forEach(id -> warnUndescribed(id, described));
        return new Partners(described.stream()
                .map(partner -> {
                    String elsewhere = settings.partnerUrl(partner.id());
                    return elsewhere == null ? partner : partner.at(elsewhere);
                })
                .toList());
    }

    /** Its files may still come; or its name is misspelt, and the real one is called where its descriptor says. */
    private static void warnUndescribed(String id, List<Partner> described) {
        if (described.stream().map(Partner::id).noneMatch(id::equalsIgnoreCase)) {
            LOG.warn(
                    "{} names no partner of config/partners, and moves none. 所指接入方不在 config/partners 中，暂不起作用。",
                    Environment.ofPartner(id));
        }
    }

    /** Transforms take their time to compile, as the database does to start: both at once. */
    private static Future<Dialects> loading(HubSettings settings, Partners partners) {
        FutureTask<Dialects> loading =
                new FutureTask<>(() -> new Dialects(settings.home().resolve("mappings/dialects"), partners));
        Thread.ofPlatform().name("dialects").daemon().start(loading);
        return loading;
    }

    private static Dialects loaded(Future<Dialects> loading) throws Exception {
        try {
            return loading.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception reason ? reason : failed;
        }
    }

    /** Each partner's folder is read by a sweep of its own: one that hangs holds up no other (P10). */
    private Map<String, Pickup> readFolders(SftpPartners files, Vault vault) {
        Map<String, Pickup> pickups =
                files.pickups(validator, submissions(vault), engine.fileLeases(), engine.files(), engine.legalTime());
        pickups.forEach((id, pickup) -> sweeps.every(pickup.pause().toMillis(), "files-" + id, pickup::turn));
        return pickups;
    }

    private Validator validator() {
        ClockTable clocks =
                ClockTable.load(settings.config().resolve("policies").resolve("clocks.yaml"));
        return new Validator(districts, regime -> clocks.limit("C16", regime));
    }

    private Submissions submissions(Vault vault) {
        return new Submissions(Flows.locator(vault, districts), districts, engine.legalTime()::now);
    }

    private Reception reception(Vault vault, Credentials credentials, Dialects dialects) {
        return new Reception(
                partners,
                credentials,
                new PartnerReader(dialects),
                validator,
                submissions(vault),
                engine.intake(),
                engine.refusals());
    }

    private void ring(LocalWakeUp local, List<Flow> flows, Doors doors) {
        flows.forEach(flow -> local.onFlow(flow.name(), FLOW_WORKERS, () -> engine.drain(flow.name())));
        partners.all().stream()
                .filter(partner -> partner.outbound().isPresent())
                .forEach(partner -> local.onPartner(
                        partner.id(), 1, engine.workers().worker(partner.id(), doors.speech(), doors.sender())));
    }

    private <T extends AutoCloseable> T keep(T part) {
        return started.keep(part);
    }

    /** Lets open work end; whoever leads requests to this node is told so from here on. */
    @Override
    public void close() {
        engine.readiness().stopping();
        started.close();
    }
}
