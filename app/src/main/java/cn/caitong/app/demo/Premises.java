package cn.caitong.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo's own hub at home: the configuration and the dialects as they are delivered, and beside them the invented issuer of the
 * script's signatures, whom no other hub has to trust.
 */
final class Premises {
    private static final List<String> TAKEN = List.of("config", "mappings/dialects");

    private Premises() {}

    /** Lays out another home in an empty folder, which is made; the folder. */
    static Path layOut(Path home, Path folder) throws IOException {
        for (String each : TAKEN) {
            copy(home.resolve(each), folder.resolve(each));
        }
        copy(home.resolve("demo/trust"), folder.resolve("config/trust"));
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> copyOne(path, to.resolve(from.relativize(path).toString())));
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
