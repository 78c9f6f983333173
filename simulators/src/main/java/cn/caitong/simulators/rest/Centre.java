package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.BackOffice;
import cn.caitong.simulators.centre.Words;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.GuaranteeBook;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Misbehaviours;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A trading centre, in whatever way its hub meets it: it holds deposits, executes refunds, reports, and misbehaves when told
 * to. Its ledger and its journal are in a folder, on disk before anything is answered, and read again on the next start; they
 * are the truth that the hub is judged by. All business times are its clock's.
 */
public abstract class Centre implements AutoCloseable {
    protected final Ledger ledger;
    protected final Journal journal;
    protected final GuaranteeBook guarantees;
    protected final Misbehaviours misbehaviours = new Misbehaviours();
    protected final BackOffice backOffice;
    private final String id;

    protected Centre(String id, Words words, Path dir, InstantSource clock) {
        this.id = id;
        this.ledger = Ledger.open(dir.resolve("ledger.jsonl"));
        this.journal = Journal.open(dir.resolve("journal.jsonl"));
        this.guarantees = GuaranteeBook.open(dir.resolve("guarantees.jsonl"));
        this.backOffice = new BackOffice(id, ledger, words, clock);
    }

    public final String id() {
        return id;
    }

    /** Where the hub calls, or signs in; without a slash at its end. */
    public abstract URI address();

    /** Where messages go from now on; until it is known they wait. Nothing to a centre whose hub comes by itself. */
    public void hubIs(URI hub) {}

    /** Money arrives: it is booked and the hub is told. A number that is booked already: IllegalArgumentException. */
    public final void receive(Receipt receipt) {
        backOffice.receive(receipt);
    }

    /** Money arrives as told by a message or file of receipts in the centre's own dialect; ids and times become the centre's. */
    public abstract List<Receipt> receiveAll(String receipts);

    /** Says once more, in a new message, that this money came; an unknown number is an {@link IllegalArgumentException}. */
    public final void reportAgain(String receiptId) {
        backOffice.reportAgain(receiptId);
    }

    /** A guarantee is lodged in money's place; a number that is booked already is an {@link IllegalArgumentException}. */
    public final void lodge(Guarantee guarantee, Instant at) {
        var lodged = Happening.lodged(at);
        guarantees.lodge(guarantee, lodged);
        backOffice.tell(guarantee, lodged);
    }

    /** Something happens to a guarantee that lies here; to another it is an {@link IllegalArgumentException}. */
    public final void happens(String guarantee, Happening happening) {
        backOffice.tell(guarantees.happens(guarantee, happening), happening);
    }

    public final GuaranteeBook guarantees() {
        return guarantees;
    }

    /** Lays down what becomes of this receipt's next refund; several calls speak of several refunds, in turn. */
    public final void plan(String receiptId, Fate fate) {
        ledger.plan(receiptId, fate);
    }

    /** The bank takes every step that falls due by then; how many steps there were. */
    public final int settleUntil(Instant until) {
        return backOffice.settleUntil(until);
    }

    /** Writes the statement of that day, Asia/Shanghai. */
    public final void closeDay(LocalDate day) {
        backOffice.closeDay(day);
    }

    /** Sends what may leave. False if the hub gave no word on a message, or is not known: it and those after it wait. */
    public abstract boolean sendPending();

    /** Puts what the hub refused for good back into the outbox, as it was first written. */
    public final void resendRefused() {
        ledger.refused().forEach(ledger::write);
    }

    /** Lets messages go that {@link Fault#HELD} keeps. */
    public abstract void releaseHeld();

    public final void misbehave(Misbehaviour misbehaviour) {
        misbehaviours.arm(misbehaviour);
    }

    /** The faults that have struck since it was opened. */
    public final Set<Fault> struck() {
        return misbehaviours.struck();
    }

    /** Forgets all misbehaviour that has not struck yet. */
    public final void behave() {
        misbehaviours.clear();
    }

    /** Connections are refused, and those there are are cut. */
    public abstract void goDown();

    public abstract void comeUp();

    public final Ledger ledger() {
        return ledger;
    }

    public final Journal journal() {
        return journal;
    }

    /** Closes the books; whoever writes them is closed before. */
    @Override
    public void close() {
        ledger.close();
        guarantees.close();
        journal.close();
    }
}
