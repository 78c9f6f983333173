package cn.caitong.engine.time;

import java.time.Duration;

/**
 * Whether this node works, for whoever leads requests to it: its last heartbeat is on the database's disk, and it is not stopping. Both are
 * noticed elsewhere and asked of nobody here, so that no request waits for a database that hangs. What keeps every node from taking messages
 * is no node's state: they say so themselves, with the time to come again.
 */
public final class Readiness {
    /** As late as a heartbeat may be before nobody counts on its node. */
    static final Duration LATEST = Duration.ofSeconds(5);

    private final Ticker ticker;
    private volatile Heart heart = new Heart(false, 0);
    private volatile boolean stopping;

    public Readiness(Ticker ticker) {
        this.ticker = ticker;
    }

    /** How the last heartbeat ended, and at which moment of the ticker. */
    private record Heart(boolean beats, long at) {}

    /** Makes a heartbeat and remembers what came of it; it writes, so that a disk that is full shows, too. */
    public void beat(Runnable heartbeat) {
        try {
            heartbeat.run();
            heart = new Heart(true, ticker.nanos());
        } catch (RuntimeException failed) {
            heart = new Heart(false, ticker.nanos());
            throw failed;
        }
    }

    /** From here on work is ended, and none is to be begun. */
    public void stopping() {
        stopping = true;
    }

    public boolean isReady() {
        Heart last = heart;
        return !stopping && last.beats() && ticker.nanos() - last.at() <= LATEST.toNanos();
    }
}
