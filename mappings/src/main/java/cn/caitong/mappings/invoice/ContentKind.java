package cn.caitong.mappings.invoice;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a file is by its first bytes, whatever anybody calls it. */
public enum ContentKind {
    /** Also the outside of an OFD, of an office document and of a Java archive. */
    ZIP("ZIP", "PK(\\x03\\x04|\\x05\\x06|\\x07\\x08)"),
    GZIP("gzip", "\\x1F\\x8B"),
    SEVEN_ZIP("7z", "7z\\xBC\\xAF\\x27\\x1C"),
    RAR("RAR", "Rar!\\x1A\\x07"),
    BZIP2("bzip2", "BZh[1-9]"),
    XZ("xz", "\\xFD7zXZ\\x00"),
    TAR("tar", ".{257}ustar"),
    PDF("PDF", "%PDF"),
    PICTURE("a picture · 图片", "\\x89PNG|\\xFF\\xD8\\xFF|GIF8|II\\*\\x00|MM\\x00\\*"),
    /** The first character that is no space, after a mark of UTF-8 if there is one, opens a tag. */
    XML("XML", "(\\xEF\\xBB\\xBF)?[ \\t\\r\\n]*+<"),
    UNKNOWN("an unknown format · 未知格式", "");

    private static final int HEAD = 4_096;

    private final String title;
    private final Pattern beginning;

    ContentKind(String title, String beginning) {
        this.title = title;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** Never fails: what is nothing else is {@link #UNKNOWN}. */
    public static ContentKind of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        for (ContentKind kind : values()) {
            if (kind.beginning.matcher(head).lookingAt()) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** Whether other files are in it, and so could be hidden. */
    public boolean isArchive() {
        return switch (this) {
            case ZIP, GZIP, SEVEN_ZIP, RAR, BZIP2, XZ, TAR -> true;
            case XML, PDF, PICTURE, UNKNOWN -> false;
        };
    }

    /** As reports name it, in both languages. */
    public String title() {
        return title;
    }
}
