package cn.caitong.benchmarks.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Many at once, each with one thing at a time, until all is done. */
public final class Crowd {
    private Crowd() {}

    /** What one of the crowd does with the thing of this number. */
    @FunctionalInterface
    public interface Task {
        void take(long n) throws Exception;
    }

    /** Does things 0 to {@code count - 1}; the first failure is thrown when all have stopped. */
    public static void work(int members, long count, Task task) throws Exception {
        AtomicLong next = new AtomicLong();
        List<Future<Long>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(members)) {
            for (int member = 0; member < members; member++) {
                working.add(threads.submit(() -> {
                    long done = 0;
                    for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        task.take(n);
                        done++;
                    }
                    return done;
                }));
            }
        }
        for (Future<Long> one : working) {
            one.get();
        }
    }
}
