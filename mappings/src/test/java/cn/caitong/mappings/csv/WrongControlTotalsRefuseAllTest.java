package cn.caitong.mappings.csv;

import static cn.caitong.mappings.csv.Layouts.HEADED;
import static cn.caitong.mappings.csv.Layouts.NAMED;
import static cn.caitong.mappings.csv.Layouts.headed;
import static cn.caitong.mappings.csv.Layouts.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class WrongControlTotalsRefuseAllTest {
    private static final CsvReader READER = new CsvReader(NAMED);

    @ParameterizedTest
    @CsvSource({
        "合计|3|20000.05, FILE_COUNT_DIFFERS",
        "合计|1|20000.05, FILE_COUNT_DIFFERS",
        "合计||20000.05, FILE_COUNT_DIFFERS",
        "合计|two|20000.05, FILE_COUNT_DIFFERS",
        "合计|2|20000.06, FILE_SUM_DIFFERS",
        "合计|2|20000.04, FILE_SUM_DIFFERS",
        "合计|2|20000.050, FILE_SUM_DIFFERS",
        "合计|2|2E4, FILE_SUM_DIFFERS",
        "合计|2|, FILE_SUM_DIFFERS",
        "总计|2|20000.05, FILE_TOTAL_MISSING",
        "合计|2, FILE_TOTAL_MISSING"
    })
    void ofRowsThatMakeSomethingElseNoneIsRead(String foot, ErrorCode code) {
        refused(code, named("编号,名称,金额", "1,甲,12000.00", "2,乙,8000.05", foot.replace('|', ',')));
    }

    @Test
    void theRightTotalIsExactToTheCent() {
        CsvContent content = READER.read("receipts", named("编号,名称,金额", "1,甲,12000.00", "2,乙,8000.05", "合计,2,20000.05"));
        assertThat(content.rows()).hasSize(2).allMatch(CsvRow.Whole.class::isInstance);
        assertThat(new CsvReader(HEADED)
                        .read("receipts", headed("HDR|SK|B1|2|2000005", "1|甲|1200000", "2|乙|800005", "END"))
                        .head())
                .containsEntry("batch", "B1");
    }

    /** Wherever a file was cut off, nothing of it counts. */
    @Test
    void aHalfWrittenFileIsNone() {
        byte[] whole = named("编号,名称,金额", "1,甲,12000.00", "2,乙,8000.05", "合计,2,20000.05");
        for (int length = 0; length < whole.length; length++) {
            byte[] half = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(RefusedException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> READER.read("receipts", half));
        }
    }

    @Test
    void aRowWhoseAmountIsUnreadableIsAloneRefusedWhileTheRestCanBeLessThanTheWhole() {
        byte[] file = named("编号,名称,金额", "1,甲,12000.00", "2,乙,lots", "合计,2,20000.05");
        CsvContent content = READER.read("receipts", file);
        assertThat(content.rows()).hasSize(2);
        refused(ErrorCode.FILE_SUM_DIFFERS, named("编号,名称,金额", "1,甲,12000.00", "2,乙", "合计,2,12000.00"));
    }

    private static void refused(ErrorCode code, byte[] file) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> READER.read("receipts", file))
                .matches(refused -> refused.code() == code, code.code());
    }
}
