package cn.caitong.simulators.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests off one connection. */
final class RequestReader {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; empty at the end of the connection. */
    Optional<Request> next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.split(" ", 3);
        if (words.length != 3) {
            throw new IOException("not a request line: " + first);
        }
        var headers = headers();
        return Optional.of(new Request(words[0], words[1], headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(size(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.write(exactly(size));
            line();
            if (whole.size() > LARGEST_BODY) {
                throw new IOException("too much");
            }
        }
        while (!line().isEmpty()) {
            // a trailer says nothing that is needed here
        }
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return size(line().split(";", 2)[0], 16);
    }

    private static int size(String text, int radix) throws IOException {
        try {
            int size = Integer.parseInt(text.strip(), radix);
            if (size < 0 || size > LARGEST_BODY) {
                throw new IOException("too much: " + text);
            }
            return size;
        } catch (NumberFormatException e) {
            throw new IOException("not a size: " + text, e);
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the body broke off");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
