package cn.caitong.simulators.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The bearer tokens between a hub and its city, in a properties file that only its owner reads: {@code ID.hub} is what the
 * hub shows centre ID, {@code ID.own} what the centre shows the hub. What is missing is drawn and added.
 */
public final class Tokens {
    private static final int BYTES = 32;

    private final Properties known;

    private Tokens(Properties known) {
        this.known = known;
    }

    /** Reads the file, and adds tokens for those centres that have none. */
    public static Tokens of(Path file, List<String> centres) {
        var known = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    known.load(in);
                }
            }
            int before = known.size();
            centres.forEach(id -> {
                known.putIfAbsent(id + ".hub", draw());
                known.putIfAbsent(id + ".own", draw());
            });
            if (known.size() > before) {
                store(file, known);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep tokens in " + file, e);
        }
        return new Tokens(known);
    }

    /** What the hub shows this centre. */
    public String hub(String centre) {
        return known.getProperty(centre + ".hub", "");
    }

    /** What this centre shows the hub. */
    public String own(String centre) {
        return known.getProperty(centre + ".own", "");
    }

    private static void store(Path file, Properties known) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var out = Files.newBufferedWriter(file)) {
            known.store(out, "between the hub and its city");
        }
    }

    private static String draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
