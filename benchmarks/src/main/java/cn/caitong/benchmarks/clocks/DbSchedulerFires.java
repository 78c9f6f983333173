package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * db-scheduler, a one-time task for each clock, set up as its manual advises for throughput: lock and fetch, 16 threads, on the
 * hub's pool. A job writes the rows that the hub writes for the same clock, recorded from the hub (see {@link Footprint}), in one
 * transaction, and computes nothing; the hub's own clock row is left out, since the task's row stands for it.
 */
final class DbSchedulerFires implements Side {
    private static final int THREADS = 16;

    private final Terms terms;
    private final String ground;
    private final Footprint job;
    private final int due;

    DbSchedulerFires(Terms terms, String ground, Footprint job, int due) {
        this.terms = terms;
        this.ground = ground;
        this.job = job;
        this.due = due;
    }

    /** Its tables as its manual gives them, and its backlog. */
    static List<String> backlog(int due, int others) {
        return List.of(
                """
                create table scheduled_tasks (
                  task_name text not null, task_instance text not null, task_data bytea,
                  execution_time timestamptz not null, picked boolean not null, picked_by text,
                  last_success timestamptz, last_failure timestamptz, consecutive_failures int, last_heartbeat timestamptz,
                  version bigint not null, priority smallint, primary key (task_name, task_instance))\
                """,
                "create index execution_time_idx on scheduled_tasks (execution_time)",
                "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)",
                "create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)",
                insert("n::text", "now() - interval '1 minute'", 0, due - 1),
                insert("n::text", "now() + interval '30 days' + n * interval '1 second'", due, due + others - 1));
    }

    static String insert(String instance, String time, int from, int to) {
        return """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select 'clock', %s, %s, false, 1 from generate_series(%d, %d) n\
            """.formatted(instance, time, from, to);
    }

    @Override
    public String name() {
        return "db-scheduler 16.12";
    }

    @Override
    public Measured run() throws Exception {
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            CountDownLatch open = new CountDownLatch(due);
            Scheduler scheduler = scheduler(stage, open);
            return stage.measured(
                    due,
                    () -> {
                        scheduler.start();
                        open.await();
                    },
                    scheduler::stop);
        }
    }

    private Scheduler scheduler(Stage stage, CountDownLatch open) {
        OneTimeTask<Void> task = Tasks.oneTime("clock").execute((instance, context) -> {
            Jobs.write(job, stage.source(), Long.parseLong(instance.getId()));
            open.countDown();
        });
        return Scheduler.create(stage.source(), task)
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
    }
}
