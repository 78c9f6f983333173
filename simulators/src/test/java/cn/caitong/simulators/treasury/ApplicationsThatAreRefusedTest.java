package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as the WSDL has it is refused with the treasury's own code, and books nothing. */
@Tag("contract")
class ApplicationsThatAreRefusedTest {
    private final Path dir;

    ApplicationsThatAreRefusedTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @CsvSource({
        "<VtCode>5201,<VtCode>8202,VtCode",
        "<PayeeAcctNo>50050103000000000242,<PayeeAcctNo>an account,PayeeAcctNo",
        "<PayeeAcctName>重庆测试供应有限公司,<PayeeAcctName>,PayeeAcctName",
        "<StYear>2026,<StYear>26,StYear",
        "<PayAmt>120000.00,<PayAmt>120000,PayAmt",
        "<PayAmt>80000.00,<PayAmt>0.00,PayAmt",
        "<PayAmt>80000.00,<PayAmt>-80000.00,PayAmt",
        "<FundTypeCode>111</FundTypeCode>,'',FundTypeCode",
        "<VoucherDetailNo>CT-bbbb-1,<VoucherDetailNo>CT-aaaa-1,VoucherDetailNo",
        "<Item><VoucherBillNo>CT-7c1e5a0b9d3f2468-1,<Item><VoucherBillNo>CT-another,VoucherBillNo",
        "<GovProcurementID>,<Secret/><GovProcurementID>,Secret",
        "<TrackingID>,<TrackingID>2</TrackingID><TrackingID>,TrackingID"
    })
    void aFieldThatIsWrongIsNamed(String right, String wrong, String field) throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            String answer = counter.say(Applied.usual().message().replace(right, wrong));

            assertThat(answer).contains("<Code>1001</Code>", "<Field>" + field + "</Field>");
            assertThat(answer).contains("<VoucherBillNo>" + Applied.FIRST);
            assertThat(counter.books().applications()).isEmpty();
        }
    }

    @Test
    void aSumThatIsNotThatOfItsLinesIsRefusedAndTheIdIsFree() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            var wrong = counter.send(Applied.usual().message().replace("<PayAmt>120000.00", "<PayAmt>120000.01"));

            assertThat(wrong.statusCode()).isEqualTo(500);
            assertThat(new String(wrong.body(), Counter.GBK)).contains("<Code>1002</Code>", "明细合计与支付金额不符");
            assertThat(counter.apply(Applied.usual())).contains("<Code>0000</Code>");
        }
    }

    @Test
    void anAgencyThatNobodyKnowsIsRefusedUnlessTheTreasuryGivesFreely() throws Exception {
        try (var counter = new Counter(dir)) {
            assertThat(counter.apply(Applied.usual())).contains("<Code>1004</Code>");
        }
        var generous =
                TreasurySettings.stepped("treasury", "hub-token", "own-token").givingFreely();
        try (var counter = new Counter(dir, generous)) {
            assertThat(counter.apply(Applied.usual())).contains("<Code>0000</Code>");
        }
    }

    @Test
    void moreLinesThanTheContractHasAreRefused() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            String line = "<Item>"
                    + Applied.small("CT-x", "P", "1.00").message().replaceAll(".*<Item>|</Item>.*", "") + "</Item>";
            String lines = IntStream.range(0, 51)
                    .mapToObj(n -> line.replace("CT-x-L", "CT-x-" + n))
                    .collect(Collectors.joining());
            String message = Applied.small("CT-x", "P", "51.00").message().replaceAll("<Item>.*</Item>", lines);

            assertThat(counter.say(message)).contains("<Code>1001</Code>", "<Field>Items</Field>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml; charset=utf-8",
                "text/xml",
                "application/soap+xml; charset=GBK",
                "text/xml; charset=KLINGON"
            })
    void anotherTypeOrEncodingThanGbkIsRefusedUnread(String type) throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            byte[] body = Applied.envelope(Applied.usual().message()).getBytes(Counter.GBK);

            assertThat(new String(counter.send(body, type, "hub-token").body(), Counter.GBK))
                    .contains("<Code>9415</Code>", "报文编码须为GBK");
        }
    }

    @Test
    void bytesOrADeclarationOfAnotherEncodingAreRefused() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            String envelope = Applied.envelope(Applied.usual().message());
            byte[] notGbk = envelope.replace("重庆", "\u00ff\u00ff").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(code(counter, notGbk)).isEqualTo("9415");
            assertThat(code(counter, envelope.replace("\"GBK\"", "\"UTF-8\"").getBytes(Counter.GBK)))
                    .isEqualTo("9415");
            assertThat(code(counter, envelope.replaceFirst("<\\?.*\\?>", "").getBytes(Counter.GBK)))
                    .isEqualTo("9415");
        }
    }

    @Test
    void whatIsNoMessageOfTheirsIsUnreadable() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            String envelope = Applied.envelope(Applied.usual().message());

            assertThat(code(counter, Applied.envelope("<Other/>").getBytes(Counter.GBK)))
                    .isEqualTo("9400");
            assertThat(code(counter, envelope.replace("?><", "?><!DOCTYPE a><").getBytes(Counter.GBK)))
                    .isEqualTo("9400");
            assertThat(code(
                            counter,
                            envelope.replace("payment:1.0", "payment:2.0").getBytes(Counter.GBK)))
                    .isEqualTo("9400");
            assertThat(code(counter, envelope.substring(0, 900).getBytes(Counter.GBK)))
                    .isEqualTo("9400");
            assertThat(code(
                            counter,
                            envelope.replace("?><", "?><!--" + "9".repeat(65_536) + "--><")
                                    .getBytes(Counter.GBK)))
                    .isEqualTo("9413");
            assertThat(counter.books().applications()).isEmpty();
        }
    }

    @Test
    void aStrangersTokenIsRefusedBeforeAnythingIsRead() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            var answer = counter.send("nonsense".getBytes(Counter.GBK), "text/plain", "another-token");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(new String(answer.body(), Counter.GBK)).contains("<Code>9401</Code>", "身份验证失败");
        }
    }

    @Test
    void aNameThatGbkLacksComesAsAReferenceAndIsKept() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.say(Applied.usual().message().replace("<PayeeAcctName>重庆", "<PayeeAcctName>&#19886;"));

            assertThat(counter.books().applications().getFirst().form().payee().name())
                    .isEqualTo("䶮测试供应有限公司");
        }
    }

    private static String code(Counter counter, byte[] body) throws Exception {
        String answer = new String(counter.send(body, Counter.TYPE, "hub-token").body(), Counter.GBK);
        return answer.replaceAll("(?s).*<Code>(\\d+)</Code>.*", "$1");
    }
}
