package cn.caitong.engine.silence;

import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers when this node turned messages away, or would have: an objection may have been among them. Noted in passing and by a
 * sweep, which writes it down, and only when there was any. When nobody of the hub was there at all, the next heartbeat sees by the last one.
 */
public final class ClosedDoors {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String KEEP = "intake-away";

    /** Whoever is told to come again does so later than at once: what lies closer together is one time. */
    private static final Duration TOGETHER = Duration.ofSeconds(5);

    private static final String LONGER = """
        update intake_away set until_at = greatest(until_at, legal_now())
         where id = (select id from intake_away
                      where partner is not distinct from ? and why = ?
                        and until_at >= legal_now() - ?::interval - ?::interval order by until_at desc limit 1)
        """;
    private static final String ANOTHER = """
        insert into intake_away (partner, why, from_at, until_at)
        select ?, ?, clock.at - ?::interval, clock.at from (select legal_now() as at) clock
        """;

    private final Transactions transactions;
    private final Ticker ticker;
    private final Map<Closed, Long> since = new ConcurrentHashMap<>();

    public ClosedDoors(Transactions transactions, Ticker ticker) {
        this.transactions = transactions;
        this.ticker = ticker;
    }

    /** Why nothing could be handed in. */
    public enum Why {
        /** Too much waited. */
        BACKLOG("backlog"),
        /** Evidence was written and not sealed (P7). */
        EVIDENCE("evidence"),
        /** The database did not answer. */
        DATABASE("database"),
        /** The broker let nobody at a partner's queue. */
        QUEUE("queue");

        private final String code;

        Why(String code) {
            this.code = code;
        }
    }

    private record Closed(Optional<String> partner, Why why) {}

    /** Everybody is turned away now. */
    public void toAll(Why why) {
        since.putIfAbsent(new Closed(Optional.empty(), why), ticker.nanos());
    }

    /** One partner is. */
    public void to(String partner, Why why) {
        to(partner, why, Duration.ZERO);
    }

    /** One partner is, and has been for so long. */
    public void to(String partner, Why why, Duration already) {
        since.putIfAbsent(new Closed(Optional.of(partner), why), ticker.nanos() - already.toNanos());
    }

    /** Writes down what was noted since; what cannot be written stays noted. */
    public void sweep() {
        for (Map.Entry<Closed, Long> noted : Map.copyOf(since).entrySet()) {
            transactions.run(KEEP, () -> write(noted.getKey(), noted.getValue()));
            since.remove(noted.getKey(), noted.getValue());
        }
    }

    private void write(Closed closed, long from) {
        String age = Duration.ofNanos(ticker.nanos() - from).toString();
        String partner = closed.partner().orElse(null);
        int longer = transactions
                .jdbc()
                .sql(LONGER)
                .params(partner, closed.why().code, age, TOGETHER.toString())
                .update();
        if (longer == 0) {
            transactions
                    .jdbc()
                    .sql(ANOTHER)
                    .params(partner, closed.why().code, age)
                    .update();
        }
    }
}
