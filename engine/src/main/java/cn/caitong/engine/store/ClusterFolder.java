package cn.caitong.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The embedded cluster's folder: data, binaries, and the passwords that were drawn for it, readable by its owner alone. */
final class ClusterFolder {
    static final String MAJOR = "18";

    private final Path home;

    private ClusterFolder(Path home) {
        this.home = home;
    }

    /** Refuses a folder that another major version of PostgreSQL wrote. */
    static ClusterFolder open(Path home) throws IOException {
        ClusterFolder folder = new ClusterFolder(home);
        Path version = folder.data().resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR)) {
            throw new IOException(("数据目录 %1$s 属于 PostgreSQL %2$s，本程序使用 %3$s；请以旧版本导出后导入，或使用 --fresh 清空。 / %1$s was"
                + " written by PostgreSQL %2$s and this hub runs %3$s: export it with the old version and import it,"
                + " or start with --fresh, which clears it.")
                    .formatted(folder.data(), Files.readString(version).strip(), MAJOR));
        }
        Files.createDirectories(home);
        return folder;
    }

    Path data() {
        return home.resolve("data");
    }

    Path binaries() {
        return home.resolve("binaries");
    }

    boolean isNew() {
        return !Files.exists(data().resolve("PG_VERSION"));
    }

    /** The role's password, drawn at the first call. */
    String password(String role) {
        Path file = home.resolve(role + ".password");
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[24];
                new SecureRandom().nextBytes(drawn);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(drawn));
            }
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From the next start on nobody connects without a password. */
    void requirePasswords() throws IOException {
        Files.write(
                data().resolve("pg_hba.conf"),
                List.of(
                        "local all all scram-sha-256",
                        "host all all 127.0.0.1/32 scram-sha-256",
                        "host all all ::1/128 scram-sha-256"));
    }

    /** Stops a postmaster that outlived a killed hub, and waits for it. */
    void stopSurvivor() throws IOException {
        Optional<ProcessHandle> survivor = survivor();
        if (survivor.isEmpty()) {
            return;
        }
        survivor.get().destroy();
        try {
            survivor.get().onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the surviving PostgreSQL was stopping", interrupted);
        } catch (ExecutionException | TimeoutException stuck) {
            throw new IOException("PostgreSQL " + survivor.get().pid() + " still holds " + data(), stuck);
        }
    }

    /** Whether a postmaster lives on this folder, whichever process started it. */
    boolean isAlive() throws IOException {
        return survivor().isPresent();
    }

    /** The port that this folder's living postmaster listens on; it writes it into the fourth line of its pid file. */
    OptionalInt livingPort() throws IOException {
        if (survivor().isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(
                Files.readAllLines(data().resolve("postmaster.pid")).get(3).strip()));
    }

    private Optional<ProcessHandle> survivor() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    void delete() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
