package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import cn.caitong.engine.time.Ticker;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How long a message waits for its receipt while the hub does something else: fifty a second are sent by the clock, whether or
 * not the earlier ones are answered, and each wait is counted from when its message was to be sent.
 */
final class IntakeMeanwhile implements AutoCloseable {
    private static final long INTERVAL = 20_000_000;
    private static final int WARM_UP = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final Queue<Double> waits = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final BenchHub hub;
    private final Letters letters;

    private IntakeMeanwhile(BenchHub hub, Letters letters) {
        this.hub = hub;
        this.letters = letters;
    }

    /** Milliseconds that messages waited, from the hub's start until the condition holds. */
    static double[] waits(Terms terms, String ground, Stage.Condition over) throws Exception {
        try (Stage stage = Stage.of(terms.cluster(), ground);
                BenchHub hub = new BenchHub(terms.site(), stage)) {
            for (int n = 0; n < WARM_UP; n++) {
                hub.give(terms.letters().late(2, 8_000_000L + n));
            }
            hub.start();
            IntakeMeanwhile intake = new IntakeMeanwhile(hub, terms.letters());
            try (intake) {
                ScheduledFuture<?> sending = intake.start();
                stage.await(over);
                sending.cancel(false);
            }
            intake.assertAllWereTaken();
            return intake.waits.stream().mapToDouble(wait -> wait).toArray();
        }
    }

    private ScheduledFuture<?> start() {
        long from = Ticker.SYSTEM.nanos();
        return clock.scheduleAtFixedRate(() -> senders.execute(() -> send(from)), 0, INTERVAL, TimeUnit.NANOSECONDS);
    }

    private void send(long from) {
        long n = sent.getAndIncrement();
        try {
            hub.give(letters.late(2, 9_000_000L + n));
        } catch (RuntimeException refused) {
            failure.compareAndSet(null, refused);
        }
        waits.add((Ticker.SYSTEM.nanos() - from - n * INTERVAL) / 1e6);
    }

    /** What was not taken waited for nothing: a lane that left it out would report the lucky ones. */
    private void assertAllWereTaken() {
        RuntimeException refused = failure.get();
        if (refused != null) {
            throw new IllegalStateException("A message was not taken while clocks fired", refused);
        }
    }

    @Override
    public void close() {
        clock.close();
        senders.close();
    }
}
