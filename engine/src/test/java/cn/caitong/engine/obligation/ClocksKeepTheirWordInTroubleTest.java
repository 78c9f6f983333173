package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P5: two nodes that crash while the database's clock steps to and fro and now and then jumps. A failure prints its seed. */
@Tag("database")
class ClocksKeepTheirWordInTroubleTest {
    private static final int CLOCKS = 150;
    private static final TestDatabase DATABASE = new TestDatabase();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Clockwork clockwork = new Clockwork(DATABASE).reset();
    private volatile Duration step = Duration.ZERO;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void eachKindFiresOnceAndNoneEarly() throws Exception {
        clockwork.addClocks(IntStream.range(0, CLOCKS)
                .mapToObj(n -> {
                    Duration warn = Duration.ofMinutes(random.nextInt(360));
                    Duration act = warn.plusMinutes(random.nextInt(120));
                    return clockwork.open("c" + n, warn, act, act.plusMinutes(random.nextInt(120)));
                })
                .toList());
        Node a = new Node("a", seed + 1);
        Node b = new Node("b", seed + 2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running =
                    List.of(threads.submit(a::fireUntilAllIsDone), threads.submit(b::fireUntilAllIsDone));
            while (openKinds() > 0) {
                stepTheClock();
                List.of(a, b).forEach(Node::sweepAndConfirm);
            }
            for (Future<?> node : running) {
                node.get();
            }
        }
        Map<String, List<String>> byClock = clockwork.fired.byClock();
        assertThat(byClock).as("seed %d", seed).hasSize(CLOCKS);
        assertThat(byClock.values()).as("seed %d", seed).allMatch(List.of("warn", "act", "due")::equals);
        assertThat(count("warned_at < warn_at or acted_on_at < act_at or due_passed_at < due_at"))
                .as("seed %d", seed)
                .isZero();
    }

    /** Mostly forward, so that the day passes; a jump of two hours has to be confirmed. */
    private void stepTheClock() {
        step = step.plus(random.nextInt(8) == 0 ? Duration.ofHours(2) : Duration.ofMinutes(random.nextInt(60) - 20));
        DATABASE.stepClock(step);
    }

    private long openKinds() {
        return count("next_at is not null");
    }

    private long count(String condition) {
        return clockwork
                .jdbc()
                .sql("select count(*) from obligation where " + condition)
                .query(Long.class)
                .single();
    }

    /** A node, a quarter of whose transactions do not live to their commit. */
    private final class Node {
        private final Random luck;
        private final FiringGuard guard;
        private final ClockFirer firer;

        Node(String id, long seed) {
            InstantSource follows = () -> Clock.systemUTC().instant().plus(step);
            this.luck = new Random(seed);
            this.guard = new FiringGuard(
                    clockwork.transactions, new HubNode(id, "1"), Ticker.SYSTEM, follows.withZone(ZoneOffset.UTC));
            Transactions crashing = new Transactions(DATABASE.database().dataSource(), new TransactionListener() {
                @Override
                public void beforeCommit(String transaction) {
                    if (luck.nextInt(4) == 0) {
                        throw new AssertionError("the process dies here");
                    }
                }
            });
            this.firer = new ClockFirer(crashing, guard, clockwork.fired, clockwork.parked, List.of(new SilentFlow()));
        }

        void sweepAndConfirm() {
            if (guard.sweep().isPresent()) {
                guard.confirm("zhang.san");
            }
        }

        void fireUntilAllIsDone() {
            while (openKinds() > 0) {
                try {
                    firer.fire(1 + luck.nextInt(12));
                } catch (AssertionError crashed) {
                    assertThat(crashed).hasMessageContaining("dies here");
                }
            }
        }
    }
}
