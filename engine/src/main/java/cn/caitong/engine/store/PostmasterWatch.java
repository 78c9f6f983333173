package cn.caitong.engine.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded postmaster again when it has died: killed, shut down, or given up on a full disk. Nobody else would; a
 * hub that is up again needs nobody. It waits longer after each start that failed, but never so long that a disk which was
 * freed is not noticed.
 */
final class PostmasterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostmasterWatch.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int START_SECONDS = 60;
    /** A recovery that takes longer goes on by itself; whoever is asked again finds it alive. */
    private static final Duration START_LIMIT = Duration.ofSeconds(START_SECONDS + 10);

    private final ClusterFolder folder;
    private final PostmasterOptions options;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private PostmasterWatch(ClusterFolder folder, PostmasterOptions options) {
        this.folder = folder;
        this.options = options;
        this.thread = Thread.ofPlatform().name("postmaster-watch").daemon().unstarted(this::watch);
    }

    /** Watches over the cluster that runs in this folder. Its options are read now: a full disk may lose the file later. */
    static PostmasterWatch over(ClusterFolder folder) throws IOException {
        PostmasterWatch watch = new PostmasterWatch(folder, PostmasterOptions.of(folder.data()));
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            Duration pause = LOOK;
            while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = isAlive() || started() ? LOOK : longer(pause);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    /** A pid file that cannot be read is no living postmaster's: PostgreSQL writes it at once, or not at all. */
    private boolean isAlive() {
        try {
            return folder.isAlive();
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("The embedded PostgreSQL's pid file cannot be read: {}", unreadable.toString());
            return false;
        }
    }

    private boolean started() throws InterruptedException {
        LOG.warn("The embedded PostgreSQL has died and is started again");
        try {
            Process starting =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            Thread.ofPlatform().name("postmaster-log").daemon().start(() -> tell(starting));
            boolean ended = starting.waitFor(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            boolean up = ended && starting.exitValue() == 0;
            LOG.warn(up ? "The embedded PostgreSQL is up again" : "The embedded PostgreSQL could not be started yet");
            return up;
        } catch (IOException failed) {
            LOG.warn("The embedded PostgreSQL could not be started yet: {}", failed.toString());
            return false;
        }
    }

    /** What postgres says, for as long as it lives: its output is that of the process that started it. */
    private static void tell(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.info("{}", line);
            }
        } catch (IOException ended) {
            LOG.debug("postgres says no more", ended);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(PostmasterOptions.asAnotherUser());
        command.addAll(List.of(
                options.program().resolveSibling("pg_ctl").toString(),
                "start",
                "-w",
                "-t",
                Integer.toString(START_SECONDS),
                "-D",
                folder.data().toString(),
                "-o",
                options.arguments()));
        return command;
    }

    /** Starts nothing any more; a start that is under way is waited for, so that it can be stopped. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(START_LIMIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
