package cn.caitong.app.hub;

import cn.caitong.connectors.amqp.BrokerUsers;
import cn.caitong.connectors.amqp.QueueNames;
import cn.caitong.connectors.amqp.QueuePartners;
import cn.caitong.connectors.broker.BrokerWakeUp;
import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.broker.WakeRoutes;
import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.RestPartners;
import cn.caitong.connectors.sftp.Pickup;
import cn.caitong.connectors.sftp.SftpPartners;
import cn.caitong.connectors.soap.SoapPartners;
import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.delivery.Sender;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.obligation.ParkedClocks;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recalculation.Recalculation;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.silence.SilencePolicy;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One running hub. Parts are started in order, and stopped in the opposite one, also when a later one cannot start. */
public final class Hub implements AutoCloseable {
    /** This version, as nodes and backups name it. */
    public static final String VERSION = "0.1";

    private static final int FLOW_WORKERS = 4;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final HubSettings settings;
    private final Partners partners;
    private final Secrets secrets;
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
            Future<Dialects> loading = loading(settings, partners);
            HubDatabase database = keep(HubDatabase.open(databaseSettings()));
            secrets = new Secrets(settings.secrets());
            secrets.drawMissing(partners.all());
            Credentials credentials = new Credentials(settings.secrets(), partners);
            embedded = broker(credentials);
            ConnectionFactory connections = connections();
            Vault vault = Engine.vault(settings.data());
            CalendarVersions calendars = calendars(database);
            List<Flow> flows = Flows.of(settings.config(), vault, calendars);
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
            Recovering recovering = new Recovering(engine, calendars, partners);
            Reception reception = reception(vault, credentials, dialects);
            ConfigurableApplicationContext spring =
                    keep(spring(reception, credentials, dialects, connections, calendars, flows, recovering));
            CamelContext camel = spring.getBean(CamelContext.class);
            PartnerSpeech speech = new PartnerSpeech(partners, dialects);
            AnswerReader answers = new AnswerReader(partners, dialects);
            Sender sender = new RestPartners(camel).add(partners, reception, speech, answers, credentials);
            SftpPartners files = keep(new SftpPartners(partners, dialects, settings.secrets()));
            files.addRoutes(camel, answers);
            QueuePartners queues = keep(new QueuePartners(partners, connections()));
            queues.addRoutes(camel, answers);
            new SoapPartners(camel, dialects).add(partners, reception, speech, answers, credentials);
            ring(local, flows, speech, sender);
            List<String> reachable = partners.all().stream()
                    .filter(partner -> partner.outbound().isPresent())
                    .map(Partner::id)
                    .toList();
            WakeRoutes.add(camel, local, flows.stream().map(Flow::name).toList(), reachable);
            sweeps = keep(engine.sweeps(reachable, local, flows).every(250, "calendar", calendars::refresh));
            folders = readFolders(files, vault);
            new Reconciling(settings, engine).addTo(sweeps, calendars, partners);
            recovering.addTo(sweeps);
            sweeps.start();
            queues.read(reception, engine.queueMarks());
            address = URI.create("http://localhost:"
                    + ((ServletWebServerApplicationContext) spring)
                            .getWebServer()
                            .getPort());
        } catch (Exception failed) {
            closeAfter(failed);
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

    /** Clears what an earlier hub kept in this folder, unless one is running on it. */
    public static void clear(Path data) throws IOException {
        try (DataFolder locked = DataFolder.lock(data)) {
            EmbeddedDatabase.clear(data.resolve("postgres"));
            locked.clear();
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
        Collection<QueueNames> queues = QueueNames.of(partners).values();
        Optional<EmbeddedBroker.Door> door = queues.isEmpty()
                ? Optional.empty()
                : Optional.of(new EmbeddedBroker.Door(
                        settings.queues().bind(),
                        settings.queues().port(),
                        new BrokerUsers(partners, credentials),
                        queues));
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
        return new Partners(described.stream()
                .map(partner -> {
                    String elsewhere = settings.partnerUrl(partner.id());
                    return elsewhere == null ? partner : partner.at(elsewhere);
                })
                .toList());
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
        Map<String, Pickup> pickups = files.pickups(
                validator(),
                new Submissions(Flows.locator(vault)),
                engine.fileLeases(),
                engine.files(),
                engine.legalTime());
        pickups.forEach((id, pickup) -> sweeps.every(pickup.pause().toMillis(), "files-" + id, pickup::turn));
        return pickups;
    }

    private Validator validator() {
        return new Validator(Districts.load(settings.config().resolve("districts.yaml")));
    }

    private Reception reception(Vault vault, Credentials credentials, Dialects dialects) {
        return new Reception(
                partners,
                credentials,
                new PartnerReader(dialects),
                validator(),
                Flows.locator(vault),
                engine.intake(),
                engine.refusals());
    }

    private ConfigurableApplicationContext spring(
            Reception reception,
            Credentials credentials,
            Dialects dialects,
            ConnectionFactory connections,
            CalendarVersions calendars,
            List<Flow> flows,
            Recovering recovering) {
        Path policies = settings.config().resolve("policies");
        Recalculation recalculation = engine.recalculation(
                calendars,
                new ClockSchedule(
                        ClockTable.load(policies.resolve("clocks.yaml")),
                        FiringPolicy.load(policies.resolve("firing.yaml"))));
        return new SpringApplicationBuilder(HubApplication.class)
                .registerShutdownHook(false) // it would stop before what works on it: close() knows the order
                .properties(Map.of(
                        "server.port", settings.port(),
                        "spring.main.banner-mode", "off",
                        "spring.main.log-startup-info", "false",
                        "camel.main.name", "caitong",
                        "spring.jackson.default-property-inclusion", "non_null",
                        "logging.level.root", "WARN"))
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Reception.class, () -> reception);
                    beans.registerBean(Credentials.class, () -> credentials);
                    beans.registerBean(Dialects.class, () -> dialects);
                    beans.registerBean(Operators.class, () -> new Operators(settings.secrets()));
                    beans.registerBean(FiringGuard.class, engine::guard);
                    beans.registerBean(ParkedClocks.class, engine::parkedClocks);
                    beans.registerBean(CalendarVersions.class, () -> calendars);
                    beans.registerBean(Recalculation.class, () -> recalculation);
                    beans.registerBean(Partners.class, () -> partners);
                    beans.registerBean(Engine.class, () -> engine, definition -> definition.setDestroyMethodName(""));
                    beans.registerBean(ConnectionFactory.class, () -> connections);
                    new Reconciling(settings, engine).register(beans);
                    beans.registerBean(Recovery.class, recovering::recovery);
                    beans.registerBean(Holds.class, () -> Holding.of(settings, engine.transactions()));
                    Reading.register(beans, engine.transactions(), flows, Flows.parties(engine.vault()));
                })
                .run();
    }

    private void ring(LocalWakeUp local, List<Flow> flows, PartnerSpeech speech, Sender sender) {
        flows.forEach(flow -> local.onFlow(flow.name(), FLOW_WORKERS, () -> engine.drain(flow.name())));
        partners.all().stream()
                .filter(partner -> partner.outbound().isPresent())
                .forEach(partner ->
                        local.onPartner(partner.id(), 1, engine.workers().worker(partner.id(), speech, sender)));
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    private void closeAfter(Exception failed) {
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** Stops every part, the last first; what cannot be stopped does not keep the others running. */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception failed) {
                first = first == null ? new IllegalStateException("A part could not be stopped", failed) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
