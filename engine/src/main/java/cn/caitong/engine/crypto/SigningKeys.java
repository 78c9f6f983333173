package cn.caitong.engine.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hub's signing keys: a folder with {@code <id>.pem} for each private key, readable by its owner alone. The one whose
 * id sorts last signs. {@code public-keys.pem} beside them holds all the public ones, to be handed to whoever verifies.
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
            List<Sm2PrivateKey> keys =
                    files(folder).stream().map(SigningKeys::read).toList();
            StringBuilder publicKeys = new StringBuilder();
            keys.forEach(key -> publicKeys.append(key.publicKey().toPem()));
            KeyFile.replace(folder, PUBLIC_KEYS, publicKeys.toString());
            return keys.getLast();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
