package cn.caitong.app.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Fires what is due: a trickle on the sweep's own thread, a burst on several, so that the database does not wait for this
 * process's decisions, nor they for it. Batches never share a case, so that any number may fire at once.
 */
final class ClockSweep implements Runnable {
    static final int BATCH = 500;

    private static final int AT_ONCE = 3;
    private static final ThreadFactory NAMED =
            Thread.ofPlatform().name("clock-burst-", 0).daemon(true).factory();

    private final Supplier<List<String>> due;
    private final Firing firing;

    /** Fires so many clocks of a flow at most, and answers how many it did. */
    @FunctionalInterface
    interface Firing {
        int fire(String flow, int most);
    }

    /** @param due the flows of which anything is due */
    ClockSweep(Supplier<List<String>> due, Firing firing) {
        this.due = due;
        this.firing = firing;
    }

    @Override
    public void run() {
        due.get().forEach(this::run);
    }

    private void run(String flow) {
        int fired;
        do {
            fired = firing.fire(flow, BATCH);
            if (fired >= BATCH) {
                burst(flow);
            }
        } while (fired > 0 && !Thread.currentThread().isInterrupted());
    }

    /** The first failure is thrown when all have stopped. */
    private void burst(String flow) {
        List<CompletableFuture<Void>> helpers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, NAMED)) {
            for (int helper = 0; helper < AT_ONCE; helper++) {
                helpers.add(CompletableFuture.runAsync(() -> untilNothing(flow), threads));
            }
        }
        try {
            helpers.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void untilNothing(String flow) {
        int fired;
        do {
            fired = firing.fire(flow, BATCH);
        } while (fired > 0 && !Thread.currentThread().isInterrupted());
    }
}
