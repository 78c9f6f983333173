package cn.caitong.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The hub as it was before the newest migration was added, compiled from the history against the libraries of today. */
final class LastVersion {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String MIGRATIONS = "engine/src/main/resources/db/migration";
    private static final List<String> MODULES =
            List.of("mappings", "engine", "connectors", "routes", "simulators", "app");

    private LastVersion() {}

    /** Takes it out of the history and compiles it; where there is no history the test is skipped, with this reason. */
    static HubVersion in(Path folder) throws IOException, InterruptedException {
        String added = git("log", "--follow", "--diff-filter=A", "--format=%H", "--", newestMigration());
        String before = added.isEmpty()
                ? ""
                : git("rev-parse", "--verify", "--quiet", added.lines().toList().getLast() + "^");
        assumeTrue(
                !before.isEmpty(),
                "NOT TESTED: the last version beside this one needs the history (git, and a clone that is not shallow)."
                        + " 未测试：新旧版本并行需要完整的 git 历史。");
        Files.createDirectories(folder);
        Path archive = folder.resolve("last.tar");
        git("archive", "--output=" + archive, before);
        run(List.of("tar", "-xf", archive.toString(), "-C", folder.toString()));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(folder, classes);
        return new HubVersion(classes + File.pathSeparator + libraries(), folder);
    }

    /** The migration that it does not know: the highest by its number, under whatever number it was added. */
    static String newestMigration() throws IOException {
        Path migrations = ROOT.resolve(MIGRATIONS);
        return MIGRATIONS
                + '/'
                + files(migrations)
                        .map(file -> file.getFileName().toString())
                        .max(Comparator.comparing(LastVersion::number))
                        .orElseThrow();
    }

    /** {@code V036_1__words.sql} comes after {@code V036__words.sql}. */
    private static BigDecimal number(String migration) {
        return new BigDecimal(migration.substring(1, migration.indexOf("__")).replace('_', '.'));
    }

    private static void compile(Path source, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-encoding",
                "UTF-8",
                "-cp",
                libraries(),
                "-d",
                classes.toString()));
        for (String module : MODULES) {
            Path main = source.resolve(module).resolve("src/main");
            arguments.addAll(files(main.resolve("java")).map(Path::toString).toList());
            copy(main.resolve("resources"), classes);
        }
        copy(source.resolve("mappings/schemas"), classes.resolve("schemas"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("the last version compiles")
                .isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            for (Path file : files(from).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    /** The class path of this test without what is the project's own. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(ROOT))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("git", "-C", ROOT.toString()), Arrays.stream(arguments))
                .toList());
    }

    /** What a command prints; nothing if it cannot be run, or says that there is nothing. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            return "";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? said : "";
    }
}
