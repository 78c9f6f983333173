package cn.caitong.engine.intake;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Bodies as files below a folder that all nodes share, sealed piece by piece so that none is ever whole in memory. A file
 * whose transaction was rolled back is of nobody; the message's digest tells whether a file is whole.
 */
public final class FolderBlobs implements BlobStore {
    private static final int PIECE = 64 * 1024;

    private final Path folder;
    private final Vault vault;

    public FolderBlobs(Path folder, Vault vault) {
        this.folder = folder;
        this.vault = vault;
    }

    @Override
    public String write(InputStream content) {
        String ref = UUID.randomUUID().toString();
        Path shelf = shelf(ref);
        Path part = shelf.resolve(ref + ".part");
        try {
            Files.createDirectories(shelf);
            try (FileChannel channel = FileChannel.open(part, CREATE_NEW, WRITE)) {
                seal(content, channel);
                channel.force(true);
            }
            Files.move(part, shelf.resolve(ref), ATOMIC_MOVE);
            force(shelf);
            force(folder);
            return ref;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public InputStream read(String ref) {
        try {
            // parsed, so that no reference leads out of the folder
            String name = UUID.fromString(ref).toString();
            return new SealedPieces(
                    new DataInputStream(Files.newInputStream(shelf(name).resolve(name))), vault);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void seal(InputStream content, FileChannel channel) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), PIECE));
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            Sealed sealed = vault.seal(piece);
            out.writeUTF(sealed.keyId());
            out.writeInt(sealed.bytes().length);
            out.write(sealed.bytes());
        }
        out.flush();
    }

    private Path shelf(String ref) {
        return folder.resolve(ref.substring(0, 2));
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
