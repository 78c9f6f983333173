package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BurstsOfClocksAreFiredBySeveralTest {
    private final Set<Thread> firing = ConcurrentHashMap.newKeySet();

    @Test
    void aTrickleIsFiredByTheSweepAlone() {
        AtomicInteger due = new AtomicInteger(300);
        new ClockSweep(BurstsOfClocksAreFiredBySeveralTest::flows, (flow, most) -> fire(due, 100)).run();
        assertThat(due).hasValue(0);
        assertThat(firing).containsExactly(Thread.currentThread());
    }

    /** The three of a burst wait for each other: one alone would never get on. */
    @Test
    void aBurstIsFiredByThreeAtOnce() {
        AtomicInteger due = new AtomicInteger(10_000);
        CyclicBarrier three = new CyclicBarrier(3);
        Thread sweep = Thread.currentThread();
        new ClockSweep(BurstsOfClocksAreFiredBySeveralTest::flows, (flow, most) -> {
                    if (!firing.contains(Thread.currentThread()) && Thread.currentThread() != sweep) {
                        await(three);
                    }
                    return fire(due, most);
                })
                .run();
        assertThat(due).hasValue(0);
        assertThat(firing)
                .hasSize(4)
                .filteredOn(thread -> thread != sweep)
                .as("whoever reads a dump of threads sees what they do")
                .allMatch(thread -> thread.getName().startsWith("clock-burst-"));
    }

    @Test
    void onlyFlowsOfWhichAnythingIsDueAreFired() {
        AtomicInteger due = new AtomicInteger(1_200);
        Set<String> asked = ConcurrentHashMap.newKeySet();
        new ClockSweep(BurstsOfClocksAreFiredBySeveralTest::flows, (flow, most) -> {
                    asked.add(flow);
                    return fire(due, most);
                })
                .run();
        assertThat(due).hasValue(0);
        assertThat(asked).containsExactly("deposit");
    }

    @Test
    void whatFailsInABurstIsTold() {
        AtomicInteger batches = new AtomicInteger();
        ClockSweep sweep = new ClockSweep(BurstsOfClocksAreFiredBySeveralTest::flows, (flow, most) -> {
            if (batches.incrementAndGet() > 4) {
                throw new IllegalStateException("the database is gone");
            }
            return most;
        });
        assertThatThrownBy(sweep::run).isInstanceOf(IllegalStateException.class).hasMessage("the database is gone");
    }

    private static List<String> flows() {
        return List.of("deposit");
    }

    private int fire(AtomicInteger due, int most) {
        firing.add(Thread.currentThread());
        int before = due.getAndUpdate(now -> Math.max(0, now - most));
        return Math.min(before, most);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException("the others did not come", alone);
        }
    }
}
