package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
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

    private final JdbcClient jdbc;
    private final Ticker ticker;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Seen seen;

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
