package cn.caitong.simulators.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An append-only file of lines, each on disk before {@link #append} returns. A last line torn by a kill is cut off when
 * the file is opened again: nobody was told that it had been written. Failures are {@link UncheckedIOException}s.
 */
public final class LineFile implements AutoCloseable {
    private final FileChannel channel;
    private final List<String> found;
    private long end;

    private LineFile(FileChannel channel, List<String> found, long end) {
        this.channel = channel;
        this.found = found;
        this.end = end;
    }

    /** Opens or creates the file, and the folders above it. */
    public static LineFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            byte[] whole = Files.readAllBytes(file);
            int end = endOfLastLine(whole);
            channel.truncate(end);
            return new LineFile(channel, lines(whole, end), end);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        }
    }

    /** The whole lines of a file that another process may be writing; it is left as it is. */
    public static List<String> peek(Path file) {
        try {
            byte[] whole = Files.readAllBytes(file);
            return lines(whole, endOfLastLine(whole));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The whole lines that were there when the file was opened. */
    public List<String> found() {
        return found;
    }

    /** Adds one line and waits for the disk. A half-written line is taken back, so that the next one starts clean. */
    public synchronized void append(String line) {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        int length = bytes.remaining();
        try {
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes, end + bytes.position());
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end += length;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(byte[] whole, int end) {
        return new String(whole, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    private static int endOfLastLine(byte[] whole) {
        int i = whole.length;
        while (i > 0 && whole[i - 1] != '\n') {
            i--;
        }
        return i;
    }
}
