package cn.caitong.mappings.xml;

import cn.caitong.mappings.json.Utf8;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding that an XML document declares: UTF-8 (also where it declares none), GBK, GB2312 or GB18030. It is decoded as just that,
 * strictly: what is no character of it is refused, never replaced. The mark of UTF-8 at the beginning is passed over.
 */
final class DeclaredEncoding {
    private static final Charset LATEST = Charset.forName("GB18030");
    private static final Map<String, Charset> KNOWN = Map.of(
            "UTF-8",
            StandardCharsets.UTF_8,
            "GBK",
            Charset.forName("GBK"),
            "GB2312",
            Charset.forName("GB2312"),
            "GB18030",
            LATEST);
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml\\s[^>]{0,120}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private DeclaredEncoding() {}

    static String decode(byte[] body) {
        boolean isMarked = body.length >= 3 && Arrays.equals(body, 0, 3, MARK, 0, 3);
        byte[] bytes = isMarked ? Arrays.copyOfRange(body, 3, body.length) : body;
        Charset declared = of(bytes).orElse(StandardCharsets.UTF_8);
        if (declared.equals(StandardCharsets.UTF_8)) {
            return Utf8.decode(bytes);
        }
        if (isMarked) {
            throw refused();
        }
        return strictly(bytes, declared);
    }

    static Optional<Charset> find(String name) {
        return Optional.ofNullable(KNOWN.get(name.toUpperCase(Locale.ROOT)));
    }

    /** What a document declares; empty where it declares nothing. */
    static Optional<Charset> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        return declaration.find()
                ? Optional.of(find(declaration.group(1)).orElseThrow(DeclaredEncoding::refused))
                : Optional.empty();
    }

    static String strictly(byte[] bytes, Charset charset) {
        if (isUtf8(bytes)) {
            throw new RefusedException(ErrorCode.XML_UTF8_DECLARED_OTHERWISE, "", charset.name());
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean isWrong = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        if (isWrong) {
            throw new RefusedException(ErrorCode.XML_NOT_AS_DECLARED, "", charset.name(), in.position());
        }
        String text = out.flip().toString();
        return text.codePoints().anyMatch(DeclaredEncoding::isPrivate) ? new String(bytes, LATEST) : text;
    }

    /** GBK had no names yet for some of its characters, 䶮 (FE 9F) among them; the same bytes have them in GB18030. */
    private static boolean isPrivate(int point) {
        return Character.getType(point) == Character.PRIVATE_USE;
    }

    /**
     * Chinese in UTF-8 is nearly always valid GBK too, and reads as other Chinese: a payee's name would be another. So what is whole UTF-8
     * with a Han character in it is taken as that. GBK that happens to be so would need all its characters to join, three bytes and three.
     */
    private static boolean isUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 && text.codePoints().anyMatch(Character::isIdeographic);
    }

    private static RefusedException refused() {
        return new RefusedException(
                ErrorCode.XML_ENCODING_UNKNOWN, "", String.join(", ", new TreeSet<>(KNOWN.keySet())));
    }
}
