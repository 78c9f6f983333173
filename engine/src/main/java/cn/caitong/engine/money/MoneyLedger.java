package cn.caitong.engine.money;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.MoneyMove;
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
    private final BookReader reader;
    private final BookWriter writer;

    public MoneyLedger(Transactions transactions) {
        this.reader = new BookReader(transactions.jdbc());
        this.writer = new BookWriter(transactions.jdbc());
    }

    /**
     * Applies the moves in their order, in the caller's transaction, which holds the locks of their cases: at most one read
     * and six writes for the whole batch.
     *
     * @throws MoneyRefused when a move breaks a rule, or the database says so; then the transaction must be rolled back
     */
    public void apply(List<Changed<MoneyMove>> moves) {
        if (moves.isEmpty()) {
            return;
        }
        // In the order of their ids everywhere, so that no two transactions wait for each other.
        Map<String, Book> books = new TreeMap<>();
        List<Book> known = new ArrayList<>();
        for (Changed<MoneyMove> moved : moves) {
            books.computeIfAbsent(moved.change().item(), item -> {
                Book book = new Book(item, moved.location());
                if (!(moved.change() instanceof Received)) {
                    known.add(book);
                }
                return book;
            });
        }
        reader.fill(known);
        moves.forEach(moved ->
                Objects.requireNonNull(books.get(moved.change().item())).apply(moved));
        write(List.copyOf(books.values()));
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
