import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks ({@code check}) or rewrites ({@code apply}) the layout of every Java file below a folder. */
public class Format {
    private static final Set<String> PASSED_OVER = Set.of("target", ".git", "node_modules", ".hub");

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]);
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        List<Path> changed = new ArrayList<>();
        for (Path file : javaFiles(root)) {
            String before = Files.readString(file);
            String after = format(formatter, root.relativize(file), before);
            if (!after.equals(before)) {
                changed.add(root.relativize(file));
                if (apply) {
                    Files.writeString(file, after);
                }
            }
        }
        if (!changed.isEmpty() && !apply) {
            changed.forEach(file -> System.err.println("not in the house format: " + file));
            System.err.println("Run ./hub format, which rewrites them.");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, Path file, String before) {
        try {
            return formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(before));
        } catch (FormatterException failure) {
            System.err.println("cannot be read as Java: " + file + ":" + failure.getMessage());
            System.exit(1);
            return before;
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean passOver = folder.getFileName() != null
                        && PASSED_OVER.contains(folder.getFileName().toString());
                return passOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
