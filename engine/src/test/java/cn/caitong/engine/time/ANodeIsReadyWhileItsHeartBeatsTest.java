package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ANodeIsReadyWhileItsHeartBeatsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Readiness readiness = new Readiness(nanos::get);

    @Test
    void notBeforeItsFirstHeartbeat() {
        assertThat(readiness.isReady()).isFalse();
        readiness.beat(() -> {});
        assertThat(readiness.isReady()).isTrue();
    }

    /** A database that hangs ends no heartbeat, and so nothing says that it failed. */
    @Test
    void notWhenItsHeartbeatIsLate() {
        readiness.beat(() -> {});
        after(Readiness.LATEST);
        assertThat(readiness.isReady()).isTrue();
        after(Duration.ofNanos(1));
        assertThat(readiness.isReady()).isFalse();
        readiness.beat(() -> {});
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void notFromTheHeartbeatOnThatFailed() {
        readiness.beat(() -> {});
        assertThatThrownBy(() -> readiness.beat(() -> {
                    throw new IllegalStateException("no connection");
                }))
                .as("whoever turns the sweep hears of it")
                .hasMessage("no connection");
        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void notWhenItStopsWhateverComesAfter() {
        readiness.beat(() -> {});
        readiness.stopping();
        readiness.beat(() -> {});
        assertThat(readiness.isReady()).isFalse();
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
