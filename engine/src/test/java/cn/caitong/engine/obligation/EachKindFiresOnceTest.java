package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** P5, with four firers at once and a third of their transactions rolled back. A failure prints its seed. */
@Tag("database")
class EachKindFiresOnceTest {
    private static final int CLOCKS = 240;
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE);
    private final long seed = new Random().nextLong();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void clocksThatAreAllPast() {
        clockwork.reset();
        Random random = new Random(seed);
        clockwork.addClocks(IntStream.range(0, CLOCKS)
                .mapToObj(n -> {
                    Duration due = Duration.ofMinutes(-1 - random.nextInt(100));
                    Duration act = due.minusHours(random.nextInt(3));
                    return clockwork.open("c" + n, act.minusHours(random.nextInt(3)), act, due);
                })
                .toList());
    }

    @Test
    void whateverIsRolledBackAndWhoeverElseFires() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                Random random = new Random(seed + node);
                running.add(nodes.submit(() -> fireUntilAllIsDone(random, attempts)));
            }
            for (Future<?> node : running) {
                node.get();
            }
        }
        Map<String, List<String>> byClock = clockwork.fired.byClock();
        assertThat(byClock).as("seed %d, %d attempts", seed, attempts.get()).hasSize(CLOCKS);
        assertThat(byClock.values()).as("seed %d", seed).allMatch(List.of("warn", "act", "due")::equals);
    }

    private void fireUntilAllIsDone(Random random, AtomicInteger attempts) {
        ClockEvents sometimesFails = new ClockEvents() {
            @Override
            public void apply(String flow, List<ClockEvent> events) {
                clockwork.fired.apply(flow, events);
                if (random.nextInt(3) == 0) {
                    throw new CannotAcquireLockException("rolled back by the test");
                }
            }

            @Override
            public void leave(List<ClockEvent> events) {
                clockwork.fired.leave(events);
            }
        };
        ClockFirer firer = clockwork.firer(clockwork.transactions, sometimesFails);
        while (openKinds() > 0) {
            attempts.incrementAndGet();
            try {
                firer.fire(1 + random.nextInt(40));
            } catch (CannotAcquireLockException rolledBack) {
                assertThat(rolledBack).hasMessageContaining("by the test");
            }
        }
    }

    private int openKinds() {
        return clockwork
                .jdbc()
                .sql("select count(*) from obligation where next_at is not null")
                .query(Integer.class)
                .single();
    }
}
