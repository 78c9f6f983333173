package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.BackOffice;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A trading centre that speaks REST over a real socket: it holds deposits, executes refunds, reports, and misbehaves when
 * told to. Its ledger and its journal are in {@code dir}, on disk before anything is answered, and read again on the next
 * start; they are the truth that the hub is judged by. All business times are its clock's.
 */
public final class RestCentre implements Centre, AutoCloseable {
    private final CentreSettings settings;
    private final Ledger ledger;
    private final Journal journal;
    private final Misbehaviours misbehaviours = new Misbehaviours();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BackOffice backOffice;
    private final HubClient client;
    private final Outbox outbox;
    private final Door door;
    private final Pulse pulse;

    private RestCentre(CentreSettings settings, Path dir, InstantSource clock) {
        this.settings = settings;
        this.ledger = Ledger.open(dir.resolve("ledger.jsonl"));
        this.journal = Journal.open(dir.resolve("journal.jsonl"));
        var dialect = settings.dialect();
        var forger = new Forger(ledger, dialect.messages());
        var desk = new Desk(settings, ledger, clock);
        var badAnswers = new BadAnswers(desk, dialect.calls(), forger, closing);
        var frontDesk = new FrontDesk(settings, desk, badAnswers, journal, misbehaviours, clock);
        this.backOffice = new BackOffice(settings.id(), ledger, dialect.messages(), clock);
        this.client = new HubClient(settings);
        this.outbox = new Outbox(settings, ledger, journal, misbehaviours, new BadMessages(forger), client, clock);
        this.door = new Door(settings.bind(), settings.port(), frontDesk::answer);
        this.pulse = new Pulse(settings.id(), () -> backOffice.settleUntil(clock.instant()), outbox);
        if (settings.byItself()) {
            pulse.start();
        }
    }

    /** Opens the books in {@code dir} and the door; a port that is taken is an {@link java.io.UncheckedIOException}. */
    public static RestCentre open(CentreSettings settings, Path dir, InstantSource clock) {
        return new RestCentre(settings, dir, clock);
    }

    @Override
    public String id() {
        return settings.id();
    }

    public CentreSettings settings() {
        return settings;
    }

    /** Where the hub calls: the partner's base URL, without a slash at its end. */
    public URI address() {
        return door.address();
    }

    /** Where messages go from now on; until it is known they wait. */
    public void hubIs(URI hub) {
        outbox.hubIs(hub);
    }

    /** Money arrives: it is booked and the hub is told. A number that is booked already: IllegalArgumentException. */
    public void receive(Receipt receipt) {
        backOffice.receive(receipt);
    }

    /**
     * Money arrives as told by a receipt message in this centre's dialect; message id, order number and time become the
     * centre's own. A file that is no such message, or is booked already: IllegalArgumentException naming the field.
     */
    public Receipt receive(String receiptMessage) {
        try {
            var receipt = settings.dialect().messages().readReceipt(receiptMessage);
            receive(receipt);
            return receipt;
        } catch (Refused e) {
            throw new IllegalArgumentException("not a receipt in " + settings.dialect() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Receipt> receiveAll(String receipts) {
        return List.of(receive(receipts));
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

    /** Sends what may leave. False if the hub gave no word on a message, or is not known: it and those after it wait. */
    @Override
    public boolean sendPending() {
        return outbox.sendPending();
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

    /** Lets messages go that {@link Fault#HELD} keeps. */
    public void releaseHeld() {
        outbox.releaseHeld();
    }

    /** Connections are refused, and those there are are reset. */
    @Override
    public void goDown() {
        door.shut();
    }

    @Override
    public void comeUp() {
        door.open();
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
        closing.countDown();
        pulse.close();
        door.close();
        client.close();
        ledger.close();
        journal.close();
    }
}
