package cn.caitong.mappings.csv;

import static cn.caitong.mappings.csv.Layouts.GB18030;
import static cn.caitong.mappings.csv.Layouts.NAMED;
import static cn.caitong.mappings.csv.Layouts.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class HostileFilesAreRefusedTest {
    private static final CsvReader READER = new CsvReader(NAMED);

    @Test
    void aLineWithoutEnd() {
        byte[] endless = new byte[200_000];
        Arrays.fill(endless, (byte) '1');
        refused(ErrorCode.FILE_LINE_TOO_LONG, endless);
    }

    @Test
    void moreRowsThanMayBeAndMoreLinesThanThat() {
        String[] rows = Collections.nCopies(6, "1,甲,1.00").toArray(String[]::new);
        refused(ErrorCode.FILE_TOO_MANY_ROWS, named(join("编号,名称,金额", rows, "合计,6,6.00")));
        refused(ErrorCode.FILE_TOO_MANY_ROWS, "\n".repeat(1_000_000).getBytes(UTF_8));
    }

    @Test
    void nothingAtAll() {
        refused(ErrorCode.BODY_EMPTY, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"编号,金额,名称", "编号,名称,金额,密", "PK\u0003\u0004", "<?xml version=\"1.0\"?>", "\"编号"})
    void anotherHeaderThanTheOneThatWasAgreed(String header) {
        refused(ErrorCode.FILE_HEADER_WRONG, named(header, "1,甲,1.00", "合计,1,1.00"));
    }

    @Test
    void anotherEncoding() {
        refused(ErrorCode.FILE_HEADER_WRONG, "编号,名称,金额\r\n1,甲,1.00\r\n合计,1,1.00\r\n".getBytes(UTF_8));
    }

    @Test
    void aBadRowIsItsOwnTrouble() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("编号,名称,金额\r\n1,甲,1.00\r\n2,".getBytes(GB18030));
        file.write(0xFF);
        file.writeBytes(
                ",1.00\r\n3,a\0b,1.00\r\n4,\"open,1.00\r\n5,\"ok, quoted\",1.00\r\n合计,5,5.00\r\n".getBytes(GB18030));
        CsvContent content = READER.read("receipts", file.toByteArray());
        assertThat(content.rows().stream()
                        .map(row -> row instanceof CsvRow.Broken broken
                                ? broken.line() + " " + broken.issue().code().code()
                                : "whole"))
                .containsExactly(
                        "whole", "3 row-encoding-wrong", "4 row-character-refused", "5 row-character-refused", "whole");
    }

    private static String[] join(String first, String[] middle, String last) {
        String[] all = new String[middle.length + 2];
        all[0] = first;
        System.arraycopy(middle, 0, all, 1, middle.length);
        all[all.length - 1] = last;
        return all;
    }

    private static void refused(ErrorCode code, byte[] file) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> READER.read("receipts", file))
                .matches(refused -> refused.code() == code, code.code());
    }
}
