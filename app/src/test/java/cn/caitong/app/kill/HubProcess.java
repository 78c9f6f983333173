package cn.caitong.app.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A hub in a process of its own, on this test's class path, that can be spoken to, listened to and killed. */
public final class HubProcess implements AutoCloseable {
    static final String STANDS_BY = "stands by";
    public static final String READY = "ready ";
    public static final String AT_POINT = "at ";
    public static final String DONE = "done ";
    static final String ADVANCE = "advance ";
    static final String LOAD_CALENDAR = "load calendar";

    private static final String ENDED = "(ended)";
    private static final Duration TO_END = Duration.ofMinutes(2);

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private long told;
    private String first = "";

    private HubProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("hub-listener").start(this::listen);
    }

    /** Starts a main class; what it says on standard error is added to {@code log}. */
    public static HubProcess start(String mainClass, List<String> options, Town town, Path log, String... arguments)
            throws IOException {
        return start(List.of(), mainClass, options, town, log, arguments);
    }

    /** The same of another version's code. */
    public static HubProcess ofVersion(
            String classPath, String mainClass, List<String> options, Town town, Path log, String... arguments)
            throws IOException {
        return start(List.of(), classPath, mainClass, options, town, log, arguments);
    }

    /** The same behind another command, which becomes this one. */
    static HubProcess start(
            List<String> behind, String mainClass, List<String> options, Town town, Path log, String... arguments)
            throws IOException {
        return start(behind, System.getProperty("java.class.path"), mainClass, options, town, log, arguments);
    }

    private static HubProcess start(
            List<String> behind,
            String classPath,
            String mainClass,
            List<String> options,
            Town town,
            Path log,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(behind);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(town.environment());
        return new HubProcess(builder.start());
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException broken) {
            heard.add(String.valueOf(broken.getMessage()));
        }
        lines.add(ENDED);
    }

    /** From the first order on, which is the word to go, until the hub is ready. */
    long millisUntilReady() {
        return Duration.ofNanos(System.nanoTime() - told).toMillis();
    }

    public void tell(String order) {
        if (told == 0) {
            told = System.nanoTime();
            first = order;
        }
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("It has ended: " + heard, gone);
        }
    }

    /** The next line that begins with one of these; those before it are passed over. */
    public String await(Duration limit, String... prefixes) throws InterruptedException {
        Optional<String> line = hear(limit, prefixes);
        if (line.isEmpty()) {
            throw new IllegalStateException(
                    "Not heard of the hub of %s within %s: %s; it said %s; its threads are in %s"
                            .formatted(first, limit, List.of(prefixes), heard(), keptThreads()));
        }
        return line.get();
    }

    /** The same; empty if it says none of them in time, or ends. */
    Optional<String> hear(Duration limit, String... prefixes) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (String line = next(end); !line.equals(ENDED); line = next(end)) {
            if (Stream.of(prefixes).anyMatch(line::startsWith)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private String next(long end) throws InterruptedException {
        String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
            return ENDED;
        }
        heard.add(line);
        return line;
    }

    /** What it has said so far that somebody waited for or passed over. */
    public List<String> heard() {
        lines.drainTo(heard);
        return List.copyOf(heard);
    }

    @Override
    public String toString() {
        return "hub of %s, process %d, %s, said %s%n"
                .formatted(first, process.pid(), process.isAlive() ? "alive" : "ended " + process.exitValue(), heard());
    }

    long pid() {
        return process.pid();
    }

    /** Where each of its threads is, and what it holds; of one that stands still, or has ended, there is nothing. */
    public void writeThreads(Path file) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print",
                        "-l")
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        if (!jcmd.waitFor(10, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
        }
    }

    private Path keptThreads() throws InterruptedException {
        Path file = Path.of("target", "hub-%d.threads".formatted(process.pid()));
        try {
            writeThreads(file);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
        return file;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** {@code kill -STOP}: it stands where it is, with all that it holds, until {@link #goOn}. */
    public void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** {@code kill -CONT}. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("It has ended: " + heard());
        }
    }

    /** {@code kill}, as Ctrl-C does, and its exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /** Its exit code, once it has ended by itself. */
    int exit() throws InterruptedException {
        if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("It does not end; it said " + heard());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
