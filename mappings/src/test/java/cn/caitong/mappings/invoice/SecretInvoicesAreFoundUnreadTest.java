package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SecretInvoicesAreFoundUnreadTest {
    private static final String PLAIN = new String(Sample.xml("plain"), StandardCharsets.UTF_8);
    private static final String SECRET = PLAIN.replace("<AdditionalInformation>", "<AdditionalInformation><密级>机密</密级>");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "UTF-16LE"})
    void inWhateverEncoding(String charset) {
        assertThat(isMarked(SECRET.getBytes(Charset.forName(charset)))).isTrue();
        assertThat(isMarked(PLAIN.getBytes(Charset.forName(charset)))).isFalse();
    }

    @Test
    void inAnyFileOfAnArchiveNotOnlyInTheInvoice() {
        assertThat(isMarked(new Packed().with("a.xml", SECRET).deflated())).isTrue();
        assertThat(isMarked(Packed.ofd()
                        .with("a.xml", PLAIN)
                        .with("b.txt", "{\"密级\":\"机密\"}")
                        .stored()))
                .isTrue();
        assertThat(isMarked(Packed.ofd().with("Attachs/a.xml", PLAIN).deflated()))
                .isFalse();
    }

    /** As the tax platform packs an OFD; it is refused for that, and must not be kept until then. */
    @Test
    void inAnArchiveWithinOne() {
        byte[] ofd = Packed.ofd().with("Attachs/a.xml", SECRET).deflated();
        byte[] plain = Packed.ofd().with("Attachs/a.xml", PLAIN).deflated();
        assertThat(isMarked(new Packed().with("a.ofd", ofd).deflated())).isTrue();
        assertThat(isMarked(new Packed().with("a.ofd", plain).deflated())).isFalse();
        byte[] torn = Arrays.copyOf(ofd, ofd.length - 1);
        assertThat(isMarked(new Packed()
                        .with("torn.ofd", torn)
                        .with("a.xml", SECRET)
                        .deflated()))
                .isTrue();
    }

    @Test
    void inPiecesThatPartTheMark() {
        String base64 = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ArrayNode pieces = content.putArray("base64");
        for (int from = 0; from < base64.length(); from += 7) {
            pieces.add(base64.substring(from, Math.min(from + 7, base64.length())));
        }
        assertThat(InvoiceFile.isMarked(content)).isTrue();
    }

    @Test
    void whatCannotBeOpenedShowsNoMark() {
        byte[] zip = new Packed().with("a.xml", SECRET).deflated();
        assertThat(isMarked(Arrays.copyOf(zip, zip.length - 1))).isFalse();
        assertThat(InvoiceFile.isMarked(content("not base64!"))).isFalse();
        assertThat(InvoiceFile.isMarked(JsonNodeFactory.instance.missingNode())).isFalse();
    }

    private static boolean isMarked(byte[] file) {
        return InvoiceFile.isMarked(content(Base64.getEncoder().encodeToString(file)));
    }

    private static ObjectNode content(String piece) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.putArray("base64").add(piece);
        return content;
    }
}
