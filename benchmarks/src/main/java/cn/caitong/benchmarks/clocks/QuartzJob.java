package cn.caitong.benchmarks.clocks;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The job that Quartz makes anew for each firing; its trigger's name is the clock's number. */
public final class QuartzJob implements Job {
    private static final Map<String, LongConsumer> WRITERS = new ConcurrentHashMap<>();

    static void writes(LongConsumer writer) {
        WRITERS.put("clock", writer);
    }

    @Override
    public void execute(JobExecutionContext context) {
        Objects.requireNonNull(WRITERS.get("clock"))
                .accept(Long.parseLong(context.getTrigger().getKey().getName()));
    }
}
