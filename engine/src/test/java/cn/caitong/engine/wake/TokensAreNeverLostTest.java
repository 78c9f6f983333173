package cn.caitong.engine.wake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TokensAreNeverLostTest {
    private final LocalWakeUp wake = new LocalWakeUp();

    @AfterEach
    void close() {
        wake.close();
    }

    @Test
    void aTokenThatComesDuringWorkMakesItRunAgain() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Semaphore runs = new Semaphore(0);
        wake.onFlow("deposit", 1, () -> {
            begun.countDown();
            await(finish);
            runs.release();
        });
        wake.flow("deposit");
        assertThat(begun.await(60, SECONDS)).isTrue();
        wake.flow("deposit");
        wake.flow("deposit");
        finish.countDown();
        assertThat(runs.tryAcquire(2, 60, SECONDS)).isTrue();
        wake.close();
        assertThat(runs.availablePermits()).as("both later tokens are one").isZero();
    }

    @Test
    void everythingCommittedBeforeATokenIsWorkedOff() {
        AtomicInteger table = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        wake.onPartner("500103", 2, () -> done.addAndGet(table.getAndSet(0)));
        for (int i = 0; i < 5_000; i++) {
            table.incrementAndGet();
            wake.partner("500103");
        }
        Awaitility.await().atMost(60, SECONDS).until(() -> done.get() == 5_000);
    }

    /** No memory for a thread, for a moment: its only worker must not be missing from then on. */
    @Test
    void aTokenThatGotNoThreadCostsNoWorker() {
        AtomicInteger refusals = new AtomicInteger(1);
        AtomicInteger runs = new AtomicInteger();
        try (ExecutorService scarce = new ThreadPoolExecutor(1, 1, 0, SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable work) {
                if (refusals.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.execute(work);
            }
        }) {
            Bell bell = new Bell("flow deposit", 1, runs::incrementAndGet, scarce);
            bell.ring();
            bell.ring();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void moreWorkersRunAtOnce() throws Exception {
        CyclicBarrier both = new CyclicBarrier(3);
        wake.onFlow("deposit", 2, () -> meet(both));
        wake.flow("deposit");
        // the second token starts the second worker only once the first has begun
        while (both.getNumberWaiting() < 1) {
            Thread.onSpinWait();
        }
        wake.flow("deposit");
        both.await(60, SECONDS);
    }

    @Test
    void workThatFailsIsDoneAgainAtTheNextToken() throws InterruptedException {
        Semaphore runs = new Semaphore(0);
        wake.onFlow("deposit", 1, () -> {
            runs.release();
            throw new IllegalStateException("the database went away");
        });
        wake.flow("deposit");
        assertThat(runs.tryAcquire(60, SECONDS)).isTrue();
        wake.flow("deposit");
        assertThat(runs.tryAcquire(60, SECONDS)).isTrue();
    }

    @Test
    void aNameNobodyWorksOnIsPassedOver() {
        assertThatCode(() -> wake.partner("nobody")).doesNotThrowAnyException();
        wake.onFlow("deposit", 1, () -> {});
        wake.close();
        assertThatCode(() -> wake.flow("deposit")).doesNotThrowAnyException();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError(alone);
        }
    }
}
