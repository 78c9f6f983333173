package cn.caitong.simulators.ledger;

import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One centre's books, on disk before anything is answered, and the same after a kill. The centre trusts its hub: two
 * instructions for one receipt are two refunds here, and {@link #overRefunded} tells of them. Reading and then writing
 * needs the ledger's own lock: {@code synchronized (ledger)}.
 */
public final class Ledger implements AutoCloseable {
    /** Where this city's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LineFile file;
    private final Books books = new Books();

    private Ledger(LineFile file) {
        this.file = file;
        file.found().forEach(line -> books.apply(JsonLines.read(line, Entry.class)));
    }

    /** What an id that was used had said (digest), and the answer it got, which a repetition gets again. */
    public record Taken(String content, String answer) {}

    /** Opens the ledger and reads what is in it. */
    public static Ledger open(Path path) {
        return new Ledger(LineFile.open(path));
    }

    /** The date in this city at that instant. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    public void receive(Receipt receipt, Message message) {
        record(new Entry.Received(receipt, message));
    }

    /** Lays down what becomes of this receipt's next refund that has no fate yet. */
    public void plan(String receiptId, Fate fate) {
        record(new Entry.Planned(receiptId, fate));
    }

    public void accept(Refund refund, String answer, Message message) {
        record(new Entry.Accepted(refund, answer, message));
    }

    /** Moves a refund to where {@code after} stands, and writes what the hub is told of it. */
    public void move(Refund after, List<Message> messages) {
        record(new Entry.Moved(after, List.copyOf(messages)));
    }

    /** Takes a recall; {@code stops} if the refund had not left, or had never come (then its id is void for ever). */
    public void recall(String recallId, String refundId, Taken taken, boolean stops, Message message) {
        record(new Entry.Recalled(recallId, refundId, taken.content(), taken.answer(), stops, message));
    }

    /** Puts a message into the outbox, or back into it. */
    public void write(Message message) {
        record(new Entry.Written(message));
    }

    /** The message is not sent again: the hub took it, or (400 and above) refused it for good. */
    public void closeMessage(String messageId, int status) {
        record(new Entry.Closed(messageId, status));
    }

    public synchronized Optional<Receipt> receipt(String id) {
        return Optional.ofNullable(books.receipts.get(id));
    }

    public synchronized List<Receipt> receipts() {
        return List.copyOf(books.receipts.values());
    }

    public synchronized Optional<Refund> refund(String id) {
        return Optional.ofNullable(books.refunds.get(id));
    }

    public synchronized List<Refund> refunds() {
        return List.copyOf(books.refunds.values());
    }

    /** What was answered to a refund or recall of this id. */
    public synchronized Optional<Taken> taken(String id) {
        return Optional.ofNullable(books.taken.get(id));
    }

    /** Whether this id was recalled before it came. */
    public synchronized boolean isVoid(String refundId) {
        return books.voided.contains(refundId);
    }

    public synchronized Fate planned(String receiptId, Fate otherwise) {
        return books.planned(receiptId, otherwise);
    }

    /** How many messages were ever written: the next one's order number, less one. */
    public synchronized long messages() {
        return books.mail.written();
    }

    /** What the hub has not answered for good, oldest first. */
    public synchronized List<Message> unsent() {
        return books.mail.unsent();
    }

    /** What the hub refused for good. */
    public synchronized List<Message> refused() {
        return books.mail.refused();
    }

    /** The refund whose next step falls due first, if one does by then. */
    public synchronized Optional<Refund> dueBy(Instant until) {
        return books.moving.values().stream()
                .filter(refund ->
                        refund.nextAt().filter(at -> !at.isAfter(until)).isPresent())
                .min(Comparator.comparing(refund -> refund.nextAt().orElse(Instant.MAX)));
    }

    /** What the bank booked on that day. */
    public synchronized Statement statement(LocalDate day) {
        long opening = books.bookings.stream()
                .filter(b -> b.day().isBefore(day))
                .mapToLong(Booking::effect)
                .sum();
        var today = books.bookings.stream().filter(b -> b.day().equals(day)).toList();
        long closing = opening + today.stream().mapToLong(Booking::effect).sum();
        return new Statement(day, new Fen(opening), new Fen(closing), today);
    }

    public synchronized List<Booking> bookings() {
        return List.copyOf(books.bookings);
    }

    /** What was paid back of a receipt and not returned by the bank. */
    public synchronized Fen refunded(String receiptId) {
        return books.standing(receiptId).stream().map(Booking::amount).reduce(Fen.ZERO, Fen::plus);
    }

    /** How many refunds of a receipt stand at the bank, unreturned. */
    public synchronized int standingRefunds(String receiptId) {
        return books.standing(receiptId).size();
    }

    /** Receipts of which more was paid back than had come in: must be empty, whatever happened to the hub. */
    public synchronized List<String> overRefunded() {
        return books.receipts.values().stream()
                .filter(receipt -> refunded(receipt.id()).compareTo(receipt.amount()) > 0)
                .map(Receipt::id)
                .toList();
    }

    /** Receipts with more than one standing refund: a double refund, unless the parts were meant. */
    public synchronized List<String> refundedTwice() {
        return books.receipts.keySet().stream()
                .filter(id -> standingRefunds(id) > 1)
                .toList();
    }

    @Override
    public void close() {
        file.close();
    }

    private synchronized void record(Entry entry) {
        file.append(JsonLines.write(entry));
        books.apply(entry);
    }
}
