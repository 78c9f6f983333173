package cn.caitong.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Java source: its path below the root, with slashes, and its text. */
record SourceFile(String path, String text) {
    static SourceFile read(Path root, Path file) {
        try {
            return new SourceFile(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    boolean isTestClass() {
        return path.endsWith("Test.java");
    }

    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    boolean mentions(String regex) {
        return java.util.regex.Pattern.compile(regex).matcher(text).find();
    }
}
