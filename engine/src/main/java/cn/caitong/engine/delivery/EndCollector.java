package cn.caitong.engine.delivery;

import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers ends of all partners into few transactions: whatever came while one was being committed goes with the next. What
 * cannot be recorded is tried again until its lease is over, or for a while where it came late; the recovery asks the partner.
 */
final class EndCollector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndCollector.class);
    private static final int BATCH = 128;
    private static final long GATHER_MILLIS = 2;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final UnaryOperator<List<Ended>> recording;
    private final Ticker ticker;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("delivery-ends").daemon(true).factory());
    private volatile boolean closing;

    /** @param recording answers those that it could not record now */
    EndCollector(UnaryOperator<List<Ended>> recording, Ticker ticker) {
        this.recording = recording;
        this.ticker = ticker;
        thread.execute(this::run);
    }

    /** An end, and until when it makes sense to record it. */
    record Waiting(Ended ended, long until) {}

    void add(Waiting waiting) {
        queue.add(waiting);
    }

    /** Records what has come so far; what comes later is left to the recovery. */
    @Override
    public void close() {
        closing = true;
        thread.close();
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without memory nothing may be gathered either; what is lost of it the recovery asks about, and the next turn comes. */
    private void turn() throws InterruptedException {
        try {
            List<Waiting> batch = gather();
            if (!batch.isEmpty()) {
                record(batch);
            }
        } catch (RuntimeException | Error broken) {
            LOG.error("Ends could not be gathered; the recovery asks what became of them", broken);
        }
    }

    private List<Waiting> gather() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        Waiting next = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null) {
            batch.add(next);
            queue.drainTo(batch, BATCH - batch.size());
            next = batch.size() < BATCH ? queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS) : null;
        }
        return batch;
    }

    private void record(List<Waiting> batch) {
        List<Ended> failed = end(batch.stream().map(Waiting::ended).toList());
        if (!failed.isEmpty()) {
            batch.stream().filter(waiting -> failed.contains(waiting.ended())).forEach(this::again);
        }
    }

    /** The boundary of the thread: of ends that break something each is tried alone, and nobody else's waits for it (P9). */
    private List<Ended> end(List<Ended> ends) {
        try {
            return recording.apply(ends);
        } catch (RuntimeException | Error broken) {
            LOG.error("{} ends could not be recorded", ends.size(), broken);
            return ends.size() == 1
                    ? ends
                    : ends.stream().flatMap(one -> end(List.of(one)).stream()).toList();
        }
    }

    private void again(Waiting waiting) {
        if (closing || ticker.nanos() - waiting.until() >= 0) {
            LOG.error(
                    "The end of {} could not be recorded; its recovery will ask",
                    waiting.ended().outgoing());
            return;
        }
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> queue.add(waiting));
    }
}
