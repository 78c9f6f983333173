package cn.caitong.engine.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hub's signing keys: a folder with {@code <id>.pem} for each private key, readable by its owner alone. The one whose
 * id sorts last signs. {@code public-keys.pem} beside them holds all the public ones, to be handed to whoever verifies: also of
 * private keys that are not there any more, for what they signed is still to be verified.
 */
public final class SigningKeys {
    /** What a verifier is given. */
    public static final String PUBLIC_KEYS = "public-keys.pem";

    private static final String FIRST = "k0001.pem";

    private SigningKeys() {}

    /** The key that signs, where there is one: for a command that must not make the hub's key in the wrong place. */
    public static Optional<Sm2PrivateKey> existingIn(Path folder) {
        try {
            return Files.isDirectory(folder) && !files(folder).isEmpty()
                    ? Optional.of(read(files(folder).getLast()))
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The key that signs; draws the first when the folder is empty or not there. */
    public static Sm2PrivateKey inFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (files(folder).isEmpty()) {
                KeyFile.write(folder, FIRST, Sm2PrivateKey.draw().toPem());
            }
            String published =
                    publicIn(folder).stream().map(Sm2PublicKey::toPem).collect(Collectors.joining());
            KeyFile.replace(folder, PUBLIC_KEYS, published);
            return read(files(folder).getLast());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The keys that verify what this hub has signed: those published already, then those of its private ones; none in no folder. */
    public static List<Sm2PublicKey> publicIn(Path folder) {
        Map<String, Sm2PublicKey> found = new LinkedHashMap<>();
        try {
            Path published = folder.resolve(PUBLIC_KEYS);
            if (Files.exists(published)) {
                Sm2PublicKey.readPem(Files.readString(published)).forEach(key -> found.put(key.id(), key));
            }
            if (Files.isDirectory(folder)) {
                files(folder).stream().map(file -> read(file).publicKey()).forEach(key -> found.put(key.id(), key));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return List.copyOf(found.values());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".pem") && !file.endsWith(PUBLIC_KEYS))
                    .sorted()
                    .toList();
        }
    }

    private static Sm2PrivateKey read(Path file) {
        try {
            if (!KeyFile.isOwnersAlone(file)) {
                throw new IllegalArgumentException(("私钥文件 %1$s 必须仅属主可读写（chmod 600）。"
                                + " / The private key %1$s must be readable by its owner alone (chmod 600).")
                        .formatted(file));
            }
            return Sm2PrivateKey.readPem(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
