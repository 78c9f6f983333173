package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.rest.HttpCentre;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DIGEST = "sm3:" + "3f8a1c5e7b9d0246".repeat(4);
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

    /** What the partner guide tells a vendor to do, with the files that it names. */
    @Test
    void theGuidesStepsEndWithTheMoneyCredited() throws Exception {
        assertThat(guided("1-tender", "one-thing")).isEqualTo(202);
        centre().receive(sample("in-receipt"));
        awaitState("SP20260128000001", "held");
        assertThat(guided("3-termination", "portal")).isEqualTo(202);
        awaitState("SP20260128000001", "refunded");
        paidOnce("SP20260128000001");
    }

    private static int guided(String step, String partner) throws Exception {
        String message = Files.readString(Path.of("../docs/partner-guide/500106/" + step + ".json"));
        return running.post("/api/messages", partner, message).statusCode();
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
        // of a tender of its own: a bidder's second deposit for a lot would be the one that is in excess
        String message = sample("in-receipt")
                .replace("500106-20260128-000101", "TWICE")
                .replace("ocds-000000-CQ-2026-0106", "T-TWICE")
                .replace("SP20260128000001", "SP-TWICE");
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

    /** It lies at the centre, which says what becomes of it; whoever carries releases tells the centre their number. */
    @Test
    void aGuaranteeIsLodgedRunsOutIsExtendedAndGivenBack() throws Exception {
        assertThat(tell("one-thing", Notices.tender("T-G"))).isEqualTo(202);
        Instant lodged = Instant.parse("2026-11-02T02:00:00Z");
        centre().lodge(guarantee("G1", LocalDate.of(2026, 11, 9)), lodged);
        awaitState("G1", "held");
        assertThat(file("G1")).contains("RUNS_OUT");
        assertThat(told("deposit.task-raised.v1", "G1"))
                .as("somebody is asked to extend it")
                .hasSize(1);
        centre().happens("G1", Happening.extended(lodged, LocalDate.of(2027, 6, 30), "延期确认函", DIGEST));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(file("G1")).contains("2027-06-30").doesNotContain("RUNS_OUT"));

        assertThat(tell("portal", Notices.terminated("T-G", "2026-11-20T10:00:00+08:00")))
                .isEqualTo(202);
        awaitState("G1", "refund-due");
        release("T-G", "G1");
        await().atMost(PATIENCE)
                .until(() -> told("deposit.release-instructed.v1", "G1").size() == 1);
        String instruction = told("deposit.release-instructed.v1", "G1").getFirst();
        centre().happens("G1", Happening.givenBack(Instant.parse("2026-11-20T06:00:00Z"), instruction));
        awaitState("G1", "refunded");
        assertThat(centre().ledger().refunds())
                .extracting(Refund::receiptId)
                .as("no money moved")
                .doesNotContain("G1");
    }

    private static Guarantee guarantee(String id, LocalDate until) {
        return new Guarantee(
                id,
                "T-G",
                "1",
                new Party("重庆沙坪坝教学仪器有限公司", Party.IdKind.CREDIT_CODE, "91500106MA6100T03Q"),
                Guarantee.Form.INSURANCE,
                "BH-" + id,
                "虚构财产保险沙坪坝支公司",
                Fen.ofYuan("12000.00"),
                until);
    }

    private static String file(String deposit) {
        return running.jdbc()
                .sql("select data::text from case_file where flow = 'deposit' and key = ?")
                .param("500106:" + deposit)
                .query(String.class)
                .single();
    }

    /** The ids under which something was told about a deposit. */
    private static List<String> told(String type, String deposit) {
        return running.jdbc()
                .sql("select o.business_id from outgoing o join case_file c on c.id = o.case_id"
                        + " where c.key = ? and o.type = ? order by o.seq")
                .params("500106:" + deposit, type)
                .query(String.class)
                .list();
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
