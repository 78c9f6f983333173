package cn.caitong.app.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that every node does again and again, idempotent by its rows. One that fails is told and tried at its next turn. */
public final class Sweeps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    private final List<Sweep> sweeps = new ArrayList<>();
    private final List<ScheduledFuture<?>> turns = new ArrayList<>();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            0, Thread.ofPlatform().name("sweep-", 0).daemon(true).factory());

    private record Sweep(long millis, String name, Runnable work, boolean takesWork) {
        /** The boundary of a sweep. Whatever got through it would end its turns for ever, and the scheduler would not say so. */
        void run() {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warn("The sweep {} failed and is tried again: {}", name, failed.toString());
            } catch (Error broken) {
                LOG.error("The sweep {} broke and is tried again", name, broken);
            }
        }
    }

    public Sweeps every(long millis, String name, Runnable work) {
        sweeps.add(new Sweep(millis, name, work, false));
        return this;
    }

    /** The same for a sweep that takes up work which nobody is woken for. */
    Sweeps taking(long millis, String name, Runnable work) {
        sweeps.add(new Sweep(millis, name, work, true));
        return this;
    }

    /** Each gets a thread of its own: one that takes long, such as a burst of clocks, holds up no heartbeat. */
    public void start() {
        threads.setCorePoolSize(sweeps.size());
        for (Sweep sweep : sweeps) {
            turns.add(threads.scheduleWithFixedDelay(sweep::run, 0, sweep.millis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Takes up now, on this thread, what the next turns would: for who moves the clock and would only wait for them. */
    void turnNow() {
        sweeps.stream().filter(Sweep::takesWork).forEach(Sweep::run);
    }

    @Override
    public void close() {
        for (ScheduledFuture<?> turn : turns) {
            turn.cancel(false);
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
