package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a centre of SOAP does not take books nothing, and is a fault with its own detail. */
@Tag("contract")
class HostileXmlAndFaultsTest {
    private final Path dir;

    HostileXmlAndFaultsTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "<MARGIN_QUERY xmlns='urn:cq:spb:margin:2.0'><REFUND_NO>X</REFUND_NO></MARGIN_QUERY>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><a/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/></s:Body></s:Envelope>"
            })
    void whatIsNoMessage(String body) throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQSPB, dir)) {
            var answer = stage.call(new Speech.Call("/services/margin", "x", body));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("<MARGIN_FAULT", "<CODE>9400</CODE>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REFUND_NO, REFUND_NUMBER, REFUND_NO",
        "RECEIPT_NO>, RECEIPT>, RECEIPT_NO",
        "12000.00, 12000, REFUND_PAY",
        "12000.00, 0.00, REFUND_PAY",
        "<REFUND_PAY>, <REFUND_PAY>1.00</REFUND_PAY><REFUND_PAY>, REFUND_PAY",
        "BIDDER_REFUND_INFO, INFO, BIDDER_REFUND_INFO"
    })
    void aWrongFieldIsNamed(String before, String after, String field) throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQSPB, dir)) {
            var answer = stage.call(Speech.CQSPB.refund().saying(before, after));
            assertThat(answer.body()).contains("<CODE>1001</CODE>", "<FIELD>" + field + "</FIELD>");
            assertThat(stage.ledger().refunds()).isEmpty();
        }
    }

    @Test
    void formAndSizeAreLookedAtFirst() throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQSPB, dir)) {
            var refund = Speech.CQSPB.refund();
            var huge = new Speech.Call(refund.path(), refund.id(), refund.body() + " ".repeat(70_000));
            assertThat(stage.call(huge).body()).contains("<CODE>9413</CODE>");
            assertThat(stage.call(refund, "hub-token", "application/json").body())
                    .contains("<CODE>9415</CODE>");
            assertThat(stage.call(refund, "own-token", "text/xml").statusCode()).isEqualTo(401);
            assertThat(stage.ledger().refunds()).isEmpty();
        }
    }

    @Test
    void aBrokenCentresFaultHasNoDetailThoughItIsBooked() throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQSPB, dir)) {
            stage.centre.misbehave(Misbehaviour.next(Fault.COMMIT_THEN_500));
            var answer = stage.call(Speech.CQSPB.refund());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("s:Server").doesNotContain("detail", "MARGIN_FAULT");
            assertThat(stage.ledger().refunds()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "<n:ask xmlns:n='http://deposits.cqna.example/1' order='X'/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><ask"
                        + " order='X'/></s:Body></s:Envelope>"
            })
    void whatIsNoMessageOfTheSecondWsdl(String body) throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQNA, dir)) {
            var answer = stage.call(new Speech.Call("/ws/deposits", "x", body));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("refusal ", "code=\"UNREADABLE\"")
                    .doesNotContain("order=");
        }
    }

    @ParameterizedTest
    @CsvSource({
        " order=, number=, order",
        "slip>, receipt>, slip",
        "1200000, 12000.00, fen",
        "1200000, 000, fen",
        "<fen>, <fen>100</fen><fen>, fen",
        "<slip>, <slip xmlns='urn:other'>, slip",
        "account=, number=, account",
        "project=, tender=, project",
        "bid , offer , bid"
    })
    void aWrongAttributeIsNamedToo(String before, String after, String field) throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQNA, dir)) {
            var answer = stage.call(Speech.CQNA.refund().saying(before, after));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("code=\"FIELD\"", "field=\"" + field + "\"");
            assertThat(stage.ledger().refunds()).isEmpty();
        }
    }

    @Test
    void formAndSizeAreLookedAtFirstInTheNewerEnvelopeToo() throws Exception {
        try (var stage = Stage.withDeposit(Speech.CQNA, dir)) {
            var refund = Speech.CQNA.refund();
            var huge = new Speech.Call(refund.path(), refund.id(), refund.body() + " ".repeat(70_000));
            assertThat(stage.call(huge).body()).contains("code=\"SIZE\"");
            assertThat(stage.call(refund, "hub-token", "text/xml").body()).contains("code=\"UNREADABLE\"");
            assertThat(stage.call(refund, "own-token", "application/soap+xml").statusCode())
                    .isEqualTo(401);
            assertThat(stage.ledger().refunds()).isEmpty();
        }
    }

    @Test
    void aNameWithQuotationMarksStaysOneAttribute() throws Exception {
        try (var stage = new Stage(Speech.CQNA, dir)) {
            stage.centre.receive(Speech.CQNA.receiptMessage().replace("虚构银行重庆南岸支行", "&quot;南岸&quot; &lt;支行&gt;"));
            stage.centre.sendPending();
            assertThat(stage.lastHeard()).contains("bank=\"&quot;南岸&quot; &lt;支行&gt;\" bankCode=\"999653000014\"");
        }
    }
}
