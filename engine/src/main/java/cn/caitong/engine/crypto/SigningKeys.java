package cn.caitong.engine.crypto;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hub's signing keys: a folder with {@code <id>.pem} for each private key, readable by its owner alone. The one whose
 * id sorts last signs. {@code public-keys.pem} beside them holds all the public ones, to be handed to whoever verifies.
 */
public final class SigningKeys {
    /** What a verifier is given. */
    public static final String PUBLIC_KEYS = "public-keys.pem";

    private static final String FIRST = "k0001.pem";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private SigningKeys() {}

    /** The key that signs; draws the first when the folder is empty or not there. */
    public static Sm2PrivateKey inFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (files(folder).isEmpty()) {
                write(folder, FIRST, Sm2PrivateKey.draw().toPem(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            List<Sm2PrivateKey> keys =
                    files(folder).stream().map(SigningKeys::read).toList();
            StringBuilder publicKeys = new StringBuilder();
            keys.forEach(key -> publicKeys.append(key.publicKey().toPem()));
            write(folder, PUBLIC_KEYS, publicKeys.toString());
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
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException(("私钥文件 %1$s 必须仅属主可读写（chmod 600）。"
                                + " / The private key %1$s must be readable by its owner alone (chmod 600).")
                        .formatted(file));
            }
            return Sm2PrivateKey.readPem(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** On disk before it is used: what was signed with a lost key can still be verified, but nothing can follow it. */
    private static void write(Path folder, String name, String text, FileAttribute<?>... attributes)
            throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), attributes)) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        Files.move(part, folder.resolve(name), ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }
}
