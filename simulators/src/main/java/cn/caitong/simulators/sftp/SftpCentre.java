package cn.caitong.simulators.sftp;

import cn.caitong.simulators.centre.BackOffice;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.Fault;
import cn.caitong.simulators.rest.Misbehaviour;
import cn.caitong.simulators.rest.Misbehaviours;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A trading centre whose hub comes to its folders over a real SFTP server: it holds deposits, executes refunds, reports, and
 * misbehaves when told to. Its ledger and its journal are in {@code dir}, beside its folders, and read again on the next
 * start; they are the truth that the hub is judged by. All business times are its clock's.
 */
public final class SftpCentre implements Centre, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SftpCentre.class.getName());
    private static final long BEAT = Duration.ofMillis(20).toMillis();

    private final SftpSettings settings;
    private final Ledger ledger;
    private final Journal journal;
    private final Misbehaviours misbehaviours = new Misbehaviours();
    private final ScheduledExecutorService later;
    private final FileWire wire;
    private final BackOffice backOffice;
    private final Mailer mailer;
    private final Area area;
    private final SftpDoor door;

    private SftpCentre(SftpSettings settings, Path dir, InstantSource clock) {
        this.settings = settings;
        this.ledger = Ledger.open(dir.resolve("ledger.jsonl"));
        this.journal = Journal.open(dir.resolve("journal.jsonl"));
        this.later = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("centre-" + settings.id()).daemon().factory());
        this.wire = settings.dialect().wire();
        this.area = new Area(dir.resolve("area"), wire);
        var forgery = new Forgery(ledger, wire);
        var counter = new Counter(settings, ledger, wire, clock);
        var clerk = new Clerk(area, wire, counter, forgery, misbehaviours, journal, clock, later);
        this.backOffice = new BackOffice(settings.id(), ledger, wire, clock);
        this.mailer = new Mailer(settings, ledger, area, wire, forgery, misbehaviours, journal, clock, later);
        this.door = new SftpDoor(settings, area.root(), wire, misbehaviours);
        beat(clerk::turn);
        if (settings.byItself()) {
            beat(() -> {
                backOffice.settleUntil(clock.instant());
                mailer.sendPending();
            });
        }
    }

    private void beat(Runnable work) {
        var unused = later.scheduleWithFixedDelay(() -> missed(work), BEAT, BEAT, TimeUnit.MILLISECONDS);
    }

    private static void missed(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a beat was missed", e);
        }
    }

    /** Opens the books in {@code dir} and the door; a port that is taken is an {@link java.io.UncheckedIOException}. */
    public static SftpCentre open(SftpSettings settings, Path dir, InstantSource clock) {
        return new SftpCentre(settings, dir, clock);
    }

    @Override
    public String id() {
        return settings.id();
    }

    public SftpSettings settings() {
        return settings;
    }

    /** Where the hub signs in. */
    public URI address() {
        return door.address();
    }

    /** The centre's folders, as its own people see them. */
    public Path folders() {
        return area.root();
    }

    /** Money arrives: it is booked and the hub is told. A number that is booked already: IllegalArgumentException. */
    public void receive(Receipt receipt) {
        backOffice.receive(receipt);
    }

    /** Money arrives as told by a receipts file in this centre's dialect; ids and times become the centre's own. */
    public List<Receipt> receive(String receiptsFile) {
        var receipts = wire.readReceipts(receiptsFile);
        receipts.forEach(this::receive);
        return receipts;
    }

    @Override
    public List<Receipt> receiveAll(String receipts) {
        return receive(receipts);
    }

    @Override
    public void reportAgain(String receiptId) {
        backOffice.reportAgain(receiptId);
    }

    /** Lays down what becomes of this receipt's next refund; several calls speak of several refunds, in turn. */
    @Override
    public void plan(String receiptId, Fate fate) {
        ledger.plan(receiptId, fate);
    }

    /** The bank takes every step that falls due by then; how many steps there were. */
    @Override
    public int settleUntil(Instant until) {
        return backOffice.settleUntil(until);
    }

    /** Writes the statement of that day, Asia/Shanghai. */
    @Override
    public void closeDay(LocalDate day) {
        backOffice.closeDay(day);
    }

    /** Puts down what may go and reads what came back; false while the hub owes its word on a message. */
    @Override
    public boolean sendPending() {
        return mailer.sendPending();
    }

    /** Puts what the hub refused for good back into the outbox, as it was first written. */
    public void resendRefused() {
        ledger.refused().forEach(ledger::write);
    }

    @Override
    public void misbehave(Misbehaviour misbehaviour) {
        misbehaviours.arm(misbehaviour);
    }

    @Override
    public Set<Fault> struck() {
        return misbehaviours.struck();
    }

    /** Forgets all misbehaviour that has not struck yet. */
    public void behave() {
        misbehaviours.clear();
    }

    public void releaseHeld() {
        mailer.releaseHeld();
    }

    /** Connections are refused, and those there are are cut. */
    @Override
    public void goDown() {
        door.shut();
    }

    @Override
    public void comeUp() {
        door.reopen();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        later.shutdownNow();
        door.close();
        ledger.close();
        journal.close();
    }
}
