package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

@Tag("system")
class MoneyComesInAndGoesBackTest {
    private static final Path WIRE = Path.of("../mappings/dialects/cqyz/samples/wire");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
        register("T1");
        receive("T1", "R1");
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:R1").equals("held"));
        terminate("T1");
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:R1").equals("refund-due"));
        release("T1", "R1");
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:R1").equals("refunded"));
        assertThat(running.city.city().centre("500103").ledger().refundedTwice())
                .isEmpty();
    }

    @Test
    void anAnswerThatBreaksAfterTheCommitIsAskedForAndNotRepeated() throws Exception {
        register("T2");
        receive("T2", "R2");
        terminate("T2");
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:R2").equals("refund-due"));
        running.city.city().centre("500103").misbehave(Misbehaviour.next(Fault.COMMIT_THEN_500));
        release("T2", "R2");
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:R2").equals("refunded"));
        assertThat(running.city.city().centre("500103").ledger().refundedTwice())
                .isEmpty();
        assertThat(running.city.city().centre("500103").ledger().overRefunded()).isEmpty();
    }

    /** What the partner guide tells a vendor to do, with the files that it names. */
    @Test
    void theGuidesStepsEndWithTheMoneyCredited() throws Exception {
        Path guide = Path.of("../docs/partner-guide/500103");
        String receipt = Files.readString(WIRE.resolve("in-receipt.json"));
        assertThat(running.post("/api/messages", "one-thing", Files.readString(guide.resolve("1-tender.json")))
                        .statusCode())
                .isEqualTo(202);
        running.city.city().centre("500103").receive(receipt);
        await().atMost(PATIENCE)
                .until(() ->
                        !running.state("deposit", "500103:YZ20260128000001").isEmpty());
        assertThat(running.post("/api/messages", "portal", Files.readString(guide.resolve("3-termination.json")))
                        .statusCode())
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:YZ20260128000001").equals("refunded"));
    }

    @Test
    void aRepetitionGetsTheFirstReceiptAndAnotherContentAConflict() throws Exception {
        String message = Notices.tender("T3");
        HttpResponse<String> first = running.post("/api/messages", "one-thing", message);
        HttpResponse<String> again = running.post("/api/messages", "one-thing", message);
        HttpResponse<String> other = running.post("/api/messages", "one-thing", message.replace("教学设备", "另一个项目"));
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void whoShowsNoTokenOrAnothersIsTurnedAway() throws Exception {
        assertThat(running.post("/api/messages", "nobody's", "application/json", "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(running.post("/partners/500240/receipts", "500103", "{}").statusCode())
                .isEqualTo(403);
        assertThat(running.post("/partners/500103/elsewhere", "500103", "{}").statusCode())
                .isEqualTo(404);
        assertThat(running.post("/api/messages", "500103", Notices.tender("T4").replace(":one-thing", ":500103"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotJsonIsRefusedOnEveryDoor() throws Exception {
        String token = running.hub.secrets().shownByPartner("500103");
        for (String path : new String[] {"/api/messages", "/partners/500103/receipts"}) {
            assertThat(running.post(path, token, "application/x-www-form-urlencoded", "a=b")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(running.post(path, token, "application/xml", "<!DOCTYPE a><a/>")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(running.post(path, token, "application/json", "{\"a\":1,\"a\":2}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void ofASecretMessageNothingIsKept() throws Exception {
        String secret = Notices.tender("T5").replace("\"subject\"", "\"classification\":\"秘密\",\"subject\"");
        assertThat(running.post("/api/messages", "one-thing", secret).statusCode())
                .isEqualTo(422);
        assertThat(running.jdbc()
                        .sql("select count(*) from refusal where code like 'secret%' and report is null and"
                                + " external_id is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(running.state("tender", "T5")).isEmpty();
    }

    private static void register(String tender) throws Exception {
        assertThat(running.post("/api/messages", "one-thing", Notices.tender(tender))
                        .statusCode())
                .isEqualTo(202);
    }

    private static void receive(String tender, String receipt) throws Exception {
        running.city
                .city()
                .centre("500103")
                .receive(Files.readString(WIRE.resolve("in-receipt.json"))
                        .replace("ocds-000000-CQ-2026-0103", tender)
                        .replace("YZ20260128000001", receipt));
    }

    private static void terminate(String tender) throws Exception {
        String notice = Notices.terminated(tender, "2026-11-20T10:00:00+08:00");
        assertThat(running.post("/api/messages", "portal", notice).statusCode()).isEqualTo(202);
    }

    private static void release(String tender, String receipt) throws Exception {
        String release =
                Notices.envelope("one-thing", "deposit.release-approved.v1", tender, """
                    {"deposit":{"tenderId":"%s","lotId":"1","receiptId":"%s","holder":"500103"},"ground":"early-release",
                     "approvedBy":{"id":"p-17","role":"purchaser"},"approvedAt":"2026-11-20T11:00:00+08:00"}\
                    """.formatted(tender, receipt));
        assertThat(running.post("/api/messages", "one-thing", release).statusCode())
                .isEqualTo(202);
    }
}
