package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ends of all partners go through one thread: one that stopped would leave every later send unknown. */
@Tag("unit")
class NoErrorStopsTheRecordingOfEndsTest {
    private static final Ended ONE = ended(1);
    private static final Ended OTHER = ended(2);

    private final List<Ended> recorded = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hasBroken = new AtomicBoolean();

    @Test
    void whatBrokeItIsTriedAgainAndTheNextIsRecordedToo() {
        try (EndCollector ends = new EndCollector(this::record, Ticker.SYSTEM)) {
            ends.add(waiting(ONE));
            await().untilTrue(hasBroken);
            ends.add(waiting(OTHER));
            await().untilAsserted(() -> assertThat(recorded).containsExactlyInAnyOrder(ONE, OTHER));
        }
    }

    private List<Ended> record(List<Ended> ends) {
        if (hasBroken.compareAndSet(false, true)) {
            throw new NoClassDefFoundError("while a disk was full");
        }
        recorded.addAll(ends);
        return List.of();
    }

    private static EndCollector.Waiting waiting(Ended ended) {
        return new EndCollector.Waiting(
                ended, Ticker.SYSTEM.nanos() + Duration.ofMinutes(1).toNanos());
    }

    private static Ended ended(int n) {
        return new Ended(new UUID(0, n), 1, 1, new End.Unknown("no-answer-in-time"));
    }
}
