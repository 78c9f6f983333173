package cn.caitong.engine.time;

import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table {@code node}: who runs, since when, and how far its clock is from the database's. */
final class NodeTable {
    private final Transactions transactions;
    private final HubNode node;

    NodeTable(Transactions transactions, HubNode node) {
        this.transactions = transactions;
        this.node = node;
    }

    /**
     * It lives. Where no node did before, for longer than a heartbeat may be late, nothing could be handed in.
     *
     * @param oldestOpen how long it has held the oldest request that it has not answered
     */
    void seen(Sighting now, Optional<Duration> oldestOpen) {
        transactions
                .jdbc()
                .sql("""
                    with clock as materialized (
                      select database_now() as at, demo_offset from legal_clock
                    ), nobody as (
                      insert into intake_away (why, from_at, until_at)
                      select 'nobody', last.seen_at + clock.demo_offset, clock.at + clock.demo_offset
                        from clock, (select max(seen_at) as seen_at from node) last
                       where last.seen_at < clock.at - interval '5 s'
                    )
                    insert into node (id, version, started_at, seen_at, skew_ms, oldest_open)
                    select :id, :version, clock.at, clock.at, :skew, clock.at - :open::interval from clock
                    on conflict (id) do update
                       set version = excluded.version, seen_at = excluded.seen_at, skew_ms = excluded.skew_ms,
                           oldest_open = excluded.oldest_open\
                    """)
                .param("id", node.id())
                .param("version", node.version())
                .param("skew", now.skew().toMillis())
                .param("open", oldestOpen.map(Duration::toString).orElse(null))
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
