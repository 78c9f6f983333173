package cn.caitong.simulators.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Every exchange of one centre, in the order in which it ended, on disk before the answer leaves. Together with the
 * ledger it is what the hub is judged by.
 */
public final class Journal implements AutoCloseable {
    private final LineFile file;
    private final List<JournalLine> lines;

    private Journal(LineFile file, List<JournalLine> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Opens the journal and reads what is in it. */
    public static Journal open(Path path) {
        var file = LineFile.open(path);
        var lines = file.found().stream()
                .map(line -> JsonLines.read(line, JournalLine.class))
                .toList();
        return new Journal(file, new ArrayList<>(lines));
    }

    /** Reads a journal that another process may be writing. */
    public static List<JournalLine> read(Path path) {
        return LineFile.peek(path).stream()
                .map(line -> JsonLines.read(line, JournalLine.class))
                .toList();
    }

    public synchronized void add(JournalLine line) {
        file.append(JsonLines.write(line));
        lines.add(line);
    }

    /** All lines so far. */
    public synchronized List<JournalLine> lines() {
        return List.copyOf(lines);
    }

    /** SHA-256 of these bytes, as lower-case hex. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** SHA-256 of this text's UTF-8 bytes, as lower-case hex. */
    public static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        file.close();
    }
}
