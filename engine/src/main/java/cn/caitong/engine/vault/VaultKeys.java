package cn.caitong.engine.vault;

import cn.caitong.engine.crypto.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The vault's keys: a folder with one file for each, {@code <id>.key}, 32 hexadecimal characters. The key that seals is the
 * one whose id sorts last, so a new one is added beside the old. A node seals under the key that was the last when it started, and
 * opens what another sealed that started later. {@code fingerprint.key} never changes: searching needs it.
 */
public final class VaultKeys {
    private static final String SUFFIX = ".key";
    private static final String FINGERPRINT = "fingerprint";
    private static final String FIRST = "k0001";
    private static final int LENGTH = 16;

    private final Path folder;
    private final String current;
    private final byte[] fingerprint;
    private volatile Map<String, byte[]> keys;

    private VaultKeys(Path folder, Map<String, byte[]> found) {
        this.folder = folder;
        this.fingerprint = required(found, FINGERPRINT);
        this.keys = sealing(found);
        this.current = keys.keySet().stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> VaultException.unknownKey(FIRST));
    }

    private static Map<String, byte[]> sealing(Map<String, byte[]> found) {
        Map<String, byte[]> sealing = new HashMap<>(found);
        sealing.remove(FINGERPRINT);
        return Map.copyOf(sealing);
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
            return new VaultKeys(folder, found);
        } catch (IOException failed) {
            throw VaultException.unusable(folder, failed);
        }
    }

    /** The keys of the folder, where there are any: for who must not draw some in the wrong place. */
    static Optional<VaultKeys> existingIn(Path folder) {
        try {
            Map<String, byte[]> found = Files.isDirectory(folder) ? read(folder) : Map.of();
            return found.isEmpty() ? Optional.empty() : Optional.of(new VaultKeys(folder, found));
        } catch (IOException failed) {
            throw VaultException.unusable(folder, failed);
        }
    }

    String current() {
        return current;
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    /** The key of this id, be it one that came since the start, or {@link VaultException} naming it. */
    byte[] key(String id) {
        if (!keys.containsKey(id)) {
            readAgain();
        }
        return required(keys, id);
    }

    private void readAgain() {
        try {
            Map<String, byte[]> all = new HashMap<>(read(folder));
            all.putAll(keys); // a key in use never becomes another
            keys = sealing(all);
        } catch (IOException failed) {
            throw VaultException.unusable(folder, failed);
        }
    }

    private static byte[] required(Map<String, byte[]> keys, String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw VaultException.unknownKey(id);
        }
        return key;
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
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
