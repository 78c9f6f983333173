package cn.caitong.engine.money;

import cn.caitong.engine.store.Columns;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks items in the order of their ids, so that no two transactions wait for each other. What is read of them must be read
 * after this, by another statement: one that had waited here would still see what was before.
 */
final class ItemLocks {
    private final JdbcClient jdbc;

    ItemLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(Collection<String> items) {
        List<UUID> ids = items.stream().map(Book::idOf).distinct().toList();
        if (!ids.isEmpty()) {
            jdbc.sql("select id from received_item where id = any (?::uuid[]) order by id for no key update")
                    .param(Columns.text(ids, id -> id))
                    .query(UUID.class)
                    .list();
        }
    }
}
