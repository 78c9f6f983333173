package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its clustered JDBC store and a trigger for each clock, in its own tables, on the hub's pool: 16 threads, triggers
 * acquired 16 at a time, no misfire handling in the way. Its job writes the same rows as db-scheduler's. Only the first firings
 * of the same backlog are timed: the whole of it would take hours.
 */
final class QuartzFires implements Side {
    private static final String SOURCE = "hub";

    private final Terms terms;
    private final String ground;
    private final Footprint job;
    private final int sample;

    QuartzFires(Terms terms, String ground, Footprint job, int sample) {
        this.terms = terms;
        this.ground = ground;
        this.job = job;
        this.sample = sample;
    }

    /** Its tables as its jar brings them, and its backlog. */
    static List<String> backlog(int due, int others) throws IOException {
        List<String> statements = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(
                StdSchedulerFactory.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql"))) {
            String tables = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            Arrays.stream(tables.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty() && !statement.equalsIgnoreCase("commit"))
                    .forEach(statements::add);
        }
        statements.add(
                "insert into qrtz_job_details values ('hub', 'clock', 'clocks', null, '%s', true, false, false, false, null)"
                        .formatted(QuartzJob.class.getName()));
        statements.add(triggers("extract(epoch from now() - interval '1 minute') * 1000", 0, due - 1));
        statements.add(triggers("extract(epoch from now() + interval '30 days') * 1000 + n", due, due + others - 1));
        statements.add("insert into qrtz_simple_triggers select 'hub', trigger_name, trigger_group, 0, 0, 0 from"
                + " qrtz_triggers");
        return statements;
    }

    private static String triggers(String millis, int from, int to) {
        return """
            insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                                       prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
            select 'hub', n::text, 'clocks', 'clock', 'clocks', (%1$s)::bigint, -1, 5, 'WAITING', 'SIMPLE', (%1$s)::bigint, 0, 0
              from generate_series(%2$d, %3$d) n\
            """.formatted(millis, from, to);
    }

    @Override
    public String name() {
        return "Quartz 2.5.2, clustered";
    }

    @Override
    public Measured run() throws Exception {
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            CountDownLatch open = new CountDownLatch(sample);
            QuartzJob.writes(n -> {
                Jobs.write(job, stage.source(), n);
                open.countDown();
            });
            DBConnectionManager.getInstance().addConnectionProvider(SOURCE, new QuartzConnections(stage.source()));
            Scheduler scheduler = new StdSchedulerFactory(settings()).getScheduler();
            return stage.measured(
                    sample,
                    () -> {
                        scheduler.start();
                        open.await();
                    },
                    () -> scheduler.shutdown(true));
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "hub");
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "16");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "16");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "86400000");
        settings.setProperty("org.quartz.jobStore.dataSource", SOURCE);
        return settings;
    }
}
