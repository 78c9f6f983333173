package cn.caitong.engine.alarm;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees work that waits for the hub itself, and for no partner, and that no node takes: a flow's events that nobody decides, its
 * clocks that nobody fires. A node may hang while its heartbeat is sound; whoever looks then says so. How long the same has
 * been first in its line is measured by each node's own ticker, since legal time may be moved.
 */
public final class StandstillWatch {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String WATCH = "standstill-watch";
    /** The alarm's code; its reference is the flow, and which of the two lines. */
    public static final String STANDS_STILL = "work-stands-still";

    /** The first in each line, as the workers take them. */
    private static final String FIRST = """
        select f.flow || '/events' as line, i.jurisdiction, i.id::text as first
          from unnest(?::text[]) f (flow)
         cross join lateral (select id, jurisdiction from inbox where flow = f.flow and state = 'pending'
                              order by id limit 1) i
        union all
        select f.flow || '/clocks', o.jurisdiction, o.id || ' ' || o.next_at
          from unnest(?::text[]) f (flow)
         cross join lateral (select id, jurisdiction, next_at from obligation
                              where flow = f.flow and next_at <= legal_now() order by next_at, id limit 1) o
         order by 1
        """;

    private static final String CLEAR = """
        update alarm set cleared_at = legal_now()
         where code = ? and cleared_at is null and ref <> all (?::text[])
        """;

    private final Transactions transactions;
    private final LegalTime time;
    private final Alarms alarms;
    private final List<String> flows;
    private final Ticker ticker;
    private final Duration patience;
    private Map<String, Seen> seen = Map.of();

    /** @param patience for how long the same may be first in its line */
    public StandstillWatch(
            Transactions transactions, LegalTime time, Collection<String> flows, Ticker ticker, Duration patience) {
        this.transactions = transactions;
        this.time = time;
        this.alarms = new Alarms(transactions);
        this.flows = List.copyOf(flows);
        this.ticker = ticker;
        this.patience = patience;
    }

    private record First(String line, String jurisdiction, String what) {}

    /** What was first in its line, and since when this node knows it to be so. */
    private record Seen(String what, long since) {}

    /** Raises and clears, in its own transaction. Called by one thread. */
    public void sweep() {
        long now = ticker.nanos();
        Map<String, Seen> next = new HashMap<>();
        transactions.run(WATCH, () -> {
            List<Alarm> raised = new ArrayList<>();
            List<String> doubtful = new ArrayList<>();
            Instant at = time.now();
            for (First first : first()) {
                Seen before = seen.get(first.line());
                Seen known =
                        before != null && before.what().equals(first.what()) ? before : new Seen(first.what(), now);
                next.put(first.line(), known);
                if (before == null || before.equals(known)) {
                    // of what this node sees for the first time it cannot say that it moves
                    doubtful.add(first.line());
                }
                if (now - known.since() >= patience.toNanos()) {
                    raised.add(alarm(first, at));
                }
            }
            alarms.raise(raised);
            transactions
                    .jdbc()
                    .sql(CLEAR)
                    .params(STANDS_STILL, text(doubtful, line -> line))
                    .update();
        });
        seen = next;
    }

    private List<First> first() {
        return transactions
                .jdbc()
                .sql(FIRST)
                .params(text(flows, name -> name), text(flows, name -> name))
                .query((row, n) ->
                        new First(row.getString("line"), row.getString("jurisdiction"), row.getString("first")))
                .list();
    }

    private Alarm alarm(First first, Instant at) {
        return new Alarm(
                STANDS_STILL,
                first.line(),
                first.jurisdiction(),
                "the first in this line has not been taken for %1$d minutes / 队列首项已 %1$d 分钟未处理"
                        .formatted(patience.toMinutes()),
                at);
    }
}
