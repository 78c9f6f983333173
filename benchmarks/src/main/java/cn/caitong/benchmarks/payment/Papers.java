package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.mappings.json.CanonicalJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is said of contracts and of their invoices, each of 13,950.00, as canonical messages of a day. */
final class Papers {
    static final String TOTAL = "13950.00";

    private static final String PURCHASER = "115000000000000275";
    private static final String SUPPLIER = "91500103MA6100T03D";
    private static final String DOCUMENT = "sm3:139d544b821b13ebea14f1b0fe18577222e415c2966e3a3511c4196055232202";
    private static final String PAYEE = """
        {"name":"重庆解放碑办公设备有限公司","account":"3100023809024500123","bank":"解放碑支行"}\
        """;
    private static final int PIECE = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDate day;
    private final int contracts;
    private final String invoice;

    /** @param contracts over which invoices are spread */
    Papers(Path home, LocalDate day, int contracts) throws IOException {
        this.day = day;
        this.contracts = contracts;
        this.invoice = Files.readString(home.resolve("mappings/invoices/plain.xml"))
                .replace("91500157MATE5T017E", SUPPLIER)
                .replace("2026-11-20", day.toString());
    }

    /** The number of an invoice; the payment of all of it has the same id. */
    static String number(long n) {
        return "265020000000%08d".formatted(n + 1);
    }

    /** The contract that an invoice is under. */
    String contract(long n) {
        return "HT-2026-%04d".formatted(1 + n % contracts);
    }

    /** The ledger's item of the milestone that invoices are claimed of. */
    static String milestone(String contract) {
        return "contract:" + contract + "/prepaid";
    }

    String tender(long n) {
        return "ocds-000000-CQ-2026-%04d".formatted(1 + n % contracts);
    }

    /** A contract of 100,000,000.00, as the application registers it: its tender, its award and itself. */
    List<Letter> contractOf(long n) {
        String buyer = party("重庆市渝中区教育委员会", PURCHASER);
        String winner = party("重庆解放碑办公设备有限公司", SUPPLIER);
        return List.of(
                envelope("tender.registered.v1", tender(n), """
                    {"tender":{"id":"%1$s","title":"台式计算机","procurementMethod":"open","procurementMethodDetails":"公开招标",
                      "value":{"amount":"600000.00","currency":"CNY"},
                      "tenderPeriod":{"endDate":"%2$sT09:30:00+08:00"},"bidOpening":{"date":"%2$sT09:30:00+08:00"},
                      "lots":[{"id":"1","value":{"amount":"600000.00","currency":"CNY"},
                               "depositAmount":{"amount":"12000.00","currency":"CNY"}}]},
                     "legalRegime":"order-87","district":"500103","buyer":%3$s,
                     "depositHolder":{"role":"trading-centre","partner":"500103"}}\
                    """.formatted(tender(n), day.minusDays(10), buyer)),
                envelope("award.letter-issued.v1", tender(n), """
                    {"tenderId":"%s","issuedAt":"%sT10:00:00+08:00",
                     "award":{"id":"award-1","relatedLots":["1"],"suppliers":[%s]}}\
                    """.formatted(tender(n), day.minusDays(1), winner)),
                envelope("contract.registered.v1", contract(n), """
                    {"contract":{"id":"%s","tenderId":"%s"},"via":"offline","signedOn":"%s",
                     "registeredBy":{"id":"u-1","role":"purchaser"},"confirmedBy":{"id":"u-2","role":"purchaser"},
                     "proof":{"kind":"signed-contract","date":"%s","digest":"%s"},
                     "draft":{"title":"台式计算机采购合同","relatedLots":["1"],"awardID":"award-1","purchaser":%s,"suppliers":[%s],
                      "value":{"amount":"100000000.00","currency":"CNY"},"supplierSize":"small","document":{"digest":"%s"},
                      "terms":{"milestones":[{"id":"prepaid","kind":"prepayment","condition":"signing","share":"0.9"},
                        {"id":"delivered","kind":"final","condition":"acceptance","share":"0.1"}],
                       "inspection":{"days":7,"unit":"working-days"},"payee":%s}}}\
                    """.formatted(
                                contract(n),
                                tender(n),
                                day.minusDays(1),
                                day.minusDays(1),
                                DOCUMENT,
                                buyer,
                                winner,
                                DOCUMENT,
                                PAYEE)));
    }

    /** A supplier submits an invoice with its file. */
    Letter submitted(long n) {
        byte[] file = invoice.replace("26502000000000000001", number(n)).getBytes(StandardCharsets.UTF_8);
        return claim("invoice.submitted.v1", n, """
            "milestone":"prepaid","supplier":%s,
            "invoice":{"form":"digital","content":{"mediaType":"application/xml","base64":[%s],"digest":"sm3:%s"}},
            "payee":%s,"acceptance":[],"uploadedAt":"%sT00:01:00+08:00"\
            """.formatted(
                        party("重庆解放碑办公设备有限公司", SUPPLIER),
                        pieces(Base64.getEncoder().encodeToString(file)),
                        HexFormat.of().formatHex(Digests.SM3.of(file)),
                        PAYEE,
                        day));
    }

    /** One person of the purchaser prepares its payment from two budget lines. */
    Letter prepared(long n) {
        return claim("payment.prepared.v1", n, preparation(n));
    }

    private static String preparation(long n) {
        return """
            "payment":{"id":"%s"},"lines":[%s,%s],"purpose":"办公设备采购款","preparedBy":{"id":"u-101","role":"purchaser"}\
            """.formatted(number(n), line("12345", "11300.00"), line("12346", "2650.00"));
    }

    /** Another one checks it. */
    Letter approved(long n) {
        return claim("payment.approved.v1", n, """
            "payment":{"id":"%s"},"preparation":"%s","approvedBy":{"id":"u-102","role":"purchaser"}\
            """.formatted(number(n), digest(data(n, preparation(n)))));
    }

    private static String digest(String data) {
        try {
            return Digests.SM3.print(Digests.SM3.of(CanonicalJson.bytes(JSON.readTree(data))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String line(String project, String amount) {
        return """
            {"budget":{"fund":"111","function":"2050205","economic":"31003","project":"50010325T0000000%s","agency":"103001"},
             "amount":{"amount":"%s","currency":"CNY"}}\
            """.formatted(project, amount);
    }

    private static String party(String name, String id) {
        return """
            {"name":"%s","identifier":{"scheme":"CN-USCC","id":"%s"}}\
            """.formatted(name, id);
    }

    private static String pieces(String base64) {
        return IntStream.iterate(0, from -> from < base64.length(), from -> from + PIECE)
                .mapToObj(from -> base64.substring(from, Math.min(base64.length(), from + PIECE)))
                .collect(Collectors.joining("\",\"", "\"", "\""));
    }

    private Letter claim(String type, long n, String fields) {
        return envelope(type, number(n), data(n, fields));
    }

    private String data(long n, String fields) {
        return """
            {"claim":{"invoice":"%s","contractId":"%s","tenderId":"%s"},%s}\
            """.formatted(number(n), contract(n), tender(n), fields);
    }

    private Letter envelope(String type, String subject, String data) {
        String body = """
            {"specversion":"1.0","id":"%1$s-%2$s","source":"urn:caitong:partner:one-thing","type":"%1$s",
             "time":"%3$sT00:01:00+08:00","subject":"%2$s","datacontenttype":"application/json",
             "dataschema":"urn:caitong:schema:%1$s","jurisdiction":"500103","data":%4$s}\
            """.formatted(type, subject, day, data);
        return new Letter("one-thing", "", Map.of(), Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
