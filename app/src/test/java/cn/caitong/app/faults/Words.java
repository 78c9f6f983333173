package cn.caitong.app.faults;

import java.nio.charset.StandardCharsets;

/** The texts at the beginning of a message of PostgreSQL's protocol, each ended by a zero. */
final class Words {
    private final byte[] content;
    private int at;

    Words(byte[] content) {
        this.content = content;
    }

    /** The next text; empty behind the last one. */
    String next() {
        int begin = at;
        while (at < content.length && content[at] != 0) {
            at++;
        }
        String text = new String(content, begin, at - begin, StandardCharsets.UTF_8);
        at = Math.min(at + 1, content.length);
        return text;
    }

    /** What follows, read as if every byte were a letter. */
    String rest() {
        return new String(content, at, content.length - at, StandardCharsets.ISO_8859_1);
    }
}
