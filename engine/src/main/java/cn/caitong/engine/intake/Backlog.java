package cn.caitong.engine.intake;

import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What waits, as a sweep last counted it, plus what this node has accepted since. Not exact, and it need not be: it keeps a
 * flood from filling the disk, not the last message out.
 */
public final class Backlog {
    private static final String UNDECIDED =
            "select partner, count(*) as waiting from inbox where state = 'pending' group by partner";
    static final String UNDELIVERED = "select partner, waiting from count_undelivered()";
    /** Of the time, counting what is undelivered takes no more than one part in so many. */
    private static final int SHARE = 20;

    private final Transactions transactions;
    private final BacklogLimits limits;
    private final Ticker ticker;
    private volatile Counts counts = new Counts(Map.of(), Map.of());
    private long notBefore;

    public Backlog(Transactions transactions, BacklogLimits limits) {
        this(transactions, limits, Ticker.SYSTEM);
    }

    Backlog(Transactions transactions, BacklogLimits limits, Ticker ticker) {
        this.transactions = transactions;
        this.limits = limits;
        this.ticker = ticker;
        this.notBefore = ticker.nanos();
    }

    /** Counts anew. */
    public void refresh() {
        counts = new Counts(count(UNDECIDED), count(UNDELIVERED));
    }

    /**
     * Counts anew, every second or so. A million undelivered rows take a while to count, and are not many more or fewer a second
     * later: they are left alone until they have been so for much longer than counting took.
     */
    public void sweep() {
        long from = ticker.nanos();
        if (from - notBefore < 0) {
            counts = new Counts(count(UNDECIDED), counts.undelivered);
            return;
        }
        refresh();
        long until = ticker.nanos();
        notBefore = until + (until - from) * (SHARE - 1);
    }

    /** Whether this partner must wait now. */
    public Optional<Busy> full(String partner) {
        Counts now = counts;
        if (isFull(now)) {
            return Optional.of(new Busy(Busy.Whose.HUB, limits.retryAfter()));
        }
        return isFull(now, partner) ? Optional.of(new Busy(Busy.Whose.PARTNER, limits.retryAfter())) : Optional.empty();
    }

    /** Who must wait now, whether anybody comes or not; each of them by itself. */
    Map<String, Busy> full() {
        Counts now = counts;
        Map<String, Busy> full = new HashMap<>();
        now.partners().forEach(partner -> full(partner).ifPresent(busy -> full.put(partner, busy)));
        return full;
    }

    private boolean isFull(Counts now) {
        return now.undecided() >= limits.undecided() || now.undelivered() >= limits.undelivered();
    }

    private boolean isFull(Counts now, String partner) {
        return now.undecided(partner) >= limits.undecidedOfPartner()
                || now.undelivered(partner) >= limits.undeliveredToPartner();
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

        /** Of whom or to whom anything waits. */
        Set<String> partners() {
            Set<String> partners = new HashSet<>(undecided.keySet());
            partners.addAll(undelivered.keySet());
            partners.addAll(since.keySet());
            return partners;
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
