package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.rest.HttpCentre;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The district that speaks SOAP, through a running hub, judged by the centre's books. */
@Tag("system")
class MoneyComesInAndGoesBackOverSoapTest {
    private static final Path WIRE = Path.of("../mappings/dialects/cqspb/samples/wire");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String XML = "text/xml; charset=utf-8";

    private static RunningHub running;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningHub(folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aTerminatedTendersDepositIsReleasedInstructedAndCredited() throws Exception {
        untilRefundIsDue("T1", "R1");
        release("T1", "R1");
        awaitState("R1", "refunded");
        paidOnce("R1");
    }

    /** Booked, and then a fault that says nothing, no answer, or an answer about something else. */
    @ParameterizedTest
    @EnumSource(names = {"COMMIT_THEN_500", "RESET_AFTER_COMMIT", "WRONG_AMOUNT", "OTHERS_ID", "MALFORMED"})
    void whatCommitsAndAnswersBadlyIsAskedForAndNotRepeated(Fault fault) throws Exception {
        String name = fault.name().replace('_', '-');
        String receipt = "R-" + name;
        untilRefundIsDue("T-" + name, receipt);
        centre().misbehave(Misbehaviour.next(fault).about(receipt));
        release("T-" + name, receipt);
        awaitState(receipt, "refunded");
        paidOnce(receipt);
    }

    @Test
    void aRepetitionGetsTheFirstAnswerByteForByteAndAnotherContentAFault() throws Exception {
        String message = sample("in-receipt").replace("500106-20260128-000101", "TWICE");
        HttpResponse<String> first = post(XML, message);
        HttpResponse<String> again = post(XML, message);
        HttpResponse<String> other = post(XML, message.replace("12000.00", "12000.01"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("<Receipt xmlns=\"urn:caitong:hub:1\">{");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("caitong-status")).contains("202");
        assertThat(again.headers().firstValue("caitong-status")).contains("200");
        assertThat(other.statusCode()).isEqualTo(500);
        assertThat(other.body()).contains("s:Client", "<code>id-conflict</code>", "<status>409</status>");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, a=b, content-type-unsupported, 500",
        "application/json, {}, content-type-unsupported, 500",
        "text/xml; charset=gbk, <a/>, content-type-unsupported, 500",
        "text/xml, <!DOCTYPE a><a/>, xml-construct-refused, 500",
        "text/xml, a=b, xml-malformed, 500",
        "text/xml, <a/>, soap-envelope-wrong, 500"
    })
    void whatIsNoMessageIsAFaultThatSaysWhyInBothLanguages(String type, String body, String code, int status)
            throws Exception {
        HttpResponse<String> answer = post(type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("<faultcode>s:Client</faultcode>", "<code>" + code + "</code>")
                .containsPattern("<detail>\\p{IsHan}|<detail>[^<]*\\p{IsHan}");
    }

    @Test
    void aWrongFieldIsNamedAsItsSenderKnowsIt() throws Exception {
        HttpResponse<String> answer = post(XML, sample("in-receipt").replace("12000.00", "12000"));
        assertThat(answer.body())
                .contains("<code>wire-amount-wrong</code>", "/MARGIN_RECEIPT/BIDDER_MARGIN_INFO/MARGIN_PAY");
    }

    @Test
    void whoShowsNoTokenOrAnothersIsTurnedAway() throws Exception {
        assertThat(running.post("/soap/500106", "nobody's", XML, "<a/>").statusCode())
                .isEqualTo(401);
        HttpResponse<String> anothers =
                running.post("/soap/500106", running.hub.secrets().shownByPartner("500103"), XML, "<a/>");
        assertThat(anothers.body()).contains("<code>not-yours</code>");
        assertThat(running.post("/soap/500103", "x", XML, "<a/>").body()).contains("<code>no-such-channel</code>");
        assertThat(running.post("/partners/500106/receipts", "500106", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void ofASecretMessageNothingIsKept() throws Exception {
        String secret = sample("in-receipt").replace("<HEAD>", "<密级>机密</密级><HEAD>");
        assertThat(post(XML, secret).body())
                .contains("<code>secret-refused</code>")
                .doesNotContain("沙坪坝");
        assertThat(running.jdbc()
                        .sql("select count(*) from refusal where partner = '500106' and code = 'secret-refused'"
                                + " and report is null and external_id is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static void untilRefundIsDue(String tender, String receipt) throws Exception {
        assertThat(tell("one-thing", Notices.tender(tender))).isEqualTo(202);
        centre().receive(sample("in-receipt")
                .replace("ocds-000000-CQ-2026-0106", tender)
                .replace("SP20260128000001", receipt));
        awaitState(receipt, "held");
        assertThat(tell("portal", Notices.terminated(tender, "2026-11-20T10:00:00+08:00")))
                .isEqualTo(202);
        awaitState(receipt, "refund-due");
    }

    private static void release(String tender, String receipt) throws Exception {
        String release =
                Notices.envelope("one-thing", "deposit.release-approved.v1", tender, """
                    {"deposit":{"tenderId":"%s","lotId":"1","receiptId":"%s","holder":"500103"},"ground":"early-release",
                     "approvedBy":{"id":"p-17","role":"purchaser"},"approvedAt":"2026-11-20T11:00:00+08:00"}\
                    """.formatted(tender, receipt));
        assertThat(tell("one-thing", release)).isEqualTo(202);
    }

    private static int tell(String partner, String notice) throws Exception {
        return running.post("/api/messages", partner, notice.replace("500103", "500106"))
                .statusCode();
    }

    private static void paidOnce(String receipt) {
        assertThat(centre().ledger().refunds())
                .filteredOn(refund -> refund.receiptId().equals(receipt))
                .extracting(Refund::state)
                .containsExactly(RefundState.CREDITED);
        assertThat(centre().ledger().refundedTwice()).isEmpty();
        assertThat(centre().ledger().overRefunded()).isEmpty();
    }

    private static HttpResponse<String> post(String contentType, String body) throws Exception {
        return running.post("/soap/500106", running.hub.secrets().shownByPartner("500106"), contentType, body);
    }

    private static void awaitState(String receipt, String state) {
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500106:" + receipt).equals(state));
    }

    private static HttpCentre centre() {
        return running.city.city().centre("500106");
    }

    private static String sample(String name) throws Exception {
        return Files.readString(WIRE.resolve(name + ".xml"));
    }
}
