package cn.caitong.mappings.xml;

import cn.caitong.mappings.json.Utf8;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one encoding in which XML is exchanged with somebody. Reading, the document must declare it (UTF-8 goes without saying) and hold
 * nothing else. Writing, what it lacks becomes a character reference. Safe for use by many threads.
 */
public final class XmlCharset {
    public static final XmlCharset UTF_8 = new XmlCharset(StandardCharsets.UTF_8);

    private final Charset charset;

    private XmlCharset(Charset charset) {
        this.charset = charset;
    }

    /** By its name, of those that {@link DeclaredEncoding} knows. */
    public static Optional<XmlCharset> find(String name) {
        return DeclaredEncoding.find(name).map(XmlCharset::new);
    }

    public Charset charset() {
        return charset;
    }

    /** As it is named in declarations and content types. */
    public String name() {
        return charset.name();
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** The text of a document that came in it. */
    String decode(byte[] body) {
        if (isUtf8()) {
            return Utf8.decode(body);
        }
        if (!DeclaredEncoding.of(body).filter(charset::equals).isPresent()) {
            throw new RefusedException(ErrorCode.XML_ENCODING_NOT_AGREED, "", name());
        }
        return DeclaredEncoding.strictly(body, charset);
    }

    /**
     * The bytes of a document in it, with its declaration where there must be one.
     *
     * @param document without a declaration; its names are ones that this encoding has
     */
    public byte[] encode(String document) {
        if (isUtf8()) {
            return document.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length() * 2);
        ascii(out, "<?xml version=\"1.0\" encoding=\"" + name() + "\"?>");
        CharsetEncoder encoder = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer in = CharBuffer.wrap(document);
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (in.hasRemaining()) {
            CoderResult end = encoder.encode(in, buffer, true);
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            if (end.isError()) {
                int point = Character.codePointAt(in, 0);
                ascii(out, "&#" + point + ";");
                in.position(in.position() + Character.charCount(point));
            }
        }
        return out.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
