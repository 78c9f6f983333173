package cn.caitong.engine.backup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.caitong.engine.backup.Manifest.Kept;
import cn.caitong.engine.crypto.Digests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of one backup, each with its digest and nobody's but their owner's. The manifest is written last. */
final class BackupFolder {
    static final String MANIFEST = "manifest.json";
    static final String DIGEST = "manifest.sm3";

    private static final int PIECE = 1 << 16;
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path root;

    BackupFolder(Path root) {
        this.root = root;
    }

    static void create(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Writes a file's bytes; they are on disk when it returns. */
    @FunctionalInterface
    interface Content<X extends Exception> {
        void to(OutputStream out) throws IOException, X;
    }

    <X extends Exception> Kept write(String path, Content<X> content) throws IOException, X {
        Path file = root.resolve(path);
        create(file.resolveSibling(""));
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FILE)) {
            Digested out = new Digested(new BufferedOutputStream(Channels.newOutputStream(channel), PIECE));
            content.to(out);
            out.flush();
            channel.force(true);
            return new Kept(path, out.bytes, out.digest.end());
        }
    }

    /** The manifest, and a digest of it that may be kept elsewhere. */
    String write(Manifest manifest) throws IOException {
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        String digest = write(MANIFEST, out -> out.write(json)).digest();
        write(DIGEST, out -> out.write((digest + "\n").getBytes(StandardCharsets.US_ASCII)));
        return digest;
    }

    /** Makes sure that every name is on disk, the deepest first. */
    void force() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path folder : all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                force(folder);
            }
        }
    }

    static void force(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Reads the manifest, if its digest holds. */
    Manifest manifest() throws BackupRefusedException {
        Path file = root.resolve(MANIFEST);
        try {
            byte[] json = Files.readAllBytes(file);
            String digest = Files.readString(root.resolve(DIGEST)).strip();
            if (!Digests.SM3.print(Digests.SM3.of(json)).equals(digest)) {
                throw BackupRefusedException.of(
                        file,
                        "内容与 manifest.sm3 不符，已损坏或被改动；请改用其他备份",
                        "it is not what manifest.sm3 says; use another backup");
            }
            return JSON.readValue(json, Manifest.class);
        } catch (BackupRefusedException refused) {
            throw refused;
        } catch (JsonProcessingException wrong) {
            throw BackupRefusedException.unreadable(file, wrong);
        } catch (IOException missing) {
            throw BackupRefusedException.of(
                    root,
                    "不是完整的备份（缺 manifest.json 或 manifest.sm3）；请指定 hub backup 写成的目录",
                    "it is no whole backup (manifest.json or manifest.sm3 is missing); name a folder that hub backup"
                            + " wrote");
        }
    }

    /** Every file is there, and is what the manifest says. Changes nothing. */
    void verify(List<Kept> files) throws BackupRefusedException {
        for (Kept kept : files) {
            Path file = resolve(kept);
            try {
                if (!digest(file).equals(kept.digest())) {
                    throw BackupRefusedException.of(
                            file,
                            "内容与清单中的摘要不符，已损坏；请改用其他备份",
                            "its digest is not the manifest's: damaged; use another backup");
                }
            } catch (BackupRefusedException refused) {
                throw refused;
            } catch (IOException missing) {
                throw BackupRefusedException.unreadable(file, missing);
            }
        }
    }

    InputStream read(Kept kept) throws IOException {
        return Files.newInputStream(resolve(kept), NOFOLLOW_LINKS);
    }

    /** No name leads out of the folder. */
    private Path resolve(Kept kept) throws BackupRefusedException {
        Path file = root.resolve(kept.path()).normalize();
        if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            throw BackupRefusedException.of(
                    file, "清单所列文件缺失；请改用其他备份", "the manifest lists it, and it is not there; use another backup");
        }
        return file;
    }

    static String digest(Path file) throws IOException {
        Digests.Running digest = Digests.SM3.begin();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.add(piece, 0, read);
            }
        }
        return digest.end();
    }

    private static final class Digested extends FilterOutputStream {
        private final Digests.Running digest = Digests.SM3.begin();
        private long bytes;

        Digested(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            digest.add(b, from, length);
            bytes += length;
            out.write(b, from, length);
        }
    }
}
