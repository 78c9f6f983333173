package cn.caitong.app.hub;

import cn.caitong.engine.backup.Restore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The hub's data folder, which one process at a time may use. A killed process's lock goes with it. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    /** What a hub and its simulated city keep. */
    private static final Set<String> OURS =
            Set.of(LOCK, Restore.MARK, "postgres", "artemis", "keys", "secrets", "blobs", "city");

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks the folder, making it at the first time.
     *
     * @throws InUseException when another hub has it, or a restore into it was begun and not ended
     */
    public static DataFolder lock(Path folder) throws IOException {
        DataFolder locked = lockToRestore(folder);
        if (Restore.isHalfDone(folder)) {
            locked.close();
            throw InUseException.halfRestored(folder);
        }
        return locked;
    }

    /** The same for a restore, which may begin anew where one was not ended. */
    public static DataFolder lockToRestore(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolder(folder, channel);
            }
        } catch (OverlappingFileLockException ours) {
            channel.close();
            throw InUseException.by(folder);
        }
        channel.close();
        throw InUseException.by(folder);
    }

    /**
     * Refuses a folder in which there is anything that no hub made: whoever names the wrong one must not lose what is theirs.
     *
     * @throws InUseException naming it
     */
    void requireNothingElse() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            Optional<Path> other = inside.filter(path -> !OURS.contains(String.valueOf(path.getFileName())))
                    .min(Comparator.naturalOrder());
            if (other.isPresent()) {
                throw InUseException.holding(folder, other.get());
            }
        }
    }

    /** Deletes everything in it but the lock. */
    void clear() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                if (!path.equals(folder) && !path.equals(folder.resolve(LOCK))) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Another hub runs on this folder, a restore into it was not ended, or it is not a hub's own. */
    public static final class InUseException extends IOException {
        private static final long serialVersionUID = 1L;

        private InUseException(String text) {
            super(text);
        }

        static InUseException by(Path folder) {
            return new InUseException(("数据目录 %1$s 正被另一个采通进程使用；请先停止它，或用 HUB_DATA 指定其他目录。"
                            + " / Another hub runs on %1$s: stop it, or name another folder with HUB_DATA.")
                    .formatted(folder));
        }

        static InUseException holding(Path folder, Path other) {
            return new InUseException(("目录 %1$s 中有并非采通所建的 %2$s，未清空任何内容；请用 HUB_DATA 指定采通的数据目录。"
                            + " / %1$s holds %2$s, which no hub made, so nothing was cleared: name a hub's folder with"
                            + " HUB_DATA.")
                    .formatted(folder, other.getFileName()));
        }

        static InUseException halfRestored(Path folder) {
            return new InUseException(("数据目录 %1$s 的恢复未完成；请重新执行 ./hub restore，或删除该目录。"
                            + " / A restore into %1$s was not ended: run ./hub restore again, or delete the folder.")
                    .formatted(folder));
        }
    }
}
