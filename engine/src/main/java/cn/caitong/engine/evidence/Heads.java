package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest batch, for receipts and answers: whoever keeps a head can show later that nothing before it was cut off. Asks
 * the database at most once a second, in the caller's transaction where there is one.
 */
public final class Heads {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /**
     * The last batch of each legal day (Asia/Shanghai), by the index over time, however many there are. A day counts once its end
     * is a minute past: longer than a sealing transaction may take, so that what was said of a day stays so.
     */
    private static final String OF_DAYS = """
        select d.day, b.no, b.digest
          from generate_series(?::date, ?::date, interval '1 day') as s(at)
         cross join lateral (select s.at::date as day, s.at::date::timestamp at time zone 'Asia/Shanghai' as begins,
                                    (s.at::date + 1)::timestamp at time zone 'Asia/Shanghai' as ends) d
          join lateral (select no, digest from evidence_batch
                         where sealed_at >= d.begins and sealed_at < d.ends
                         order by sealed_at desc, no desc limit 1) b on true
         where d.ends + interval '1 minute' <= legal_now()
         order by d.day
        """;

    private static final String NEWEST_DAY = """
        select (sealed_at at time zone 'Asia/Shanghai')::date from evidence_batch
         where sealed_at < date_trunc('day', (legal_now() - interval '1 minute') at time zone 'Asia/Shanghai')
                           at time zone 'Asia/Shanghai'
         order by sealed_at desc limit 1
        """;

    private final JdbcClient jdbc;
    private final Ticker ticker;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Seen seen;
    private volatile LocalDate told = LocalDate.MIN;

    public Heads(Transactions transactions, Ticker ticker) {
        this.jdbc = transactions.jdbc();
        this.ticker = ticker;
    }

    /**
     * A batch's number and digest, printed {@code 12:sm3:…}.
     *
     * @param no 0 before the first batch
     */
    public record Head(long no, Bytes digest) {
        private static final Pattern PRINTED = Pattern.compile("(0|[1-9][0-9]{0,17}):(.*)");

        /** Reads a printed head; IllegalArgumentException when it is none. */
        public static Head parse(String printed) {
            Matcher parts = PRINTED.matcher(printed);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "封存头应为 批次号:sm3:摘要，而非 " + printed + " / A head is no:sm3:digest, not " + printed);
            }
            return new Head(Long.parseLong(parts.group(1)), Bytes.of(Digests.SM3.parse(parts.group(2))));
        }

        @Override
        public String toString() {
            return no + ":" + Digests.SM3.print(digest.array());
        }
    }

    /**
     * The last head of a day: who keeps one outside finds later whatever of that day, or before, was changed or cut off.
     *
     * @param day a legal date, Asia/Shanghai
     */
    public record OfDay(LocalDate day, Head head) {}

    /** Of each day in the span that is over and on which something was sealed, in order. */
    public List<OfDay> ofDays(LocalDate from, LocalDate to) {
        return jdbc.sql(OF_DAYS)
                .params(from.toString(), to.toString())
                .query((row, n) -> new OfDay(
                        row.getObject("day", LocalDate.class),
                        new Head(row.getLong("no"), Bytes.of(row.getBytes("digest")))))
                .list();
    }

    /** The newest of them, once for each day and process: for whoever tells it. */
    public Optional<OfDay> newDay() {
        return jdbc.sql(NEWEST_DAY)
                .query(LocalDate.class)
                .optional()
                .filter(day -> day.isAfter(told))
                .flatMap(day -> {
                    Optional<OfDay> head = ofDays(day, day).stream().findFirst();
                    told = day;
                    return head;
                });
    }

    /** What the database said at a moment of the ticker. */
    record Seen(Head head, boolean rowsWait, long at) {}

    /** At most a second old. */
    public Head latest() {
        return look().head();
    }

    Seen look() {
        Seen last = seen;
        if (last != null && (ticker.nanos() - last.at() < FRESH || asking.isLocked())) {
            return last;
        }
        asking.lock();
        try {
            Seen now = ask();
            seen = now;
            return now;
        } finally {
            asking.unlock();
        }
    }

    private Seen ask() {
        return jdbc.sql("select last_no, digest, exists (select 1 from evidence_unsealed) from evidence_sealer")
                .query((row, n) -> new Seen(
                        new Head(row.getLong(1), Bytes.of(row.getBytes(2))), row.getBoolean(3), ticker.nanos()))
                .single();
    }
}
