package cn.caitong.engine.vault;

import cn.caitong.engine.crypto.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
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
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != LENGTH || !KeyFile.isOwnersAlone(file)) {
                throw new IllegalArgumentException("length " + key.length + ", or open to others");
            }
            return key;
        } catch (IllegalArgumentException wrong) {
            throw VaultException.unusable(file, wrong);
        }
    }

    private static void draw(Path folder, String id) throws IOException {
        byte[] drawn = new byte[LENGTH];
        new SecureRandom().nextBytes(drawn);
        KeyFile.write(folder, id + SUFFIX, HexFormat.of().formatHex(drawn));
    }
}
