package cn.caitong.app.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tree that is looked at: all modules' main classes, and all Java sources but the faulty ones kept for trying rules. */
final class House {
    private static final List<String> MODULES =
            List.of("mappings", "engine", "connectors", "routes", "simulators", "app", "benchmarks");

    private House() {}

    /** Tests run in their module's folder. */
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** Benchmarks are built after this module, and are judged by their sources alone: their classes may be of an earlier build. */
    static JavaClasses mainClasses() {
        List<Path> folders = MODULES.stream()
                .filter(module -> !module.equals("benchmarks"))
                .map(module -> root().resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    static List<SourceFile> sources() {
        return MODULES.stream()
                .flatMap(module -> javaFiles(root().resolve(module).resolve("src")))
                .filter(file -> !file.toString().contains("/faulty/"))
                .map(file -> SourceFile.read(root(), file))
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
