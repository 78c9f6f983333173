package cn.caitong.mappings.csv;

import static cn.caitong.mappings.csv.Layouts.HEADED;
import static cn.caitong.mappings.csv.Layouts.NAMED;
import static cn.caitong.mappings.csv.Layouts.headed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class UnmappableCharactersAreErrorsTest {
    private static final Map<String, String> HEAD = Map.of("batch", "B1");

    /** Beyond GBK, half a character, a delimiter that nothing quotes, an end of line. */
    @ParameterizedTest
    @ValueSource(strings = {"𠮷田", "公司\uD842", "甲|乙", "甲\n乙", "甲\0"})
    void aFileThatWouldSayAnythingElseIsNotWritten(String name) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> write(name))
                .matches(refused -> refused.code() == ErrorCode.CHARACTER_UNMAPPABLE)
                .matches(refused -> refused.issue().pointer().equals("/name"), "names the column")
                .matches(refused -> refused.issue().zh().contains("GBK"), "names the encoding, in Chinese")
                .matches(refused -> !refused.issue().zh().contains(name), "does not repeat the value");
    }

    @Test
    void whatItCanSayIsWrittenWithItsTotalAndReadAgain() {
        byte[] file = write("重庆高新区甲公司");
        assertThat(file).isEqualTo(headed("HDR|SK|B1|1|1200000", "1|重庆高新区甲公司|1200000", "END"));
        assertThat(new CsvReader(HEADED).read("receipts", file).rows()).hasSize(1);
    }

    @Test
    void theWiderEncodingHasTheRareCharacter() {
        byte[] file = new CsvWriter(NAMED)
                .write("receipts", Map.of(), List.of(Map.of("编号", "1", "名称", "𠮷田, \"公司\"", "金额", "0.05")));
        CsvRow.Whole row = (CsvRow.Whole)
                new CsvReader(NAMED).read("receipts", file).rows().getFirst();
        assertThat(row.fields()).containsEntry("名称", "𠮷田, \"公司\"");
    }

    private static byte[] write(String name) {
        return new CsvWriter(HEADED)
                .write("receipts", HEAD, List.of(Map.of("id", "1", "name", name, "amount", "1200000")));
    }
}
