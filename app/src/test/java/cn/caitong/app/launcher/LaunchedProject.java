package cn.caitong.app.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder, with a blank in its name, that looks like the project to the launcher. */
record LaunchedProject(Path root, Path tools) {
    private static final String MAVEN = """
        #!/usr/bin/env bash
        echo "$*" >>"$TOOLS/maven-calls"
        echo "[INFO] Building Caitong :: app 0.1.0-SNAPSHOT    [7/7]"
        [ -z "$MAVEN_FAILS" ] || { echo "[ERROR] App.java:[1,1] it does not compile"; exit 1; }
        sleep "${MAVEN_TAKES:-0}"
        touch "$PROJECT/app/target/app.jar"
        """;
    private static final String JAVA = """
        #!/usr/bin/env bash
        printf '%s\\n' "$@" >"$TOOLS/java-arguments"
        echo '{"answer":1}'
        exit "${JAVA_EXITS:-0}"
        """;

    static LaunchedProject in(Path folder) {
        LaunchedProject project = new LaunchedProject(folder.resolve("a project"), folder.resolve("tools"));
        project.write("hub", read(Path.of("../hub")));
        for (String file : List.of(
                "pom.xml",
                "app/src/main/java/App.java",
                "app/src/test/java/AppTest.java",
                "engine/src/main/resources/db/V1.sql",
                "connectors/pom.xml",
                "routes/pom.xml",
                "simulators/pom.xml",
                "build/Format.java",
                "mappings/README.md",
                "mappings/dialects/cqyz/in.jslt",
                "config/application.yaml")) {
            project.write(file, "");
            project.touch(file, Instant.now().minusSeconds(60));
        }
        project.tool("mvn", MAVEN);
        project.tool("jdk/bin/java", JAVA);
        project.tool("jdk/bin/javac", "");
        project.tool("jdk/release", "JAVA_VERSION=\"21.0.1\"\n");
        return project;
    }

    /** What a run left behind. */
    record Run(int exit, String out, String err) {}

    Run hub(String... arguments) {
        return hub(List.of(), arguments);
    }

    /** Runs it to its end, with further {@code NAME=value} settings. */
    Run hub(List<String> settings, String... arguments) {
        Process process = start(settings, arguments);
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the launcher hangs");
            }
            return new Run(process.exitValue(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Process start(List<String> settings, String... arguments) {
        ProcessBuilder launcher = new ProcessBuilder(root.resolve("hub").toString());
        launcher.command().addAll(List.of(arguments));
        launcher.directory(tools.toFile());
        launcher.environment().remove("JAVA_HOME");
        launcher.environment().remove("HUB_JAVA_OPTS");
        launcher.environment().put("TOOLS", tools.toString());
        launcher.environment().put("PROJECT", root.toString());
        launcher.environment().put("MAVEN_FAILS", "");
        launcher.environment().put("HUB_JAVA_HOME", tools.resolve("jdk").toString());
        launcher.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        settings.forEach(setting -> launcher.environment()
                .put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        try {
            return launcher.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> mavenCalls() {
        return linesOf("maven-calls");
    }

    List<String> javaArguments() {
        return linesOf("java-arguments");
    }

    void touch(String file, Instant time) {
        try {
            Files.setLastModifiedTime(root.resolve(file), FileTime.from(time));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> linesOf(String file) {
        Path path = tools.resolve(file);
        return Files.exists(path) ? read(path).lines().toList() : List.of();
    }

    private void tool(String name, String text) {
        write("../tools/" + name, text);
    }

    private void write(String name, String text) {
        try {
            Path file = root.resolve(name).normalize();
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
