package cn.caitong.engine.delivery;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads on which messages are sent. What was marked is sent: closing waits for marks under way, and none is made after it. A
 * mark that found no thread any more would be unknown, and asked about or shown to a person, though nothing had left.
 */
final class SendThreads implements AutoCloseable {
    private final ExecutorService threads;
    /** Read by whoever marks, written by whoever closes, and then never given back. */
    private final StampedLock open = new StampedLock();

    SendThreads() {
        this(Executors.newCachedThreadPool(
                Thread.ofPlatform().name("delivery-send-", 0).daemon(true).factory()));
    }

    SendThreads(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Sends what {@code mark} gives, each on a thread of its own; what gets none is {@code unsent}, and the others go all the same.
     * Answers how many were sent: zero once this is closed, or if threads are short.
     */
    int send(Supplier<List<Marked>> mark, Consumer<Marked> send, BiConsumer<Marked, Throwable> unsent) {
        long stamp = open.tryReadLock();
        if (stamp == 0) {
            return 0;
        }
        try {
            List<Marked> marked = mark.get();
            long started =
                    marked.stream().filter(one -> start(one, send, unsent)).count();
            return started == marked.size() ? marked.size() : 0;
        } finally {
            open.unlockRead(stamp);
        }
    }

    private boolean start(Marked one, Consumer<Marked> send, BiConsumer<Marked, Throwable> unsent) {
        try {
            threads.execute(() -> send.accept(one));
            return true;
        } catch (RuntimeException | Error noThread) {
            unsent.accept(one, noThread);
            return false;
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
