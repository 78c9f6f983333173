package cn.caitong.engine.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub writes bodies while its folder is looked through. */
@Tag("unit")
class WrittenFilesAreFoundTest {
    private static final int LOOKS = 200;

    private final Path blobs;
    private final Path shelf;

    WrittenFilesAreFoundTest(@TempDir Path folder) throws IOException {
        this.blobs = folder;
        this.shelf = Files.createDirectory(folder.resolve("aa"));
        Files.writeString(shelf.resolve("written"), "x");
    }

    @Test
    void whateverIsInTheMakingMeanwhile() throws IOException {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> hub = CompletableFuture.runAsync(() -> write(enough));
        try {
            for (int look = 0; look < LOOKS; look++) {
                assertThat(WrittenFiles.below(blobs)).contains(shelf.resolve("written"));
            }
        } finally {
            enough.set(true);
            hub.join();
        }
    }

    @Test
    void whereNothingWasEverWrittenThereIsNone() throws IOException {
        assertThat(WrittenFiles.below(shelf.resolve("no-such-folder"))).isEmpty();
    }

    private void write(AtomicBoolean enough) {
        try {
            for (int n = 0; !enough.get(); n = (n + 1) % 100) {
                Path part = Files.writeString(shelf.resolve(n + ".part"), "x");
                Files.move(part, shelf.resolve("whole"), ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
