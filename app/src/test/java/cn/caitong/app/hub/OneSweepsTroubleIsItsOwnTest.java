package cn.caitong.app.hub;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OneSweepsTroubleIsItsOwnTest {
    private final Sweeps sweeps = new Sweeps();
    private final AtomicInteger turns = new AtomicInteger();

    @AfterEach
    void stop() {
        sweeps.close();
    }

    @Test
    void theOthersGoOnWhileManyHang() {
        CountDownLatch released = new CountDownLatch(1);
        for (int n = 0; n < 8; n++) {
            sweeps.every(1, "hangs " + n, () -> awaitQuietly(released));
        }
        sweeps.every(1, "turns", turns::incrementAndGet).start();
        await().until(() -> turns.get() > 3);
        released.countDown();
    }

    @Test
    void oneThatFailsHasItsNextTurn() {
        sweeps.every(1, "fails", () -> {
                    turns.incrementAndGet();
                    throw new IllegalStateException("the database is away");
                })
                .start();
        await().until(() -> turns.get() > 3);
    }

    /** A class that cannot be loaded now, or a stack that was too deep: the next turn may do better. */
    @Test
    void evenOneThatBreaks() {
        sweeps.every(1, "breaks", () -> {
                    turns.incrementAndGet();
                    throw new NoClassDefFoundError("while a disk was full");
                })
                .start();
        await().until(() -> turns.get() > 3);
    }

    @Test
    void aStoppedHubSweepsNoMore() {
        sweeps.every(1, "turns", turns::incrementAndGet).start();
        await().until(() -> turns.get() > 0);
        sweeps.close();
        int atTheEnd = turns.get();
        await().during(Duration.ofMillis(50)).until(() -> turns.get() == atTheEnd);
    }

    private static void awaitQuietly(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
