package cn.caitong.engine.intake;

import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.store.Transactions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What waits, as a sweep last counted it, plus what this node has accepted since. Not exact, and it need not be: it keeps a
 * flood from filling the disk, not the last message out.
 */
public final class Backlog {
    private static final String UNDECIDED =
            "select partner, count(*) as waiting from inbox where state = 'pending' group by partner";
    private static final String UNDELIVERED = """
        select partner, count(*) as waiting from outgoing where state in ('ready', 'sending', 'unknown') group by partner\
        """;

    private final Transactions transactions;
    private final BacklogLimits limits;
    private volatile Counts counts = new Counts(Map.of(), Map.of());

    public Backlog(Transactions transactions, BacklogLimits limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Counts anew; a sweep calls it every second or so. */
    public void refresh() {
        counts = new Counts(count(UNDECIDED), count(UNDELIVERED));
    }

    /** Whether this partner must wait now. */
    public Optional<Busy> full(String partner) {
        Counts now = counts;
        if (now.undecided() >= limits.undecided() || now.undelivered() >= limits.undelivered()) {
            return Optional.of(new Busy(Busy.Whose.HUB, limits.retryAfter()));
        }
        boolean own = now.undecided(partner) >= limits.undecidedOfPartner()
                || now.undelivered(partner) >= limits.undeliveredToPartner();
        return own ? Optional.of(new Busy(Busy.Whose.PARTNER, limits.retryAfter())) : Optional.empty();
    }

    void accepted(String partner) {
        Counts now = counts;
        now.since.computeIfAbsent(partner, name -> new LongAdder()).increment();
        now.sinceOfAll.increment();
    }

    private Map<String, Long> count(String sql) {
        Map<String, Long> waiting = new HashMap<>();
        transactions.jdbc().sql(sql).query(row -> {
            waiting.put(row.getString("partner"), row.getLong("waiting"));
        });
        return waiting;
    }

    private static final class Counts {
        private final Map<String, Long> undecided;
        private final Map<String, Long> undelivered;
        private final long undecidedOfAll;
        private final long undeliveredOfAll;
        private final Map<String, LongAdder> since = new ConcurrentHashMap<>();
        private final LongAdder sinceOfAll = new LongAdder();

        Counts(Map<String, Long> undecided, Map<String, Long> undelivered) {
            this.undecided = undecided;
            this.undelivered = undelivered;
            this.undecidedOfAll = sum(undecided);
            this.undeliveredOfAll = sum(undelivered);
        }

        long undecided() {
            return undecidedOfAll + sinceOfAll.sum();
        }

        long undecided(String partner) {
            LongAdder accepted = since.get(partner);
            return undecided.getOrDefault(partner, 0L) + (accepted == null ? 0 : accepted.sum());
        }

        long undelivered() {
            return undeliveredOfAll;
        }

        long undelivered(String partner) {
            return undelivered.getOrDefault(partner, 0L);
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
