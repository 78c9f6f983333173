package cn.caitong.engine.time;

import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Lets statutory clocks fire only while time can be believed. Each node sweeps about once a second: it says that it lives,
 * raises the stored high-water mark, which never falls, and stops firing for the whole hub when the database's clock has
 * jumped forward by more than an hour or living clocks lie more than two seconds apart. Only a person starts it again.
 */
public final class FiringGuard {
    /** The transaction of {@link #sweep()}. */
    @TransactionName
    public static final String HEARTBEAT = "node-heartbeat";
    /** The transaction of {@link #confirm}. */
    @TransactionName
    public static final String CONFIRM = "firing-confirm";

    private final Transactions transactions;
    private final NodeTable nodes;
    private final LegalClockRow legalClock;
    private final Ticker ticker;
    private final Clock own;
    private final Supplier<Optional<Duration>> oldestOpen;
    private final AtomicReference<Sighting> last = new AtomicReference<>();

    /** Of a node that takes no requests. */
    public FiringGuard(Transactions transactions, HubNode node, Ticker ticker, Clock own) {
        this(transactions, node, ticker, own, Optional::empty);
    }

    /**
     * Of a node.
     *
     * @param own this process's wall clock, which is only ever compared with the database's
     * @param oldestOpen how long it has held the oldest request that it has not answered: each heartbeat says so (P6)
     */
    public FiringGuard(
            Transactions transactions,
            HubNode node,
            Ticker ticker,
            Clock own,
            Supplier<Optional<Duration>> oldestOpen) {
        this.transactions = transactions;
        this.nodes = new NodeTable(transactions, node);
        this.legalClock = new LegalClockRow(transactions);
        this.ticker = ticker;
        this.own = own;
        this.oldestOpen = oldestOpen;
    }

    /** The heartbeat, in its own transaction; returns why firing is stopped, if it is. Nothing fires before the first. */
    public Optional<String> sweep() {
        return transactions.call(HEARTBEAT, () -> {
            Sighting now = look();
            nodes.seen(now, oldestOpen.get());
            LegalClockRow.State state = legalClock.lock();
            Optional<String> doubt = state.stoppedWhy().or(() -> doubt(state.highWater(), now));
            if (doubt.isEmpty()) {
                legalClock.raise();
            } else if (state.stoppedWhy().isEmpty()) {
                legalClock.stop(doubt.get());
            }
            last.set(now);
            return doubt;
        });
    }

    /**
     * Legal time, if clocks may fire at it, in the caller's transaction. Empty while firing is stopped, and while the mark
     * is more than an hour behind: a jump that no sweep has judged yet fires nothing.
     */
    public Optional<Instant> mayFireAt() {
        return legalClock.mayFireAt();
    }

    /** Why firing is stopped, if it is. */
    public Optional<String> stopped() {
        return legalClock.stopped();
    }

    /**
     * A person has checked the time and starts firing again, in its own transaction.
     *
     * @throws RefusedException when firing is not stopped, or while the clocks still disagree
     */
    public void confirm(String person) {
        transactions.run(CONFIRM, () -> {
            if (legalClock.lock().stoppedWhy().isEmpty()) {
                throw new RefusedException(ErrorCode.FIRING_NOT_STOPPED, "");
            }
            ClockDoubt.disagreement(nodes.skewsOfTheLiving()).ifPresent(why -> {
                throw new RefusedException(ErrorCode.CLOCKS_DISAGREE, "", why);
            });
            legalClock.confirm(person);
        });
    }

    private Optional<String> doubt(Instant highWater, Sighting now) {
        return ClockDoubt.jump(highWater, last.get(), now).or(() -> ClockDoubt.disagreement(nodes.skewsOfTheLiving()));
    }

    /** The ticker first: a node that is stopped between two looks has a long trip then, and no skew. */
    private Sighting look() {
        long sent = ticker.nanos();
        Instant before = own.instant();
        Instant database = transactions
                .jdbc()
                .sql("select database_now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return Sighting.of(before, database, sent, Duration.ofNanos(ticker.nanos() - sent));
    }
}
