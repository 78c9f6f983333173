package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import cn.caitong.simulators.traffic.Outbox;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The treasury's books, on disk before anything is answered, and the same after a kill. It trusts its hub: two applications for
 * one payment are paid twice, and {@link #paidTwice} and {@link #overPaid} tell of it. Reading and then writing needs the
 * books' own lock: {@code synchronized (books)}.
 */
public final class Books implements Outbox.Mail, AutoCloseable {
    private final LineFile file;
    private final Pages pages = new Pages();

    private Books(LineFile file) {
        this.file = file;
        file.found().forEach(line -> pages.apply(JsonLines.read(line, Entry.class)));
    }

    /** Opens the books and reads what is in them. */
    public static Books open(Path path) {
        return new Books(LineFile.open(path));
    }

    void enter(BudgetLine line, Fen sum) {
        record(new Entry.Entered(line, sum));
    }

    void plan(String code, @Nullable Plan plan) {
        record(new Entry.Planned(code, plan));
    }

    void destine(String payment, Course course) {
        record(new Entry.Destined(payment, course));
    }

    void accept(Application application, String answer) {
        record(new Entry.Accepted(application, answer));
    }

    void move(Application after, List<Booking> bookings, List<Message> messages) {
        record(new Entry.Moved(after, List.copyOf(bookings), List.copyOf(messages)));
    }

    void closeYear(int year, List<Application> carriedOver, List<Message> messages) {
        record(new Entry.YearClosed(year, List.copyOf(carriedOver), List.copyOf(messages)));
    }

    void write(Message message) {
        record(new Entry.Written(message));
    }

    @Override
    public void closeMessage(String messageId, int status) {
        record(new Entry.Closed(messageId, status));
    }

    public synchronized Optional<Application> application(String id) {
        return Optional.ofNullable(pages.applications.get(id));
    }

    /** Oldest first. */
    public synchronized List<Application> applications() {
        return List.copyOf(pages.applications.values());
    }

    /** The applications for one payment, oldest first. */
    public synchronized List<Application> applications(String payment) {
        return pages.applications.values().stream()
                .filter(one -> one.payment().equals(payment))
                .toList();
    }

    public synchronized List<Booking> bookings() {
        return List.copyOf(pages.bookings);
    }

    @Override
    public synchronized List<Message> unsent() {
        return pages.mail.unsent();
    }

    /** What the hub refused for good. */
    public synchronized List<Message> refused() {
        return pages.mail.refused();
    }

    /** What is spent of a budget line, or will be by what has passed the check of its quota. */
    public synchronized Fen bound(String code) {
        return pages.bound(code);
    }

    /** What was credited for a payment and not sent back. */
    public synchronized Fen paid(String payment) {
        return standing()
                .filter(item -> item.payment().equals(payment))
                .map(Booking::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** Payments of which one budget line stands credited more than once; must be empty, unless two lines of one code were meant. */
    public synchronized List<String> paidTwice() {
        Map<List<String>, Long> credits = standing()
                .collect(Collectors.groupingBy(
                        booking -> List.of(booking.payment(), booking.budget()), Collectors.counting()));
        return credits.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey().getFirst())
                .distinct()
                .sorted()
                .toList();
    }

    /** Payments for which more stands credited than any one application asked for: must be empty, whatever happened to the hub. */
    public synchronized List<String> overPaid() {
        return pages.applications.values().stream()
                .map(Application::payment)
                .distinct()
                .filter(payment -> paid(payment).compareTo(largest(payment)) > 0)
                .toList();
    }

    private Fen largest(String payment) {
        return applications(payment).stream()
                .map(one -> one.form().amount())
                .max(Fen::compareTo)
                .orElse(Fen.ZERO);
    }

    /** Credits that were not sent back. */
    private Stream<Booking> standing() {
        var returned = pages.bookings.stream()
                .filter(booking -> booking.kind() == Booking.Kind.RETURNED)
                .map(Books::line)
                .collect(Collectors.toSet());
        return pages.bookings.stream()
                .filter(booking -> booking.kind() == Booking.Kind.CREDITED)
                .filter(booking -> !returned.contains(line(booking)));
    }

    private static List<String> line(Booking booking) {
        return List.of(booking.application(), booking.instruction());
    }

    synchronized List<Booking> bookings(LocalDate day) {
        return pages.bookings.stream()
                .filter(booking -> booking.day().equals(day))
                .toList();
    }

    synchronized Optional<String> answer(String applicationId) {
        return Optional.ofNullable(pages.answers.get(applicationId));
    }

    synchronized Course course(String payment) {
        return pages.course(payment);
    }

    synchronized Optional<Fen> sum(String code) {
        return Optional.ofNullable(pages.sums.get(code));
    }

    synchronized Optional<Plan> plan(String code) {
        return Optional.ofNullable(pages.plans.get(code));
    }

    synchronized boolean knowsAgency(String agency) {
        return pages.agencies.contains(agency);
    }

    synchronized boolean isClosed(int year) {
        return pages.closedYears.contains(year);
    }

    synchronized long messages() {
        return pages.mail.written();
    }

    /** Those that may still have a step before them. */
    synchronized Collection<Application> moving() {
        return List.copyOf(pages.moving.values());
    }

    @Override
    public void close() {
        file.close();
    }

    private synchronized void record(Entry entry) {
        file.append(JsonLines.write(entry));
        pages.apply(entry);
    }
}
