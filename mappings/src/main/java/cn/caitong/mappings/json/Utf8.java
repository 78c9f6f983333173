package cn.caitong.mappings.json;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 without a byte order mark, or nothing. Jackson alone would guess UTF-16 and UTF-32, and let overlong forms pass. */
public final class Utf8 {
    /** What the platform's decoder puts for bytes that are no UTF-8. */
    static final char REPLACEMENT = '\uFFFD';

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8() {}

    public static String decode(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2]) {
            throw new RefusedException(ErrorCode.BYTE_ORDER_MARK, "");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(bytes);
        }
        return text;
    }

    /** The fast way above puts a replacement for what is malformed, but a sender may also have written that character. */
    private static void refuseMalformed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (decoder.decode(in, CharBuffer.allocate(bytes.length), true).isError()) {
            throw new RefusedException(ErrorCode.BODY_NOT_UTF8, "", in.position());
        }
    }
}
