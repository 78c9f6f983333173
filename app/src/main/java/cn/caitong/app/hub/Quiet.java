package cn.caitong.app.hub;

import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Whether a hub has anything left to do at its legal time. Who moves the demo's clock waits for this before and after. */
final class Quiet {
    /**
     * What somebody has been woken for, and what the next sweep will find. What waits for a person, for an earlier event, for
     * its time or for a partner that is away is no work; neither is what stands behind such a head.
     */
    private static final String LEFT = """
        select (select count(*) from inbox where state = 'pending')
             + (select count(*) from outgoing where state = 'sending') as working,
               (select count(*) from fan_out)
             + (select count(*) from obligation where next_at <= clock.at)
             + (select count(*) from evidence_unsealed)
             + (select count(*) from statement_day where compare_at <= clock.at)
             + (select count(*) from case_file c where c.flow in ('statement', 'treasury-statement') and c.state = 'received'
                 and not exists (select from statement_day d where d.case_id = c.id and d.version = c.version))
             + (select count(*) from outgoing o
                 where o.state = 'ready' and o.next_attempt_at <= clock.at
                   and not exists (select from outage u where u.partner = o.partner and u.next_at > clock.at)
                   and (o.bypass or not exists (
                        select from outgoing e
                         where e.order_key = o.order_key and e.seq < o.seq
                           and e.state in ('ready', 'sending', 'unknown', 'parked')))) as waiting
          from (select legal_now() as at) clock\
        """;

    private static final Duration LOOK = Duration.ofMillis(5);

    private final Transactions transactions;
    private final Ticker ticker;
    private final Runnable turn;

    /** @param turn does what a sweep would do at its next turn; called when nothing but that is left */
    Quiet(Transactions transactions, Ticker ticker, Runnable turn) {
        this.transactions = transactions;
        this.ticker = ticker;
        this.turn = turn;
    }

    /**
     * Waits until nothing is left.
     *
     * @throws IllegalStateException if that takes longer than {@code patience}
     */
    void await(Duration patience) {
        long until = ticker.nanos() + patience.toNanos();
        for (Left left = left(); left.things() > 0; left = left()) {
            if (ticker.nanos() - until > 0 || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(
                        "The hub still has %d things to do after %s".formatted(left.things(), patience));
            }
            if (left.working() == 0) {
                turn.run();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private record Left(long working, long waiting) {
        long things() {
            return working + waiting;
        }
    }

    private Left left() {
        return transactions
                .jdbc()
                .sql(LEFT)
                .query((row, n) -> new Left(row.getLong("working"), row.getLong("waiting")))
                .single();
    }
}
