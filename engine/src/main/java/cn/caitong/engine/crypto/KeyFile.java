package cn.caitong.engine.crypto;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that hold keys: whole and on disk before anything is done with the key, and nobody's but their owner's. */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /** Writes a secret; a crash leaves the old file or the new one. */
    public static void write(Path folder, String name, String secret) throws IOException {
        replace(folder, name, secret, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }

    /** Whether nobody but the owner can read or write the file. */
    public static boolean isOwnersAlone(Path file) throws IOException {
        return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    }

    static void replace(Path folder, String name, String text, FileAttribute<?>... attributes) throws IOException {
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
