package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class InvoicesAreFoundInArchivesTest {
    private static final byte[] PLAIN = Sample.xml("plain");
    private static final String NUMBER = "26502000000000000001";

    @Test
    void inAnOfdWhereverItIsAttached() {
        byte[] ofd =
                Packed.ofd().with("Doc_0/Attachs/original_invoice.xml", PLAIN).deflated();
        assertThat(InvoiceReader.read(ofd, "application/ofd").key()).isEqualTo(NUMBER);
    }

    @Test
    void inAPlainZipStoredOrDeflatedWithFoldersAndOtherFiles() {
        Packed zip = new Packed().with("发票/", "").with("发票/说明.txt", "见附件").with("发票/数电票.XML", PLAIN);
        assertThat(InvoiceReader.read(zip.deflated(), "application/zip").key()).isEqualTo(NUMBER);
        assertThat(InvoiceReader.read(zip.stored(), "application/x-zip-compressed; x=1")
                        .key())
                .isEqualTo(NUMBER);
    }

    /** By what is in it, so that no name hides an invoice. */
    @Test
    void underAnyName() {
        byte[] zip = new Packed().with("readme", PLAIN).deflated();
        assertThat(InvoiceReader.read(zip, "application/zip").key()).isEqualTo(NUMBER);
    }

    @Test
    void butNotOneOfTwo() {
        byte[] two = new Packed()
                .with("a.xml", PLAIN)
                .with("b.bin", Sample.xml("discount"))
                .deflated();
        assertThat(refusal(two, "application/zip")).isEqualTo(ErrorCode.INVOICE_NOT_ALONE);
        byte[] twice = Packed.ofd().with("a.xml", PLAIN).with("b.xml", PLAIN).deflated();
        assertThat(refusal(twice, "application/ofd")).isEqualTo(ErrorCode.INVOICE_NOT_ALONE);
    }

    @Test
    void norWhereThereIsNone() {
        assertThat(refusal(Packed.ofd().deflated(), "application/ofd")).isEqualTo(ErrorCode.INVOICE_NOT_THERE);
        assertThat(refusal(new Packed().deflated(), "application/zip")).isEqualTo(ErrorCode.INVOICE_NOT_THERE);
        assertThat(refusal("<Invoice/>", "text/xml")).isEqualTo(ErrorCode.INVOICE_NOT_THERE);
    }

    @Test
    void norInsideAnotherArchive() {
        byte[] inner = new Packed().with("invoice.xml", PLAIN).deflated();
        byte[] zip = new Packed().with("a.xml", PLAIN).with("b.dat", inner).deflated();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> InvoiceReader.read(zip, "application/zip"));
        assertThat(refused.code()).isEqualTo(ErrorCode.ARCHIVE_NESTED);
        assertThat(refused.issue().pointer()).isEqualTo("/entries/1");
        assertThat(refusal(new Packed().with("y", "BZh91").deflated(), "application/zip"))
                .isEqualTo(ErrorCode.ARCHIVE_NESTED);
    }

    /** Who says OFD and hands over a ZIP, or the other way round, means something else than is there. */
    @ParameterizedTest
    @CsvSource({
        "xml, application/zip",
        "xml, application/json",
        "xml, application/octet-stream",
        "xml, ''",
        "zip, application/ofd",
        "zip, application/xml",
        "ofd, application/zip",
        "ofd, application/pdf"
    })
    void norUnderAMediaTypeThatLies(String kind, String mediaType) {
        byte[] content =
                switch (kind) {
                    case "xml" -> PLAIN;
                    case "zip" -> new Packed().with("a.xml", PLAIN).deflated();
                    default -> Packed.ofd().with("a.xml", PLAIN).deflated();
                };
        assertThat(refusal(content, mediaType)).isEqualTo(ErrorCode.INVOICE_MEDIA_TYPE_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "\u001f\u008b\b", "Rar!\u001a\u0007", "GIF89a", "number,amount", "{}", ""})
    void norInWhatIsNeither(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        for (String mediaType : new String[] {"application/pdf", "application/xml", "application/zip"}) {
            assertThat(refusal(bytes, mediaType)).isEqualTo(ErrorCode.INVOICE_FORMAT_UNSUPPORTED);
        }
    }

    private static ErrorCode refusal(String content, String mediaType) {
        return refusal(content.getBytes(StandardCharsets.UTF_8), mediaType);
    }

    private static ErrorCode refusal(byte[] content, String mediaType) {
        return catchThrowableOfType(RefusedException.class, () -> InvoiceReader.read(content, mediaType))
                .code();
    }
}
