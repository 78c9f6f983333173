package cn.caitong.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class XmlInGbkIsReadStrictlyAndWrittenWholeTest {
    private static final Charset BYTES = Charset.forName("GBK");
    private static final XmlCharset GBK = XmlCharset.find("GBK").orElseThrow();
    private static final StrictXml XML = new StrictXml(XmlLimits.DEFAULT);
    private static final String DECLARED = "<?xml version='1.0' encoding='gbk'?>";

    /** Nearly all of it is valid GBK, and reads as other Chinese: 閲嶅簡 for 重庆. */
    @ParameterizedTest
    @ValueSource(strings = {"重庆", "政府", "重庆测试供应有限公司", "一", "·重庆 · 采购", "刘䶮", "𠮷野", "é 与 è"})
    void utf8UnderItsNameIsRefused(String text) {
        byte[] body = document(text.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(body)).isEqualTo(ErrorCode.XML_UTF8_DECLARED_OTHERWISE);
    }

    /** Of which the bytes alone, or many of them, would be UTF-8 too. */
    @ParameterizedTest
    @ValueSource(strings = {"联通", "模", "诺", "姚明", "汪洋", "·", "采购", "é", "聰明", "喆", "王珺", "重庆市渝中区测试中学"})
    void gbkIsNotTakenForUtf8(String text) {
        assertThat(XML.parse(document(text.getBytes(BYTES)), GBK).text()).isEqualTo(text);
    }

    @Test
    void bytesThatAreNoGbkAreRefused() {
        assertThat(refusal(document(new byte[] {(byte) 0x81}))).isEqualTo(ErrorCode.XML_NOT_AS_DECLARED);
        assertThat(refusal(document(new byte[] {(byte) 0xFF, 'a'}))).isEqualTo(ErrorCode.XML_NOT_AS_DECLARED);
        // four bytes are a character of GB18030 alone
        assertThat(refusal(document("𬭚".getBytes(Charset.forName("GB18030")))))
                .isEqualTo(ErrorCode.XML_NOT_AS_DECLARED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<?xml version='1.0'?><a/>",
                "<?xml version='1.0' encoding='UTF-8'?><a/>",
                "<?xml version='1.0' encoding='GB18030'?><a/>",
                "<?xml version='1.0' encoding='GB2312'?><a/>",
                "\u00ef\u00bb\u00bf<?xml version='1.0' encoding='GBK'?><a/>"
            })
    void whatDoesNotDeclareWhatWasAgreedIsRefused(String body) {
        assertThat(refusal(body.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(ErrorCode.XML_ENCODING_NOT_AGREED);
    }

    @Test
    void anEncodingThatIsNotKnownIsRefusedWithThoseThatAre() {
        assertThat(refusal("<?xml version='1.0' encoding='UTF-7'?><a/>".getBytes(BYTES)))
                .isEqualTo(ErrorCode.XML_ENCODING_UNKNOWN);
        assertThat(XmlCharset.find("UTF-7")).isEmpty();
    }

    @Test
    void whatGbkLacksIsAReferenceToOneCharacter() {
        byte[] written = GBK.encode("<a>刘䶮 𬭚 ½ 重</a>");
        assertThat(new String(written, BYTES))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"GBK\"?><a>刘&#19886; &#183130; &#189; 重</a>");
    }

    /** Banks write it so in names; read by GBK's own table it would be a private character, and another name. */
    @Test
    void whatGbkHadNoNameForIsReadByTheOneItHasNow() {
        byte[] name = {(byte) 0xC1, (byte) 0xF5, (byte) 0xFE, (byte) 0x9F};
        assertThat(XML.parse(document(name), GBK).text()).isEqualTo("刘䶮");
    }

    /** Each character that XML may hold and that has a name, in texts of some thousands. */
    @Test
    void everyCharacterComesBackAsItWas() {
        for (int from = 0x20; from <= Character.MAX_CODE_POINT; from += 4096) {
            String text = IntStream.range(from, Math.min(from + 4096, Character.MAX_CODE_POINT + 1))
                    .filter(XmlInGbkIsReadStrictlyAndWrittenWholeTest::isPlain)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            byte[] written = GBK.encode("<a>" + text + "</a>");
            assertThat(XML.parse(written, GBK).text()).as("from U+%x", from).isEqualTo(text);
        }
    }

    @Test
    void utf8StaysWithoutADeclaration() {
        assertThat(XmlCharset.UTF_8.encode("<a>䶮</a>")).isEqualTo("<a>䶮</a>".getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isPlain(int point) {
        boolean isSurrogate = point >= 0xD800 && point <= 0xDFFF;
        boolean isMarkup = point == '<' || point == '>' || point == '&';
        boolean isPrivate = Character.getType(point) == Character.PRIVATE_USE;
        return !isSurrogate
                && !isPrivate
                && !isMarkup
                && point != 0xFFFE
                && point != 0xFFFF
                && (point < 0x7F || point > 0x9F);
    }

    private static byte[] document(byte[] text) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.writeBytes((DECLARED + "<a>").getBytes(StandardCharsets.US_ASCII));
        document.writeBytes(text);
        document.writeBytes("</a>".getBytes(StandardCharsets.US_ASCII));
        return document.toByteArray();
    }

    private static ErrorCode refusal(byte[] body) {
        return catchThrowableOfType(RefusedException.class, () -> XML.parse(body, GBK))
                .code();
    }
}
