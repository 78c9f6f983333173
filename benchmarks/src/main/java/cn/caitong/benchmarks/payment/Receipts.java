package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.engine.crypto.Bytes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the treasury's bank did for many lines, in messages of ten kilobytes: in its own XML (SOAP, GBK), and in the canonical form,
 * which passes through without a dialect.
 */
final class Receipts {
    /** Of each message, as nearly as whole lines allow. */
    static final int SIZE = 10_240;

    private static final String PARTNER = "treasury";
    private static final Charset GBK = Charset.forName("GBK");
    private static final String SAMPLE_ID = "CZ-20260422-000106";
    private static final String SAMPLE_PAYMENT = "26502000000000004711";
    private static final String SAMPLE_DETAIL = "CT-2f60b8d1c4a97e35-1";

    private final String head;
    private final String item;
    private final String tail;

    Receipts(Path home) throws IOException {
        String sample = Files.readString(home.resolve("mappings/dialects/czzf/samples/wire/in-executed.xml"), GBK);
        int first = sample.indexOf("<Item>");
        int end = sample.indexOf("</Item>") + "</Item>".length();
        head = sample.substring(0, first);
        item = sample.substring(first, end);
        tail = sample.substring(sample.lastIndexOf("</Item>") + "</Item>".length());
    }

    /** As the treasury would post it. */
    Letter xml(long n) {
        String whole = filled(
                GBK,
                lines -> head.replace(SAMPLE_ID, "CZ-%012d".formatted(n))
                        + IntStream.range(0, lines)
                                .mapToObj(line -> item.replace(SAMPLE_DETAIL, instruction(line)))
                                .collect(Collectors.joining("\n          "))
                        + tail);
        return letter("*", "text/xml; charset=GBK", whole.replace(SAMPLE_PAYMENT, Papers.number(n)), GBK);
    }

    /** The same kind of news, as the hub itself would put it. */
    Letter canonical(long n) {
        String whole = filled(StandardCharsets.UTF_8, lines -> """
            {"specversion":"1.0","id":"CZ-%1$012d","source":"urn:caitong:partner:treasury","type":"payment.executed.v1",
             "time":"2026-04-22T16:15:00+08:00","subject":"%2$s","datacontenttype":"application/json",
             "dataschema":"urn:caitong:schema:payment.executed.v1","jurisdiction":"500103",
             "data":{"payment":{"id":"%2$s","applicationId":"CT-7c1e5a0b9d3f2468-1"},
                     "voucher":{"number":"5201202604210000317","date":"2026-04-21"},"lines":[%3$s]}}\
            """.formatted(
                        n,
                        Papers.number(n),
                        IntStream.range(0, lines).mapToObj(Receipts::line).collect(Collectors.joining(",\n"))));
        return letter("", "application/json", whole, StandardCharsets.UTF_8);
    }

    /** Indented, as the XML is. */
    private static String line(int line) {
        return """
                  {
                    "instructionId": "%s",
                    "amount": { "amount": "80000.00", "currency": "CNY" },
                    "result": "credited",
                    "bankDate": "2026-04-22",
                    "bankTrace": "B2026042200001180"
                  }\
            """.formatted(instruction(line));
    }

    private static String instruction(int line) {
        return "CT-2f60b8d1c4a9%04d-1".formatted(line);
    }

    /** With as many lines as come to the size, and one at least. */
    private static String filled(Charset charset, IntFunction<String> lines) {
        String one = lines.apply(1);
        int each = lines.apply(2).getBytes(charset).length - one.getBytes(charset).length;
        int more = Math.round((SIZE - one.getBytes(charset).length) / (float) each);
        return lines.apply(1 + more);
    }

    private static Letter letter(String channel, String contentType, String body, Charset charset) {
        return new Letter(PARTNER, channel, Map.of("content-type", contentType), Bytes.of(body.getBytes(charset)));
    }
}
