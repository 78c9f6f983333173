package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.alarm.Acknowledgements;
import cn.caitong.engine.alarm.AlarmQueries;
import cn.caitong.engine.alarm.StandstillWatch;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.cases.CaseClocks;
import cn.caitong.engine.cases.FanOuts;
import cn.caitong.engine.cases.FlowRunner;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.cases.Ledgers;
import cn.caitong.engine.cases.ParkedEvents;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.delivery.Delivery;
import cn.caitong.engine.delivery.DeliveryDesk;
import cn.caitong.engine.delivery.DeliveryRecovery;
import cn.caitong.engine.delivery.DeliveryWorkers;
import cn.caitong.engine.delivery.Outbox;
import cn.caitong.engine.delivery.PartnerPolicy;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.evidence.Sealer;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.files.FileLeases;
import cn.caitong.engine.files.RowAnswers;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.intake.Backlog;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.Bodies;
import cn.caitong.engine.intake.FolderBlobs;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.money.MoneyLedger;
import cn.caitong.engine.obligation.ClockFirer;
import cn.caitong.engine.obligation.Obligations;
import cn.caitong.engine.obligation.ParkedClocks;
import cn.caitong.engine.parked.Conflicts;
import cn.caitong.engine.parked.HeldWatch;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recalculation.Recalculation;
import cn.caitong.engine.reconciliation.Reconciliation;
import cn.caitong.engine.reconciliation.ReconciliationPolicy;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.silence.Silence;
import cn.caitong.engine.silence.SilencePolicy;
import cn.caitong.engine.store.GrownTables;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Readiness;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.engine.wake.WakeUp;
import cn.caitong.routes.statement.StatementKinds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's parts, put together once. Needs neither Spring nor Camel, so that a light process can run on it alone. */
public final class Engine implements AutoCloseable {
    private static final Logger DAILY = LoggerFactory.getLogger(Heads.class);
    private static final int DRAIN = 64;
    /** Far longer than any batch, and than the limit of a transaction. */
    private static final Duration STANDSTILL = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final Vault vault;
    private final LegalTime legalTime;
    private final FiringGuard guard;
    private final Sealer sealer;
    private final Heads heads;
    private final Backlog backlog;
    private final Intake intake;
    private final FileLeases fileLeases;
    private final FileIntake files;
    private final EvidenceLog evidence;
    private final CaseClocks caseClocks;
    private final FlowRunner runner;
    private final ParkedEvents parkedEvents;
    private final FanOuts fanOuts;
    private final ClockFirer clocks;
    private final ParkedClocks parkedClocks;
    private final Delivery delivery;
    private final DeliveryWorkers workers;
    private final Readiness readiness;
    private volatile boolean closing;

    /** What the engine is given. */
    public record Given(
            DataSource database,
            TransactionListener listener,
            Path data,
            HubNode node,
            Partners partners,
            WakeUp wakeUp,
            MoneyLimits limits,
            BacklogLimits backlog,
            SilencePolicy silence) {
        /** With what is shipped. */
        public Given(
                DataSource database,
                TransactionListener listener,
                Path data,
                HubNode node,
                Partners partners,
                WakeUp wakeUp,
                MoneyLimits limits,
                BacklogLimits backlog) {
            this(database, listener, data, node, partners, wakeUp, limits, backlog, SilencePolicy.DEFAULT);
        }

        /** With the limits on what may wait that a hub has. */
        public Given(
                DataSource database,
                TransactionListener listener,
                Path data,
                HubNode node,
                Partners partners,
                WakeUp wakeUp,
                MoneyLimits limits) {
            this(database, listener, data, node, partners, wakeUp, limits, BacklogLimits.DEFAULT);
        }
    }

