package cn.caitong.app.demo;

import cn.caitong.engine.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The empty folder that a demo plays in. It is cleared when all went well or somebody pressed Ctrl-C, and kept for a look
 * where something went wrong.
 */
final class Stage implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 8;

    private final Path folder;
    private final Consumer<Path> kept;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stopped;
    private boolean done;

    private Stage(Path folder, Consumer<Path> kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /** @param kept hears where the folder is if it is kept */
    static Stage open(Consumer<Path> kept) throws IOException {
        Stage stage = new Stage(Files.createTempDirectory("caitong-demo"), kept);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::stop, "demo-stop"));
        return stage;
    }

    Path folder() {
        return folder;
    }

    /** Ends what is being played, by a CancellationException, if somebody wants it ended. */
    void goOn() {
        if (stopped) {
            throw new CancellationException();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Nobody will want to look at the folder. */
    void done() {
        done = true;
    }

    /** Ctrl-C: whoever opened the hub closes it at the next day. While it is still starting, its database is stopped here. */
    void stop() {
        stopped = true;
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                EmbeddedDatabase.clear(folder.resolve("postgres"));
                clear();
            }
        } catch (IOException busy) {
            if (Files.exists(folder)) {
                kept.accept(folder);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (done || stopped) {
                clear();
            } else {
                kept.accept(folder);
            }
        } finally {
            closed.countDown();
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
