package cn.caitong.engine.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of a folder that are written for good. One in the making is a {@code .part}, and may be gone when it is looked at. */
final class WrittenFiles extends SimpleFileVisitor<Path> {
    private static final String IN_THE_MAKING = ".part";

    private final List<Path> files = new ArrayList<>();

    private WrittenFiles() {}

    /** In order; none where there is no folder. */
    static List<Path> below(Path folder) throws IOException {
        WrittenFiles found = new WrittenFiles();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, found);
        }
        return found.files.stream().sorted().toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !isInTheMaking(file)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
        if (failed instanceof NoSuchFileException && isInTheMaking(file)) {
            return FileVisitResult.CONTINUE;
        }
        throw failed;
    }

    private static boolean isInTheMaking(Path file) {
        return file.toString().endsWith(IN_THE_MAKING);
    }
}