    public Engine(Given given, Vault vault, Collection<? extends Flow> flows) {
        this.vault = vault;
        transactions = new Transactions(given.database(), given.listener());
        legalTime = new LegalTime(transactions);
        evidence = new EvidenceLog(transactions);
        heads = new Heads(transactions, Ticker.SYSTEM);
        SealWatch watch = new SealWatch(heads, Ticker.SYSTEM, SealWatch.DEFAULT_LIMIT);
        sealer = new Sealer(
                transactions, legalTime, SigningKeys.inFolder(given.data().resolve("keys")));
        backlog = new Backlog(transactions, given.backlog());
        FolderBlobs blobs = new FolderBlobs(given.data().resolve("blobs"), vault);
        intake = new Intake(
                transactions, vault, blobs, evidence, backlog, given.wakeUp(), heads, watch, veiledTypes(flows));
        readiness = new Readiness(Ticker.SYSTEM);
        guard = new FiringGuard(
                transactions, given.node(), Ticker.SYSTEM, Clock.systemUTC(), intake.arrivals()::oldest);
        fileLeases = new FileLeases(transactions, given.node());
        files = new FileIntake(
                transactions, fileLeases, intake, new Bodies(vault, blobs), new RowAnswers(vault), evidence, legalTime);
        Inbox inbox = new Inbox(transactions, vault);
        runner = new FlowRunner(transactions, flows, vault, evidence, ledgers(inbox), given.wakeUp(), silence(given));
        parkedEvents = new ParkedEvents(transactions, evidence, given.wakeUp());
        fanOuts = new FanOuts(transactions, vault, given.wakeUp());
        caseClocks = new CaseClocks(runner, inbox);
        parkedClocks = new ParkedClocks(transactions, legalTime, new ParkedItems(transactions), evidence);
        clocks = new ClockFirer(transactions, guard, caseClocks, parkedClocks, flows);
        delivery = new Delivery(
                transactions,
                vault,
                inbox,
                evidence,
                watch,
                legalTime,
                Ticker.SYSTEM,
                given.wakeUp(),
                given.node(),
                policies(given.partners()),
                given.limits());
        workers = new DeliveryWorkers(delivery, Ticker.SYSTEM, given.wakeUp());
        new MonthPartitions(transactions).ensure();
    }

    /** The vault of a data folder, drawn at the first start. */
    public static Vault vault(Path data) {
        return new Vault(VaultKeys.inFolder(data.resolve("keys")));
    }

