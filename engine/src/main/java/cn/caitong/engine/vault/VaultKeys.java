package cn.caitong.engine.vault;

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
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The vault's keys: a folder with one file for each, {@code <id>.key}, 32 hexadecimal characters. The key that seals is the
 * one whose id sorts last, so a new one is added beside the old. {@code fingerprint.key} never changes: searching needs it.
 */
public final class VaultKeys {
    private static final String SUFFIX = ".key";
    private static final String FINGERPRINT = "fingerprint";
    private static final String FIRST = "k0001";
    private static final int LENGTH = 16;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final TreeMap<String, byte[]> keys;
    private final byte[] fingerprint;

    private VaultKeys(Map<String, byte[]> keys) {
        this.keys = new TreeMap<>(keys);
        this.fingerprint = key(FINGERPRINT);
        this.keys.remove(FINGERPRINT);
    }

    /** Reads the folder; draws both first keys when it is empty or not there. */
    public static VaultKeys inFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Map<String, byte[]> found = read(folder);
            if (found.isEmpty()) {
                draw(folder, FINGERPRINT);
                draw(folder, FIRST);
                found = read(folder);
            }
            return new VaultKeys(found);
        } catch (IOException failed) {
            throw VaultException.unusable(folder, failed);
        }
    }

    String current() {
        return keys.lastKey();
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    /** The key of this id, or {@link VaultException} naming it. */
    byte[] key(String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw VaultException.unknownKey(id);
        }
        return key;
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .toList()) {
                String name = file.getFileName().toString();
                found.put(name.substring(0, name.length() - SUFFIX.length()), readKey(file));
            }
        }
        return found;
    }

    private static byte[] readKey(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != LENGTH || !others.isEmpty()) {
                throw new IllegalArgumentException("length " + key.length + ", also open to " + others);
            }
            return key;
        } catch (IllegalArgumentException wrong) {
            throw VaultException.unusable(file, wrong);
        }
    }

    /** On disk before it is used: what is sealed under a key that was lost is lost. */
    private static void draw(Path folder, String id) throws IOException {
        byte[] drawn = new byte[LENGTH];
        new SecureRandom().nextBytes(drawn);
        Path part = folder.resolve(id + ".part");
        Files.deleteIfExists(part);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            file.write(ByteBuffer.wrap(HexFormat.of().formatHex(drawn).getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        Files.move(part, folder.resolve(id + SUFFIX), ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }
}
