package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Entrance;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.traffic.BadAnswers;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Forger;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Misbehaviours;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Pulse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * The treasury over a real socket or on its queues, in the dialect that its settings name. Its books and its journal are in a folder, on disk before anything is
 * answered, and read again on the next start. All business times are its clock's.
 */
public final class Treasury implements AutoCloseable {
    private final TreasurySettings settings;
    private final Books books;
    private final Journal journal;
    private final Misbehaviours misbehaviours = new Misbehaviours();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Office office;
    private final Outbox outbox;
    private final Entrance entrance;
    private final Pulse pulse;

    private Treasury(TreasurySettings settings, Path dir, InstantSource clock) {
        this.settings = settings;
        this.books = Books.open(dir.resolve("books.jsonl"));
        this.journal = Journal.open(dir.resolve("journal.jsonl"));
        var tongue = tongue(settings, clock);
        var forger = new Forger(tongue, this::another);
        var window = new Window(books, clock, settings.generous(), tongue);
        var badAnswers = new BadAnswers(forger, closing);
        var way = Way.of(settings);
        var frontDoor = new FrontDoor(way, tongue, window, badAnswers, journal, misbehaviours, clock);
        var reviewers = new Reviewers(books, settings.generous());
        this.office = new Office(books, reviewers, clock, settings.pace(), tongue.news());
        this.outbox = new Outbox(settings.id(), books, journal, misbehaviours, tongue, forger, clock, way.carrier());
        this.entrance = way.entrance(frontDoor::answer);
        this.pulse = new Pulse(settings.id(), () -> office.settleUntil(clock.instant()), outbox);
        if (settings.byItself()) {
            pulse.start();
        }
    }

    private static Tongue tongue(TreasurySettings settings, InstantSource clock) {
        return switch (settings.dialect()) {
            case CZZF -> new Czzf();
            case CZBK -> new Czbk(clock);
            case CANONICAL -> new Canonical(settings.id());
        };
    }

    /** Opens the books in {@code dir} and the door; a port that is taken is an {@link java.io.UncheckedIOException}. */
    public static Treasury open(TreasurySettings settings, Path dir, InstantSource clock) {
        return new Treasury(settings, dir, clock);
    }

    /** Another application for an application's id. */
    private Optional<String> another(String id) {
        return books.applications().stream()
                .map(Application::id)
                .filter(other -> !other.equals(id))
                .findFirst();
    }

    public String id() {
        return settings.id();
    }

    /** Where the hub calls; without a slash at its end. */
    public URI address() {
        return entrance.address();
    }

    /** Where notices go from now on; until it is known they wait. */
    public void hubIs(URI hub) {
        outbox.hubIs(hub);
    }

    /** A budget line and its sum; its plan is another thing. */
    public void enter(BudgetLine line, Fen sum) {
        books.enter(line, sum);
    }

    /** The plan of a budget line, by its code; it replaces the one it had. */
    public void plan(String code, Plan plan) {
        books.plan(code, plan);
    }

    /** The line has no plan any longer. */
    public void withdrawPlan(String code) {
        books.plan(code, null);
    }

    /** Lays down what becomes of this payment's next application; several calls speak of several applications, in turn. */
    public void destine(String payment, Course course) {
        books.destine(payment, course);
    }

    /** Its people and its bank take every step that falls due by then; how many steps there were. */
    public int settleUntil(Instant until) {
        return office.settleUntil(until);
    }

    /** Stops an application that is under way, for a court or for finance; another is an IllegalArgumentException. */
    public void freeze(String applicationId, boolean court, String reference) {
        office.freeze(applicationId, new Application.Hold(court, reference));
    }

    /** Lets it go on; one that is not frozen is an IllegalArgumentException. */
    public void unfreeze(String applicationId) {
        office.unfreeze(applicationId);
    }

    /** The year ends: what is under way goes on in the next one, and nothing more of this one is taken. */
    public void closeYear(int year) {
        office.closeYear(year);
    }

    /** Writes the statement of that day, Asia/Shanghai. */
    public void closeDay(LocalDate day) {
        closeDay(day, Booking.Slip.NONE);
    }

    /** Writes a wrong one; a right one after it is its correction. */
    public void closeDay(LocalDate day, Booking.Slip slip) {
        office.closeDay(day, slip);
    }

    /** Sends what may leave. False if the hub gave no word on a notice, or is not known: it and those after it wait. */
    public boolean sendPending() {
        return outbox.sendPending();
    }

    /** Puts what the hub refused for good back into the outbox, as it was first written. */
    public void resendRefused() {
        books.refused().forEach(books::write);
    }

    /** Lets notices go that {@link Fault#HELD} keeps. */
    public void releaseHeld() {
        outbox.releaseHeld();
    }

    public void misbehave(Misbehaviour misbehaviour) {
        misbehaviours.arm(misbehaviour);
    }

    /** The faults that have struck since it was opened. */
    public Set<Fault> struck() {
        return misbehaviours.struck();
    }

    /** Forgets all misbehaviour that has not struck yet. */
    public void behave() {
        misbehaviours.clear();
    }

    /** Connections are refused, and those there are are cut. */
    public void goDown() {
        entrance.shut();
    }

    public void comeUp() {
        entrance.open();
    }

    public Books books() {
        return books;
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        closing.countDown();
        pulse.close();
        entrance.close();
        outbox.close();
        books.close();
        journal.close();
    }
}
