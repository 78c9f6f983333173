package cn.caitong.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The process behind a data folder, which is told to end in each of PostgreSQL's ways. */
final class Postmaster {
    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    /** How a postmaster is ended, by the signal that says so. */
    enum Ending {
        FAST("INT"),
        IMMEDIATE("QUIT"),
        KILLED("KILL");

        private final String signal;

        Ending(String signal) {
            this.signal = signal;
        }
    }

    /** Ends the postmaster that lives now, and waits until it is gone. */
    void end(Ending ending) throws IOException, InterruptedException {
        ProcessHandle living = living();
        int told = new ProcessBuilder("kill", "-" + ending.signal, Long.toString(living.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (told != 0) {
            throw new IOException("The postmaster could not be told " + ending);
        }
        living.onExit().orTimeout(2, TimeUnit.MINUTES).join();
    }

    ProcessHandle living() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Until {@link #allowStart} no postmaster can start here; one that runs is not disturbed. */
    void forbidStart() throws IOException {
        Files.move(data.resolve("postgresql.conf"), data.resolve("postgresql.conf.away"));
    }

    void allowStart() throws IOException {
        Files.move(data.resolve("postgresql.conf.away"), data.resolve("postgresql.conf"));
    }
}
