package cn.caitong.benchmarks.process;

import cn.caitong.engine.time.Ticker;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code hub up --no-city} in a process of its own, with this process's limit on its heap. */
public final class HubProcess implements AutoCloseable {
    private static final String MAIN = "cn.caitong.app.cli.Main";
    private static final String ADDRESS = "hub · 采通";
    private static final long LONGEST_STOP = 60;

    private final HubHome home;
    private final Process process;
    private final long from;

    private HubProcess(HubHome home, Process process, long from) {
        this.home = home;
        this.process = process;
        this.from = from;
    }

    public static HubProcess start(HubHome home) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java("java").toString(),
                "-Xmx%dm".formatted(Runtime.getRuntime().maxMemory() >> 20),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dstdout.encoding=UTF-8",
                "-Dhub.home=" + home.home(),
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "up",
                "--no-city"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(home.log().toFile()));
        builder.environment().putAll(home.environment());
        long from = Ticker.SYSTEM.nanos();
        return new HubProcess(home, builder.start(), from);
    }

    /** Waits until it says where it is. */
    public URI address() throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return URI.create(line.substring(ADDRESS.length()).strip());
            }
        }
        throw new IllegalStateException("The hub did not start; see " + home.log());
    }

    /** Since it was started. */
    public double seconds() {
        return (Ticker.SYSTEM.nanos() - from) / 1e9;
    }

    /** {@code kill -9}; its PostgreSQL, a process of its own, runs on. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** {@code kill -9} of both: what is left is what was on disk. */
    public void killWithDatabase() throws IOException {
        Path pid = home.data().resolve("postgres/data/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
        kill();
        ProcessHandle.of(postmaster).ifPresent(database -> {
            database.destroyForcibly();
            database.onExit().join();
        });
    }

    /** As Ctrl-C does. */
    public void stop() {
        process.destroy();
        process.onExit().orTimeout(LONGEST_STOP, TimeUnit.SECONDS).join();
    }

    /** Live objects, in bytes: counted after a full collection. */
    public long liveHeap() throws IOException, InterruptedException {
        Process counting = new ProcessBuilder(
                        java("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                counting.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (counting.waitFor() != 0) {
            throw new IllegalStateException("jcmd failed: " + lines);
        }
        return Memory.total(lines);
    }

    /** Resident memory, in bytes, as the operating system counts it. */
    public long resident() throws IOException {
        return Memory.resident(Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))));
    }

    private static Path java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