    private static Set<String> veiledTypes(Collection<? extends Flow> flows) {
        return flows.stream().flatMap(flow -> flow.veiledTypes().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Silence silence(Given given) {
        Set<String> read = given.partners().all().stream()
                .filter(partner -> switch (partner.protocol()) {
                    case SFTP, AMQP -> true;
                    case REST, SOAP -> false;
                })
                .map(Partner::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Silence(transactions, given.silence(), read);
    }

    private Ledgers ledgers(Inbox inbox) {
        return new Ledgers(
                new MoneyLedger(transactions)::apply,
                new Obligations(transactions)::apply,
                new Outbox(transactions, vault, inbox)::apply);
    }

    private static Map<String, PartnerPolicy> policies(Partners partners) {
        return partners.all().stream()
                .flatMap(partner -> partner.outbound().stream())
                .map(Outbound::policy)
                .collect(Collectors.toUnmodifiableMap(PartnerPolicy::partner, policy -> policy));
    }

    public Transactions transactions() {
        return transactions;
    }

    public Vault vault() {
        return vault;
    }

    public LegalTime legalTime() {
        return legalTime;
    }

    public Intake intake() {
        return intake;
    }

    public Readiness readiness() {
        return readiness;
    }

    public FileIntake files() {
        return files;
    }

    public FileLeases fileLeases() {
        return fileLeases;
    }

    public QueueMarks queueMarks() {
        return new QueueMarks(transactions, legalTime, intake.doors());
    }

    public Refusals refusals() {
        return new Refusals(transactions);
    }

    public FiringGuard guard() {
        return guard;
    }

    public ParkedClocks parkedClocks() {
        return parkedClocks;
    }

    /** How a calendar is loaded while clocks run. */
    public Recalculation recalculation(CalendarVersions calendars, ClockSchedule schedule) {
        return new Recalculation(transactions, legalTime, schedule, calendars, evidence, caseClocks);
    }

    /** Decides what waits for a flow's cases, until nothing does or the engine is closed. */
    public void drain(String flow) {
        untilNothing(() -> runner.drain(flow, DRAIN));
    }

    public DeliveryWorkers workers() {
        return workers;
    }

    public Delivery delivery() {
        return delivery;
    }

    public ClockFirer clocks() {
        return clocks;
    }

    public FanOuts fanOuts() {
        return fanOuts;
    }

    /**
     * What must be done again and again, whoever is awake.
     *
     * @param wakeUp of this node alone: a sweep is there for what a broker loses, or gives to a node that hangs
     */
    public Sweeps sweeps(Collection<String> partners, LocalWakeUp wakeUp, Collection<? extends Flow> flows) {
        DeliveryRecovery recovery = new DeliveryRecovery(delivery);
        return new Sweeps()
                .every(1000, "heartbeat", () -> readiness.beat(guard::sweep))
                .every(1000, "backlog", backlog::sweep)
                .every(1000, "doors", intake::watchDoors)
                .every(1000, "grown-tables", new GrownTables(transactions)::sweep)
                .every(60_000, "held", new HeldWatch(transactions, flows)::sweep)
                .every(60_000, "standstill", standstill(flows)::sweep)
                .taking(1000, "sealing", sealer::sealWaiting)
                .every(60_000, "daily-head", this::tellHead)
                .taking(200, "fan-outs", () -> untilNothing(() -> fanOuts.step() ? 1 : 0))
                .taking(250, "clocks", new ClockSweep(clocks::due, clocks::fire))
                .every(1000, "flows", () -> flows.forEach(flow -> wakeUp.flow(flow.name())))
                .taking(500, "deliveries", () -> delivery.due(partners).forEach(wakeUp::partner))
                .every(5000, "recovery", recovery::sweep)
                .every(3_600_000, "months", () -> new MonthPartitions(transactions).ensure());
    }

    private StandstillWatch standstill(Collection<? extends Flow> flows) {
        List<String> names = flows.stream().map(Flow::name).toList();
        return new StandstillWatch(transactions, legalTime, names, Ticker.SYSTEM, STANDSTILL);
    }

    /** The log leaves this machine, where somebody sees to it: a head that lies elsewhere cannot be changed with the rows. */
    private void tellHead() {
        heads.newDay().ifPresent(day -> DAILY.info("Evidence head of {}: {}", day.day(), day.head()));
    }

    /** How statements are compared with the ledger. */
    public Reconciliation reconciliation(ReconciliationPolicy policy) {
        return new Reconciliation(transactions, legalTime, vault, evidence, policy, StatementKinds.all());
    }

    /** What a restore's gap is waited for with. */
    public Recovery recovery(Supplier<WorkingCalendar> calendar) {
        return new Recovery(transactions, legalTime, evidence, calendar);
    }

    /** What a person does with parked events. */
    public Conflicts conflicts() {
        return new Conflicts(transactions, evidence);
    }

    /** How a person ends an alarm. */
    public Acknowledgements acknowledgements(AlarmQueries alarms) {
        return new Acknowledgements(transactions, alarms, evidence);
    }

    public ParkedEvents parkedEvents() {
        return parkedEvents;
    }

    public DeliveryDesk deliveryDesk() {
        return new DeliveryDesk(delivery, transactions, legalTime, evidence);
    }

    private void untilNothing(IntSupplier work) {
        int done;
        do {
            done = work.getAsInt();
        } while (done > 0 && !closing && !Thread.currentThread().isInterrupted());
    }

    /** What waits stays where it is: whoever stops the hub waits for one batch of each worker, not for a backlog. */
    @Override
    public void close() {
        closing = true;
        workers.close();
    }
}
