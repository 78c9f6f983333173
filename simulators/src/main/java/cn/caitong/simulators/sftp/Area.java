package cn.caitong.simulators.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The centre's own side of its folders: it writes a file aside and gives it its name, and knows a whole one likewise. */
final class Area {
    /** Answers that the centre has read; nobody else's. */
    private static final String ANSWERS_READ = "answers-read";

    private final Path root;
    private final FileWire.Folders folders;
    private final Charset encoding;
    private final String doneEnding;

    Area(Path root, FileWire wire) {
        this.root = root;
        this.folders = wire.folders();
        this.encoding = wire.encoding();
        this.doneEnding = wire.doneEnding();
        try {
            for (String folder : folders.all()) {
                Files.createDirectories(root.resolve(folder));
            }
            Files.createDirectories(root.resolve(ANSWERS_READ));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileWire.Folders folders() {
        return folders;
    }

    Path root() {
        return root;
    }

    Path file(String folder, String name) {
        return root.resolve(folder).resolve(name);
    }

    /** Files that their writer is done with. */
    List<String> whole(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".csv") || name.endsWith(".txt"))
                    .filter(name -> doneEnding.isEmpty() || Files.exists(file(folder, name + doneEnding)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String folder, String name) {
        return Files.exists(file(folder, name));
    }

    Optional<String> text(String folder, String name) {
        try {
            return has(folder, name) ? Optional.of(Files.readString(file(folder, name), encoding)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(String folder, String name, String text) {
        put(folder, name, text.getBytes(encoding));
    }

    void put(String folder, String name, byte[] content) {
        try {
            var aside = root.resolve(folder).resolve(name + ".tmp");
            Files.write(aside, content);
            Files.move(aside, file(folder, name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done(folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void done(String folder, String name) throws IOException {
        if (!doneEnding.isEmpty()) {
            Files.write(file(folder, name + doneEnding), new byte[0]);
        }
    }

    /** A file under its final name of which only so much is there yet. */
    void grow(String folder, String name, byte[] content, int length) {
        try {
            Files.write(file(folder, name), Arrays.copyOf(content, length));
            if (length == content.length) {
                done(folder, name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(String from, String name, String to) {
        try {
            Files.move(file(from, name), file(to, name), StandardCopyOption.REPLACE_EXISTING);
            if (!doneEnding.isEmpty()) {
                Files.deleteIfExists(file(from, name + doneEnding));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hub's answer was read: one of that name that comes later is another one. */
    void answerRead(String name) {
        move(folders.inAnswers(), name, ANSWERS_READ);
    }
}
