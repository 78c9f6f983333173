package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of 城口县's money, in files over a real server, judged by the centre's own ledger. */
@Tag("system")
class MoneyComesInAndGoesBackByFileTest {
    private static final Path RECEIPT = Path.of("../mappings/dialects/cqck/samples/wire/in-receipt.csv");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static RunningHub running;
    private static SftpCentre centre;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningHub(folder);
        centre = running.city.city().fileCentre("500229");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aReceiptsFileBecomesADepositAndItsRefundGoesOutAndComesBackInFiles() throws Exception {
        refundDue("F1", "CK1");
        release("F1", "CK1");
        awaitState("CK1", "refunded");
        assertPaidOnce("CK1");
        await("the centre has the hub's last word on every message")
                .atMost(PATIENCE)
                .until(centre.ledger()::unsent, List::isEmpty);
        assertThat(centre.folders().resolve("to-hub-answers"))
                .as("every answer was read by the centre")
                .isEmptyDirectory();
        assertThat(centre.folders().resolve("answers-read")).isNotEmptyDirectory();
        assertThat(centre.ledger().refused()).isEmpty();
    }

    @Test
    void whatIsBookedAndNeverAnsweredIsAskedForByAFileAndNotRepeated() throws Exception {
        refundDue("F2", "CK2");
        centre.misbehave(Misbehaviour.next(Fault.COMMIT_THEN_500).on(Kind.REFUND));
        release("F2", "CK2");
        awaitState("CK2", "refunded");
        assertPaidOnce("CK2");
        assertThat(centre.ledger().refundedTwice()).isEmpty();
        assertThat(centre.ledger().overRefunded()).isEmpty();
    }

    /** Money comes as {@code ./hub up} is told at its admin door. */
    private static void book(String receipts) throws Exception {
        URI address = URI.create(running.city.openAdmin() + "/centres/500229/receipts");
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(receipts))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    /** What the partner guide tells a vendor to do, with the files that it names. */
    @Test
    void theGuidesStepsEndWithTheMoneyCredited() throws Exception {
        Path guide = Path.of("../docs/partner-guide/500229");
        post("one-thing", Files.readString(guide.resolve("1-tender.json")));
        book(Files.readString(RECEIPT, Charset.forName("GB18030")));
        awaitState("CK20260128000001", "held");
        post("portal", Files.readString(guide.resolve("3-termination.json")));
        awaitState("CK20260128000001", "refunded");
        assertPaidOnce("CK20260128000001");
    }

    private static void assertPaidOnce(String receipt) {
        Ledger ledger = centre.ledger();
        assertThat(ledger.standingRefunds(receipt)).isEqualTo(1);
        assertThat(ledger.refunded(receipt)).isEqualTo(Fen.ofYuan("12000.00"));
    }

    private static void refundDue(String tender, String receipt) throws Exception {
        post("one-thing", Notices.tender(tender));
        String file = Files.readString(RECEIPT, Charset.forName("GB18030"))
                .replace("ocds-000000-CQ-2026-0229", tender)
                .replace("CK20260128000001", receipt);
        centre.receive(file);
        awaitState(receipt, "held");
        post("portal", Notices.terminated(tender, "2026-11-20T10:00:00+08:00"));
        awaitState(receipt, "refund-due");
    }

    private static void release(String tender, String receipt) throws Exception {
        post("one-thing", Notices.envelope("one-thing", "deposit.release-approved.v1", tender, """
            {"deposit":{"tenderId":"%s","lotId":"1","receiptId":"%s","holder":"500103"},"ground":"early-release",
             "approvedBy":{"id":"p-17","role":"purchaser"},"approvedAt":"2026-11-20T11:00:00+08:00"}\
            """.formatted(
                        tender, receipt)));
    }

    private static void post(String partner, String notice) throws Exception {
        assertThat(running.post("/api/messages", partner, notice.replace("500103", "500229"))
                        .statusCode())
                .isEqualTo(202);
    }

    private static void awaitState(String receipt, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.state("deposit", "500229:" + receipt))
                        .isEqualTo(state));
    }
}
