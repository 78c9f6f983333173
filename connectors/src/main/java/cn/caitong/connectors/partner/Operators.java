package cn.caitong.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hub's own people. Each has a token of their own, kept as {@code operators/<person>.sha256}, so that what was done is
 * somebody's doing. They are read once, at start.
 */
public final class Operators {
    private static final String HASH = ".sha256";

    private final TokenHashes hashes = new TokenHashes();

    /** @param secrets the folder that holds {@code operators/}; without it there are none */
    public Operators(Path secrets) {
        for (Path file : files(secrets.resolve("operators"))) {
            String name = String.valueOf(file.getFileName());
            hashes.add(name.substring(0, name.length() - HASH.length()), file);
        }
    }

    /** Whose token this is. */
    public Optional<String> person(@Nullable String authorization) {
        return hashes.holder(authorization);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(HASH)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
