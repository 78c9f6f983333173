package cn.caitong.engine.time;

import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The table {@code node}: who runs, since when, and how far its clock is from the database's. */
final class NodeTable {
    private final Transactions transactions;
    private final HubNode node;

    NodeTable(Transactions transactions, HubNode node) {
        this.transactions = transactions;
        this.node = node;
    }

    void seen(Sighting now) {
        transactions
                .jdbc()
                .sql("""
                    insert into node (id, version, started_at, seen_at, skew_ms)
                    values (:id, :version, database_now(), database_now(), :skew)
                    on conflict (id) do update
                       set version = excluded.version, seen_at = excluded.seen_at, skew_ms = excluded.skew_ms\
                    """)
                .param("id", node.id())
                .param("version", node.version())
                .param("skew", now.skew().toMillis())
                .update();
    }

    /** By node, of those heard within half a minute; a database clock that stepped back leaves marks in the future. */
    Map<String, Duration> skewsOfTheLiving() {
        Map<String, Duration> skews = new HashMap<>();
        transactions
                .jdbc()
                .sql("""
                    select id, skew_ms from node
                     where seen_at between database_now() - interval '30 s' and database_now() + interval '30 s'\
                    """)
                .query((row, n) -> skews.put(row.getString("id"), Duration.ofMillis(row.getLong("skew_ms"))))
                .list();
        return skews;
    }
}
