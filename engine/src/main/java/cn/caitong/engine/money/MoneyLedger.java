package cn.caitong.engine.money;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.OfPart;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.MoneyMove.Received;
import cn.caitong.engine.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.dao.DataIntegrityViolationException;

/** Applies decisions' moves to the ledger. What it refuses, it refuses as a whole, with {@link MoneyRefused}. */
public final class MoneyLedger {
    private final ItemLocks locks;
    private final BookReader reader;
    private final BookWriter writer;

    public MoneyLedger(Transactions transactions) {
        this.locks = new ItemLocks(transactions.jdbc());
        this.reader = new BookReader(transactions.jdbc());
        this.writer = new BookWriter(transactions.jdbc());
    }

    /**
     * Applies the moves in their order, in the caller's transaction, which holds the locks of their cases: at most one read
     * and six writes for the whole batch, and one more to lock items that cases below theirs reserve of.
     *
     * @throws MoneyRefused when a move breaks a rule, or the database says so; then the transaction must be rolled back
     */
    public void apply(List<Changed<MoneyMove>> moves) {
        if (moves.isEmpty()) {
            return;
        }
        Map<String, Book> books = new TreeMap<>();
        List<Book> known = new ArrayList<>();
        for (Changed<MoneyMove> moved : moves) {
            books.computeIfAbsent(moved.change().item(), item -> {
                Book book = new Book(item);
                if (!(moved.change() instanceof Received)) {
                    known.add(book);
                }
                return book;
            });
        }
        locks.lock(moves.stream()
                .map(Changed::change)
                .filter(MoneyLedger::isShared)
                .map(MoneyMove::item)
                .toList());
        reader.fill(known);
        moves.forEach(moved ->
                Objects.requireNonNull(books.get(moved.change().item())).apply(moved));
        write(List.copyOf(books.values()));
    }

    /** Of a deposit only its own case moves a part, and its lock is held; what a claim's case takes back, cases below it pay. */
    private static boolean isShared(MoneyMove move) {
        return move instanceof OfPart part && (Book.isOfThoseBelow(part.purpose()) || part.purpose() == Purpose.RED);
    }

    private void write(List<Book> books) {
        try {
            writer.write(books);
        } catch (DataIntegrityViolationException refused) {
            String items =
                    String.join(", ", books.stream().map(book -> book.item).toList());
            throw MoneyRefused.of(refused, items);
        }
    }
}
