package cn.caitong.engine.queues;

import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.silence.ClosedDoors;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;

/** Up to when partners' queues were read. Any node may say so of any queue: what it saw was true for all of them. */
public final class QueueMarks {
    /** The transaction of {@link #mark}. */
    @TransactionName
    public static final String MARK = "queue-mark";
    /** The transaction of {@link #alarm} and {@link #clear}. */
    @TransactionName
    public static final String ALARM = "queue-alarm";

    private static final String READ = """
        insert into queue_mark as m (partner, jurisdiction, read_at) values (?, ?, ?::timestamptz)
        on conflict (partner) do update set read_at = greatest(m.read_at, excluded.read_at)
        """;
    /** The demo moves its clock: nothing can have come before it was moved for the last time. */
    private static final String LAST = """
        select greatest(m.read_at, c.moved_at + c.demo_offset) from queue_mark m, legal_clock c where m.partner = ?
        """;

    private static final String LATELY =
            "select exists (select from queue_mark where partner = ? and read_at > legal_now() - ?::interval)";
    /** A queue that falls still is marked every two seconds; one that is full, after so many messages. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final LegalTime legalTime;
    private final Alarms alarms;
    private final ClosedDoors doors;

    /** @param doors of the same node */
    public QueueMarks(Transactions transactions, LegalTime legalTime, ClosedDoors doors) {
        this.transactions = transactions;
        this.legalTime = legalTime;
        this.alarms = new Alarms(transactions);
        this.doors = doors;
    }

    /** Legal time, UTC, to be asked before a queue is looked at. */
    public Instant now() {
        return legalTime.now();
    }

    /**
     * The queue was empty, with nothing of it in anybody's hands. In its own transaction.
     *
     * @param began legal time, UTC, from before it was looked at
     */
    public void mark(String partner, String jurisdiction, Instant began) {
        transactions.run(
                MARK,
                () -> transactions
                        .jdbc()
                        .sql(READ)
                        .params(partner, jurisdiction, began.toString())
                        .update());
    }

    /**
     * When what is in this queue now has arrived: at once after it was last seen empty, for nobody can tell better; in one that
     * never was, when it is written down. Asked with the message in hand, so that no later mark can be beside it.
     *
     * @return from the legal time of the transaction that writes it down to that of its arrival
     */
    public UnaryOperator<Instant> arrival(String partner) {
        List<OffsetDateTime> last = transactions
                .jdbc()
                .sql(LAST)
                .param(partner)
                .query(OffsetDateTime.class)
                .list();
        if (last.isEmpty()) {
            return now -> now;
        }
        Instant mark = last.getFirst().toInstant();
        return now -> mark.isAfter(now) ? now : mark;
    }

    /**
     * This node cannot get at the queue. If no other has been there lately either, nobody can: the broker is the hub's, and what its
     * partner would have put there waits outside (P6).
     *
     * @param tried for how long it was tried to get there
     */
    public void away(String partner, Duration tried) {
        boolean isRead = transactions
                .jdbc()
                .sql(LATELY)
                .params(partner, LATE.toString())
                .query(Boolean.class)
                .single();
        if (!isRead) {
            doors.to(partner, ClosedDoors.Why.QUEUE, tried);
        }
    }

    /** Something about a queue that an operator must see, in its own transaction; it stays open until cleared. */
    public void alarm(String code, String partner, String jurisdiction, String detail) {
        transactions.run(
                ALARM, () -> alarms.raise(List.of(new Alarm(code, partner, jurisdiction, detail, legalTime.now()))));
    }

    /** The same is well again. */
    public void clear(String code, String partner) {
        transactions.run(ALARM, () -> alarms.clear(code, partner, legalTime.now()));
    }
}
