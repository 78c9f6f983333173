package cn.caitong.benchmarks.stage;

import cn.caitong.app.hub.Engine;
import cn.caitong.app.hub.Flows;
import cn.caitong.app.hub.Sweeps;
import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Sender;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The hub as {@code app} wires it, from the door behind the HTTP server to the sender in front of the HTTP client: both are a
 * method call here, unless partners are to be called in earnest, and so is waking, which a broker carries else. Everything
 * between is the shipped code with all it does.
 */
public final class BenchHub implements AutoCloseable {
    private static final int FLOW_WORKERS = 4;
    /** Counted like any other, and never reached: a burst is not the mass error that the limit is for. */
    private static final MoneyLimits AMPLE =
            new MoneyLimits(new MoneyLimits.Limit(1_000_000, new BigDecimal("1000000000000.00")), Map.of());

    /** Partners may owe the hub more answers than it would put up with: what that costs is measured. */
    private static final BacklogLimits PATIENT =
            new BacklogLimits(20_000, 20_000, 200_000, 2_000_000, Duration.ofSeconds(30));

    private final Engine engine;
    private final List<Flow> flows;
    private final Reception reception;
    private final PartnerSpeech speech;
    private final Sender sender;
    private final LongAdder sent = new LongAdder();
    private Optional<HttpCalls> calls = Optional.empty();
    private final LocalWakeUp wakeUp = new LocalWakeUp();
    private final Site site;
    private Optional<Sweeps> sweeps = Optional.empty();

    /** Partners are a method call. */
    public BenchHub(Site site, Stage stage) throws Exception {
        this(site, stage, false);
    }

    /** Partners are called over HTTP where the site says that they are. */
    public static BenchHub calling(Site site, Stage stage) throws Exception {
        return new BenchHub(site, stage, true);
    }

    private BenchHub(Site site, Stage stage, boolean overHttp) throws Exception {
        this.site = site;
        Vault vault = Engine.vault(site.data());
        Path config = site.home().resolve("config");
        CalendarVersions calendars = new CalendarVersions(new Transactions(stage.source(), TransactionListener.NONE));
        calendars.start(CalendarFiles.load(config.resolve("calendar")));
        flows = Flows.of(config, vault, calendars, site.partners());
        engine = new Engine(
                new Engine.Given(
                        stage.source(),
                        TransactionListener.NONE,
                        site.data(),
                        new HubNode("benchmark", "0.1"),
                        site.partners(),
                        wakeUp,
                        AMPLE,
                        PATIENT),
                vault,
                flows);
        Dialects dialects = new Dialects(site.home().resolve("mappings/dialects"), site.partners());
        speech = new PartnerSpeech(site.partners(), dialects);
        AnswerReader answers = new AnswerReader(site.partners(), dialects);
        Credentials credentials = new Credentials(site.data().resolve("secrets"), site.partners());
        Districts districts = Districts.load(config.resolve("districts.yaml"));
        reception = new Reception(
                site.partners(),
                credentials,
                new PartnerReader(dialects),
                new Validator(districts),
                new Submissions(Flows.locator(vault, districts)),
                engine.intake(),
                engine.refusals());
        if (overHttp) {
            calls = Optional.of(new HttpCalls(site.partners(), reception, speech, answers, credentials));
        }
        Sender called = calls.isPresent() ? calls.get() : Stub.of(site.home(), answers);
        sender = marked -> {
            sent.increment();
            return called.send(marked);
        };
    }

    public Engine engine() {
        return engine;
    }

    /** How often partners have been called. */
    public long sent() {
        return sent.sum();
    }

    public PartnerSpeech speech() {
        return speech;
    }

    public Sender sender() {
        return sender;
    }

    /** Starts all that a running hub does by itself, sealing among it. */
    public BenchHub start() {
        Sweeps started = engine.sweeps(site.reachable(), wakeUp, flows);
        started.start();
        sweeps = Optional.of(started);
        return this;
    }

    /** Lets flows and partners be woken, as a hub does that decides and delivers. */
    public BenchHub ring() {
        flows.forEach(flow -> wakeUp.onFlow(flow.name(), FLOW_WORKERS, () -> engine.drain(flow.name())));
        site.reachable()
                .forEach(
                        partner -> wakeUp.onPartner(partner, 1, engine.workers().worker(partner, speech, sender)));
        return this;
    }

    /** A partner's POST. */
    public Reply post(Letter letter) {
        return reception.receive(new Incoming(
                letter.channel().isEmpty() ? Optional.empty() : Optional.of(letter.partner()),
                letter.channel(),
                "Bearer " + Site.token(letter.partner()),
                letter.headers().getOrDefault("content-type", "application/json"),
                letter.headers(),
                new ByteArrayInputStream(letter.body().array())));
    }

    /** The same, of a message that must be taken. */
    public void give(Letter letter) {
        Reply reply = post(letter);
        if (reply.status() != 202) {
            throw new IllegalStateException("%d %s for %s"
                    .formatted(
                            reply.status(),
                            new String(reply.body().array(), StandardCharsets.UTF_8),
                            new String(letter.body().array(), StandardCharsets.UTF_8)));
        }
    }

    /** Has tenders decide what they were told, and their deposits hear of it, while nothing runs by itself. */
    public void settleTenders() {
        engine.drain("tender");
        boolean more;
        do {
            more = engine.fanOuts().step();
        } while (more);
    }

    /** Does one thing after the other, until nothing is left to do now, while nothing runs by itself. */
    public void settle(Step step) throws Exception {
        boolean more = true;
        while (more) {
            more = false;
            for (Flow flow : flows) {
                if (is("select from inbox where state = 'pending' and flow = ?", flow.name())) {
                    more |= step.take(Step.DECIDES, () -> engine.drain(flow.name()));
                }
            }
            if (is("select from fan_out where id > ?::int", "0")) {
                more |= step.take(Step.DECIDES, () -> engine.fanOuts().step());
            }
            for (String partner : site.reachable()) {
                if (is("select from outgoing where state = 'ready' and partner = ?", partner)) {
                    more |= deliver(partner, step);
                }
            }
        }
    }

    private boolean deliver(String partner, Step step) throws Exception {
        List<Marked> marked = new ArrayList<>();
        boolean more =
                step.take(Step.MARKS, () -> marked.addAll(engine.delivery().mark(partner, 1, speech)));
        more |= step.take(
                Step.ENDS,
                () -> engine.delivery()
                        .end(marked.stream()
                                .map(one -> one.ended(sender.send(one)))
                                .toList()));
        return more;
    }

    private boolean is(String something, String named) {
        return engine.transactions()
                .jdbc()
                .sql("select exists (" + something + ")")
                .param(named)
                .query(Boolean.class)
                .single();
    }

    /** Has clocks fire that are due by now. */
    public boolean fire(Step step) throws Exception {
        engine.guard().sweep();
        return step.take(Step.DECIDES, () -> engine.clocks().fire(1));
    }

    /** One of the hub's transactions, taken by whoever looks at what it leaves. */
    @FunctionalInterface
    public interface Step {
        /** The evidence of a decision, of a mark and of an end. */
        String DECIDES = "event.applied";

        String MARKS = "delivery.sending";
        String ENDS = "delivery.delivered";

        /** Whether it left anything. */
        boolean take(String evidence, Stage.Work work) throws Exception;
    }

    @Override
    public void close() {
        sweeps.ifPresent(Sweeps::close);
        wakeUp.close();
        engine.close();
        calls.ifPresent(HttpCalls::close);
    }
}
