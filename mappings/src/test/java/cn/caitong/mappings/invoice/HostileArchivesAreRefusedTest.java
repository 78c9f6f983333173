package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets of the format's fields are counted by hand: a local header has 30 bytes, a directory's record 46, the end record 22. */
@Tag("unit")
class HostileArchivesAreRefusedTest {
    private static final byte[] PLAIN = Sample.xml("plain");
    private static final int LOCAL = 30;
    private static final int RECORD = 46;
    private static final int END = 22;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.xml",
                "a/../b.xml",
                "a/..",
                "/etc/a.xml",
                "a\\b.xml",
                "C:a.xml",
                "a//b.xml",
                "./a.xml",
                "a\u0000.xml",
                "1/2/3/4/5/6/7/8/a.xml"
            })
    void namesThatLeadElsewhere(String name) {
        byte[] zip = new Packed().with(name, PLAIN).deflated();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> InvoiceReader.read(zip, "application/zip"));
        assertThat(refused.code()).isEqualTo(ErrorCode.ARCHIVE_NAME_REFUSED);
        assertThat(refused).hasMessageNotContaining("a.xml");
    }

    @Test
    void namesThatAreTooLongOrThereTwice() {
        assertThat(refusal(new Packed().with("a".repeat(256), PLAIN).deflated()))
                .isEqualTo(ErrorCode.ARCHIVE_NAME_REFUSED);
        byte[] differsInCase =
                new Packed().with("a.xml", PLAIN).with("A.xml", "x").deflated();
        assertThat(refusal(differsInCase)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
    }

    @Test
    void bombs() {
        byte[] zeros = new byte[8_000_000];
        assertThat(refusal(new Packed().with("a", zeros).deflated())).isEqualTo(ErrorCode.ARCHIVE_TOO_LARGE);
        assertThat(refusal(new Packed().with("a", new byte[8_388_609]).deflated()))
                .isEqualTo(ErrorCode.ARCHIVE_TOO_LARGE);
        assertThat(refusal(new byte[4_194_305])).isEqualTo(ErrorCode.INVOICE_FORMAT_UNSUPPORTED);
        byte[] large = Arrays.copyOf(new Packed().with("a", PLAIN).deflated(), 4_194_305);
        assertThat(refusal(large)).isEqualTo(ErrorCode.ARCHIVE_TOO_LARGE);
    }

    @Test
    void manySmallOnesThatAreLargeTogether() {
        byte[] letters = letters(6_000_000);
        Packed three = new Packed().with("a", letters).with("b", letters).with("c", letters);
        assertThat(refusal(three.deflated())).isEqualTo(ErrorCode.ARCHIVE_TOO_LARGE);
        Packed many = new Packed();
        for (int at = 0; at < 201; at++) {
            many.with("f" + at, "x");
        }
        assertThat(refusal(many.deflated())).isEqualTo(ErrorCode.ARCHIVE_TOO_LARGE);
    }

    /** Flags and method stand in both headers, at these offsets. */
    @ParameterizedTest
    @CsvSource({"6, 8, 1", "6, 8, 65", "7, 9, 32", "8, 10, 9", "8, 10, 99"})
    void whatIsEncryptedOrPackedOtherwise(int inLocal, int inRecord, int value) {
        byte[] zip = stored();
        zip[inLocal] = (byte) value;
        zip[record(zip) + inRecord] = (byte) value;
        assertThat(refusal(zip)).isEqualTo(ErrorCode.ARCHIVE_CONSTRUCT_REFUSED);
    }

    @Test
    void sizesBeyondThirtyOneBits() {
        for (int field : new int[] {20, 24, 42}) {
            byte[] zip = stored();
            Arrays.fill(zip, record(zip) + field, record(zip) + field + 4, (byte) 0xFF);
            assertThat(refusal(zip)).isEqualTo(ErrorCode.ARCHIVE_CONSTRUCT_REFUSED);
        }
    }

    /** What a program that reads from the front would show, against one that reads the directory. */
    @ParameterizedTest
    @ValueSource(ints = {6, 8, 14, 18, 22, 30})
    void headersThatDiffer(int inLocal) {
        byte[] zip = stored();
        zip[inLocal] ^= 1;
        assertThat(refusal(zip)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
    }

    @Test
    void contentThatIsNotWhatItsSumSays() {
        byte[] zip = stored();
        zip[LOCAL + "a.xml".length()] ^= 1;
        assertThat(refusal(zip)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
        byte[] deflated = new Packed().with("a.xml", PLAIN).deflated();
        deflated[LOCAL + "a.xml".length() + 40] ^= 0x55;
        assertThat(refusal(deflated)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
    }

    /** The directory says less than is packed, or more. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 64})
    void contentOfAnotherSize(int difference) {
        byte[] zip = new Packed().with("a.xml", PLAIN).deflated();
        put(zip, record(zip) + 24, PLAIN.length + difference);
        assertThat(refusal(zip)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
    }

    @Test
    void entriesThatShareTheirBytes() {
        byte[] zip = new Packed().with("a.xml", PLAIN).with("b.xml", PLAIN).stored();
        int second = record(zip) + RECORD + "a.xml".length();
        put(zip, second + 42, 0);
        assertThat(refusal(zip)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
    }

    @Test
    void bytesThatBelongToNothing() {
        byte[] zip = stored();
        byte[] after = Arrays.copyOf(zip, zip.length + 1);
        assertThat(refusal(after)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
        byte[] twoArchives = Arrays.copyOf(zip, zip.length * 2);
        System.arraycopy(zip, 0, twoArchives, zip.length, zip.length);
        assertThat(refusal(twoArchives)).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
    }

    @Test
    void everyArchiveThatIsCutOff() {
        byte[] zip = stored();
        for (int length = 4; length < zip.length; length += 7) {
            assertThat(refusal(Arrays.copyOf(zip, length))).isEqualTo(ErrorCode.ARCHIVE_MALFORMED);
        }
    }

    /** Not a crash, whatever single byte is another: refused with a code, or it made no difference. */
    @Test
    void everySingleByteThatIsWrong() {
        byte[] small = new Packed().with("a.xml", "<EInvoice/>").with("b", "x").deflated();
        for (int at = 0; at < small.length; at++) {
            byte[] wrong = small.clone();
            wrong[at] ^= (byte) 0xFF;
            assertThat(refusal(wrong)).isNotNull();
        }
    }

    private static byte[] stored() {
        return new Packed().with("a.xml", PLAIN).stored();
    }

    /** Where the directory begins: the end record says so. */
    private static int record(byte[] zip) {
        int at = zip.length - END + 16;
        return (zip[at] & 0xFF) | (zip[at + 1] & 0xFF) << 8 | (zip[at + 2] & 0xFF) << 16;
    }

    private static void put(byte[] zip, int at, int value) {
        for (int place = 0; place < 4; place++) {
            zip[at + place] = (byte) (value >>> (8 * place));
        }
    }

    /** Text that packs well, but not as a bomb does. */
    private static byte[] letters(int length) {
        byte[] letters = new byte[length];
        int state = 1;
        for (int at = 0; at < length; at++) {
            state = state * 1_103_515_245 + 12_345;
            letters[at] = (byte) (at % 16 == 0 ? 'a' + (state >>> 24) % 8 : 'z');
        }
        return letters;
    }

    private static ErrorCode refusal(byte[] content) {
        return catchThrowableOfType(RefusedException.class, () -> InvoiceReader.read(content, "application/zip"))
                .code();
    }
}
