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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding that an XML document declares: UTF-8 (also where it declares none), GBK, GB2312 or GB18030. It is decoded as just that,
 * strictly: what is no character of it is refused, never replaced. The mark of UTF-8 at the beginning is passed over.
 */
final class DeclaredEncoding {
    private static final Map<String, Charset> KNOWN = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "GBK", Charset.forName("GBK"),
            "GB2312", Charset.forName("GB2312"),
            "GB18030", Charset.forName("GB18030"));
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml\\s[^>]{0,120}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private DeclaredEncoding() {}

    static String decode(byte[] body) {
        boolean isMarked = body.length >= 3 && Arrays.equals(body, 0, 3, MARK, 0, 3);
        byte[] bytes = isMarked ? Arrays.copyOfRange(body, 3, body.length) : body;
        Charset declared = declared(bytes);
        if (declared.equals(StandardCharsets.UTF_8)) {
            return Utf8.decode(bytes);
        }
        if (isMarked) {
            throw refused();
        }
        return strictly(bytes, declared);
    }

    private static Charset declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset known = KNOWN.get(declaration.group(1).toUpperCase(Locale.ROOT));
        if (known == null) {
            throw refused();
        }
        return known;
    }

    private static String strictly(byte[] bytes, Charset charset) {
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
        return out.flip().toString();
    }

    private static RefusedException refused() {
        return new RefusedException(
                ErrorCode.XML_ENCODING_UNKNOWN, "", String.join(", ", new TreeSet<>(KNOWN.keySet())));
    }
}
