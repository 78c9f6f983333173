package cn.caitong.engine.delivery;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads on which messages are sent. What was marked is sent: closing waits for marks under way, and none is made after it. A
 * mark that found no thread any more would be unknown, and asked about or shown to a person, though nothing had left.
 */
final class SendThreads implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("delivery-send-", 0).daemon(true).factory());
    /** Read by whoever marks, written by whoever closes, and then never given back. */
    private final StampedLock open = new StampedLock();

    /** Sends what {@code mark} gives, each on a thread of its own. Answers how many there are: none once this is closed. */
    int send(Supplier<List<Marked>> mark, Consumer<Marked> send) {
        long stamp = open.tryReadLock();
        if (stamp == 0) {
            return 0;
        }
        try {
            List<Marked> marked = mark.get();
            marked.forEach(one -> threads.execute(() -> send.accept(one)));
            return marked.size();
        } finally {
            open.unlockRead(stamp);
        }
    }

    /** Waits for the calls that are under way. */
    @Override
    public void close() {
        if (!open.isWriteLocked()) {
            long unused = open.writeLock();
        }
        threads.close();
    }
}
