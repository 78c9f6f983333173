package cn.caitong.engine.money;

import cn.caitong.engine.store.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items that decisions must know the free amount of, in the caller's transaction. */
public final class Accounts {
    private final ItemLocks locks;
    private final BookReader reader;

    public Accounts(Transactions transactions) {
        this.locks = new ItemLocks(transactions.jdbc());
        this.reader = new BookReader(transactions.jdbc());
    }

    /** Locks the items that are there, then reads them: two statements, however many they are. Answers one for each item. */
    public Map<String, Account> lock(Collection<String> items) {
        locks.lock(items);
        List<Book> books = items.stream().distinct().map(Book::new).toList();
        reader.fill(books);
        Map<String, Account> accounts = new HashMap<>();
        books.forEach(book -> accounts.put(book.item, Account.of(book)));
        return accounts;
    }
}
