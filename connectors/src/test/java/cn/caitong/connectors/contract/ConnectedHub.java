package cn.caitong.connectors.contract;

import cn.caitong.connectors.amqp.QueueNames;
import cn.caitong.connectors.amqp.QueuePartners;
import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.RestPartners;
import cn.caitong.connectors.sftp.Pickup;
import cn.caitong.connectors.sftp.SftpPartners;
import cn.caitong.connectors.soap.SoapPartners;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.delivery.Delivery;
import cn.caitong.engine.delivery.DeliveryWorkers;
import cn.caitong.engine.delivery.Outbox;
import cn.caitong.engine.delivery.PartnerPolicy;
import cn.caitong.engine.delivery.Sender;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.files.FileLeases;
import cn.caitong.engine.files.RowAnswers;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.Bodies;
import cn.caitong.engine.intake.FolderBlobs;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.silence.ClosedDoors;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connectors, intake and delivery as a hub has them; no flow decides, so that what they did stays to be looked at. */
final class ConnectedHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedHub.class);

    private final TestDatabase database = new TestDatabase();
    private final Transactions transactions = database.transactions();
    private final LocalWakeUp wakeUp = new LocalWakeUp();
    private final ScheduledExecutorService sweeps = Executors.newScheduledThreadPool(4);
    private final LegalTime legalTime = new LegalTime(transactions);
    private final Vault vault;
    private final Outbox outbox;
    private final DeliveryWorkers workers;
    private final ConfigurableApplicationContext spring;
    private final SftpPartners files;
    private final Optional<EmbeddedBroker> broker;
    private final Optional<QueuePartners> queues;

    ConnectedHub(Path folder, List<Partner> described) throws Exception {
        new MonthPartitions(transactions).ensure();
        vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
        Inbox inbox = new Inbox(transactions, vault);
        outbox = new Outbox(transactions, vault, inbox);
        Partners partners = new Partners(described);
        Delivery delivery = delivery(inbox, partners);
        workers = new DeliveryWorkers(delivery, Ticker.SYSTEM, wakeUp);
        Dialects dialects = new Dialects(Path.of("..", "mappings", "dialects"), partners);
        Credentials credentials = new Credentials(folder.resolve("secrets"), partners);
        Reception reception = new Reception(
                partners,
                credentials,
                new PartnerReader(dialects),
                new Validator(Districts.load(Path.of("..", "config", "districts.yaml"))),
                new Submissions(MessageCases::locate),
                Intakes.of(transactions, vault, folder, BacklogLimits.DEFAULT),
                new Refusals(transactions));
        spring = new SpringApplicationBuilder(ContractApplication.class)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Partners.class, () -> partners);
                    beans.registerBean(Dialects.class, () -> dialects);
                })
                .properties(Map.of("server.port", 0, "spring.main.banner-mode", "off", "logging.level.root", "WARN"))
                .run();
        PartnerSpeech speech = new PartnerSpeech(partners, dialects);
        AnswerReader answers = new AnswerReader(partners, dialects);
        CamelContext camel = spring.getBean(CamelContext.class);
        Sender sender = new RestPartners(camel).add(partners, reception, speech, answers, credentials);
        new SoapPartners(camel, dialects).add(partners, reception, speech, answers, credentials);
        files = new SftpPartners(partners, dialects, folder.resolve("secrets"));
        files.addRoutes(camel, answers);
        broker = broker(folder, partners, credentials);
        queues = broker.map(open -> new QueuePartners(partners, EmbeddedBroker.connections()));
        if (queues.isPresent()) {
            queues.get().addRoutes(camel, answers);
            queues.get()
                    .read(
                            reception,
                            new QueueMarks(transactions, legalTime, new ClosedDoors(transactions, Ticker.SYSTEM)));
        }
        pickups(folder).values().forEach(pickup -> every(Duration.ofSeconds(1), pickup::turn));
        List<String> names = described.stream().map(Partner::id).toList();
        names.forEach(name -> wakeUp.onPartner(name, 1, workers.worker(name, speech, sender)));
        every(Duration.ofMillis(50), () -> delivery.due(names).forEach(wakeUp::partner));
    }

    /** Where partners of queues come in, if there are any. */
    private static Optional<EmbeddedBroker> broker(Path folder, Partners partners, Credentials credentials)
            throws Exception {
        return QueueNames.of(partners).isEmpty()
                ? Optional.empty()
                : Optional.of(EmbeddedBroker.start(
                        folder.resolve("artemis"),
                        Optional.of(EmbeddedBroker.Door.of("127.0.0.1", 0, Optional.empty(), partners, credentials))));
    }

    int queuePort() {
        return broker.orElseThrow().port();
    }

    private Map<String, Pickup> pickups(Path folder) {
        FileLeases leases = new FileLeases(transactions, new HubNode("contract", "test"));
        FileIntake intake = new FileIntake(
                transactions,
                leases,
                Intakes.of(transactions, vault, folder, BacklogLimits.DEFAULT),
                new Bodies(vault, new FolderBlobs(folder.resolve("blobs"), vault)),
                new RowAnswers(vault),
                new EvidenceLog(transactions),
                legalTime);
        return files.pickups(
                new Validator(Districts.load(Path.of("..", "config", "districts.yaml"))),
                new Submissions(MessageCases::locate),
                leases,
                intake,
                legalTime);
    }

    private Delivery delivery(Inbox inbox, Partners partners) {
        Map<String, PartnerPolicy> policies = partners.all().stream()
                .flatMap(partner -> partner.outbound().stream())
                .map(Outbound::policy)
                .collect(Collectors.toMap(PartnerPolicy::partner, policy -> policy));
        return new Delivery(
                transactions,
                vault,
                inbox,
                new EvidenceLog(transactions),
                new SealWatch(new Heads(transactions, Ticker.SYSTEM), Ticker.SYSTEM, Duration.ofHours(1)),
                legalTime,
                Ticker.SYSTEM,
                wakeUp,
                new HubNode("contract", "test"),
                policies,
                MoneyLimits.load(Path.of("..", "config", "policies", "money-limits.yaml")));
    }

    /** What the city does by itself in a test, at its own pace; what failed is done again at its next turn, as by a hub's sweep. */
    void every(Duration pause, Runnable work) {
        Runnable turn = () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warn("A turn failed", failed);
            }
        };
        var unused = sweeps.scheduleWithFixedDelay(turn, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    URI address() {
        return URI.create("http://localhost:"
                + ((ServletWebServerApplicationContext) spring).getWebServer().getPort());
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    /** Tells a partner something, in a case of its own. */
    void tell(Location location, Outgoing.Tell tell) {
        jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner,
                                   opened_at, changed_at)
            values (?, ?, ?, 'held', '{}', 1, 1, ?, ?, legal_now(), legal_now())\
            """)
                .params(location.caseId(), location.flow(), location.key(), location.jurisdiction(), location.partner())
                .update();
        transactions.run("decide", () -> outbox.apply(List.of(new Changed<>(location, legalTime.now(), tell))));
        wakeUp.partner(tell.partner());
    }

    @Override
    public void close() {
        sweeps.shutdownNow();
        wakeUp.close();
        workers.close();
        files.close();
        queues.ifPresent(QueuePartners::close);
        spring.close();
        broker.ifPresent(EmbeddedBroker::close);
        database.close();
    }
}
