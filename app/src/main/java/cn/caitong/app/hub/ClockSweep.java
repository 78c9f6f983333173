package cn.caitong.app.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/**
 * Fires what is due: a trickle on the sweep's own thread, a burst on several, so that the database does not wait for this
 * process's decisions, nor they for it. Batches never share a case, so that any number may fire at once.
 */
final class ClockSweep implements Runnable {
    static final int BATCH = 500;

    private static final int AT_ONCE = 3;

    private final IntUnaryOperator firing;

    /** @param firing fires so many clocks at most, and answers how many it did */
    ClockSweep(IntUnaryOperator firing) {
        this.firing = firing;
    }

    @Override
    public void run() {
        int fired;
        do {
            fired = firing.applyAsInt(BATCH);
            if (fired >= BATCH) {
                burst();
            }
        } while (fired > 0 && !Thread.currentThread().isInterrupted());
    }

    /** The first failure is thrown when all have stopped. */
    private void burst() {
        List<CompletableFuture<Void>> helpers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int helper = 0; helper < AT_ONCE; helper++) {
                helpers.add(CompletableFuture.runAsync(this::untilNothing, threads));
            }
        }
        try {
            helpers.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void untilNothing() {
        int fired;
        do {
            fired = firing.applyAsInt(BATCH);
        } while (fired > 0 && !Thread.currentThread().isInterrupted());
    }
}
