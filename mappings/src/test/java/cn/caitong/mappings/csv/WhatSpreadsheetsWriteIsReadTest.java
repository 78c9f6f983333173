package cn.caitong.mappings.csv;

import static cn.caitong.mappings.csv.Layouts.NAMED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark of the byte order before the first character, tabs between fields. */
@Tag("unit")
class WhatSpreadsheetsWriteIsReadTest {
    private static final String FILE = "编号,名称,金额\r\n1,甲,1.00\r\n合计,1,1.00\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aMarkOfTheByteOrderIsNoneOfTheText(String encoding) {
        CsvReader reader = new CsvReader(in(encoding, ","));
        byte[] file = ("\uFEFF" + FILE).getBytes(Charset.forName(encoding));
        assertThat(fields(reader.read("receipts", file))).containsExactly(Map.of("编号", "1", "名称", "甲", "金额", "1.00"));
        assertThat(reader.readAny(file).layout()).isEqualTo("receipts");
    }

    @Test
    void anywhereElseItIsACharacterLikeOthers() {
        CsvReader reader = new CsvReader(in("UTF-8", ","));
        byte[] file = ("\uFEFF\uFEFF" + FILE).getBytes(UTF_8);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> reader.read("receipts", file))
                .matches(refused -> refused.code() == ErrorCode.FILE_HEADER_WRONG);
    }

    @Test
    void tabsMayStandBetweenFieldsAndNowhereElse() {
        CsvRules tabs = in("UTF-8", "\t");
        byte[] file =
                new CsvWriter(tabs).write("receipts", Map.of(), List.of(Map.of("编号", "1", "名称", "甲, 乙", "金额", "1.00")));
        assertThat(new String(file, UTF_8)).isEqualTo("编号\t名称\t金额\r\n1\t甲, 乙\t1.00\r\n合计\t1\t1.00\r\n");
        assertThat(fields(new CsvReader(tabs).read("receipts", file)))
                .containsExactly(Map.of("编号", "1", "名称", "甲, 乙", "金额", "1.00"));
        CsvContent commas = new CsvReader(in("UTF-8", ","))
                .read("receipts", FILE.replace("甲", "\"甲\t乙\"").getBytes(UTF_8));
        assertThat(commas.rows()).singleElement().isInstanceOf(CsvRow.Broken.class);
    }

    private static List<Map<String, String>> fields(CsvContent content) {
        return content.rows().stream().map(row -> ((CsvRow.Whole) row).fields()).toList();
    }

    private static CsvRules in(String encoding, String delimiter) {
        return new CsvRules(
                encoding,
                delimiter,
                NAMED.quote(),
                NAMED.lineEnd(),
                NAMED.sum(),
                NAMED.maxRows(),
                Map.of("receipts", NAMED.layout("receipts")));
    }
}
