package cn.caitong.engine.evidence;

import cn.caitong.engine.time.Ticker;
import java.time.Duration;

/**
 * Stops intake and money while rows wait and nothing seals them (P7). It heals by itself with the next batch, whichever node
 * seals it. Time is the ticker's: a demo's leap, or a clock that is put right, is no standstill.
 */
public final class SealWatch {
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

    private final Heads heads;
    private final Ticker ticker;
    private final Duration limit;
    private volatile Standstill standstill = new Standstill(-1, 0);

    public SealWatch(Heads heads, Ticker ticker, Duration limit) {
        this.heads = heads;
        this.ticker = ticker;
        this.limit = limit;
    }

    /** Rows have waited behind batch {@code no} since this moment of the ticker; none wait when it is negative. */
    private record Standstill(long no, long since) {}

    /** Throws {@link SealingStoppedException} when rows have waited longer than the limit without a batch. */
    public void assertSealing() {
        Duration stopped = stoppedFor();
        if (isTooLong(stopped)) {
            throw new SealingStoppedException(stopped);
        }
    }

    /** Whether they have, without a word to anybody. */
    public boolean isStopped() {
        return isTooLong(stoppedFor());
    }

    private boolean isTooLong(Duration stopped) {
        return stopped.compareTo(limit) > 0;
    }

    /** How long rows have waited without a batch; zero while sealing keeps up. */
    public Duration stoppedFor() {
        Heads.Seen seen = heads.look();
        Standstill last = standstill;
        if (!seen.rowsWait()) {
            standstill = new Standstill(-1, 0);
            return Duration.ZERO;
        }
        if (last.no() != seen.head().no()) {
            standstill = new Standstill(seen.head().no(), seen.at());
            return Duration.ZERO;
        }
        return Duration.ofNanos(ticker.nanos() - last.since());
    }
}
