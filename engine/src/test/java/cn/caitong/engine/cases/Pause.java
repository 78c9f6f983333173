package cn.caitong.engine.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Event;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Stops a flow in the middle of deciding events of one type, with all its locks held, until the test lets it go on. */
final class Pause implements Consumer<Event> {
    private final String type;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    Pause(String type) {
        this.type = type;
    }

    @Override
    public void accept(Event event) {
        if (event.type().equals(type)) {
            reached.countDown();
            await(goOn);
        }
    }

    void awaitReached() {
        await(reached);
    }

    void goOn() {
        goOn.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
