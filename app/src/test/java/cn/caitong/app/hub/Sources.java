package cn.caitong.app.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of what runs, for tests that read them. */
final class Sources {
    private Sources() {}

    /** By the files' names; those of one name together. */
    static Map<String, String> of(String... modules) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of(modules)) {
            Path main = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(main)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.merge(file.getFileName().toString(), Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }

    /** Up to the parenthesis that closes what was opened before. */
    static String arguments(String source, int from) {
        int depth = 1;
        int to = from;
        while (depth > 0 && to < source.length()) {
            depth += switch (source.charAt(to++)) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
        }
        return source.substring(from, to);
    }
}
