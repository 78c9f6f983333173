package cn.caitong.simulators.traffic;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a partner does by itself: every moment it settles what is due and sends what is written. */
public final class Pulse implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Pulse.class.getName());
    private static final long BEAT = Duration.ofMillis(20).toMillis();

    private static final long GRACE = Duration.ofSeconds(1).toMillis();

    private final Runnable settle;
    private final Outbox outbox;
    private final ScheduledExecutorService beats;

    public Pulse(String name, Runnable settle, Outbox outbox) {
        this.settle = settle;
        this.outbox = outbox;
        this.beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("partner-" + name).daemon().factory());
    }

    public void start() {
        beatAfter(BEAT);
    }

    private void beatAfter(long millis) {
        if (!beats.isShutdown()) {
            var unused = beats.schedule(this::beat, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void beat() {
        long pause = BEAT;
        try {
            settle.run();
            pause = outbox.sendPending() ? BEAT : outbox.retryAfter().toMillis();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a beat was missed", e);
        }
        beatAfter(pause);
    }

    @Override
    public void close() {
        beats.shutdownNow();
        try {
            beats.awaitTermination(GRACE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
