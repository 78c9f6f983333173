package cn.caitong.mappings.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Two ways to write the same: with names and a trailer in yuan, and with a header record in fen and nothing quoted. */
final class Layouts {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset GBK = Charset.forName("GBK");
    static final CsvRules NAMED = new CsvRules(
            "GB18030",
            ",",
            "\"",
            CsvRules.LineEnd.CRLF,
            CsvRules.Unit.YUAN,
            5,
            Map.of(
                    "receipts",
                    new CsvLayout(null, true, List.of("编号", "名称", "金额"), "金额", List.of("=合计", "count", "sum"))));
    static final CsvRules HEADED = new CsvRules(
            "GBK",
            "|",
            null,
            CsvRules.LineEnd.LF,
            CsvRules.Unit.FEN,
            5,
            Map.of(
                    "receipts",
                    new CsvLayout(
                            List.of("=HDR", "=SK", "batch", "count", "sum"),
                            false,
                            List.of("id", "name", "amount"),
                            "amount",
                            List.of("=END"))));

    private Layouts() {}

    static byte[] named(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(GB18030);
    }

    static byte[] headed(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(GBK);
    }
}
