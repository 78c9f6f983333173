package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.backup.Backup;
import cn.caitong.engine.backup.Restore;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceAudit;
import cn.caitong.engine.reconciliation.ReconciliationPolicy;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.rest.HttpCentre;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Yesterday's backup is restored while the partners have moved on (P12): a centre over REST and one over SOAP have refunded and
 * received since, and the application has told things that the hub has lost.
 */
@Tag("system")
class ARestoredHubPaysNothingTwiceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REST = "500103";
    private static final String SOAP = "500106";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static final String SEND = """
        select %s from outgoing o join instruction i on i.carrier = o.business_id
          join money_obligation m on m.id = i.obligation_id join received_item r on r.id = m.item_id
         where r.receipt_id = ? and o.money\
        """;

    @TempDir
    private static Path folder = Path.of("");

    private static RunningHub running;

    @BeforeAll
    static void start() throws Exception {
        running = new RunningHub(folder.resolve("first"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void whatPartnersDidIsAdoptedAndNothingIsPaidAgain() throws Exception {
        beforeTheBackup();
        backUp();
        inTheGap();
        restore();
        untilCoveredNothingLeaves();
        coveredTheRestGoesOn();
        theGapItselfIsEvidence();
    }

    /** R1 is refunded, of R2 and S1 a refund is due, R7 secures a bid. */
    private static void beforeTheBackup() throws Exception {
        untilDue(REST, "T1", "R1");
        release(REST, "T1", "R1");
        awaitState(REST, "R1", "refunded");
        untilDue(REST, "T2", "R2");
        untilDue(SOAP, "T3", "S1");
        tell(REST, "one-thing", Notices.tender("T7", "2026-12-10T09:30:00+08:00"));
        receive(REST, "T7", "R7");
        awaitState(REST, "R7", "held");
    }

    private static void backUp() throws Exception {
        new Backup(database(), folder.resolve("first"), "test", true).to(folder.resolve("kept"));
    }

    /** R2 and S1 go back, R7's bid is withdrawn and it goes back, R3 comes and goes back, R4 comes: the backup knows nothing of it. */
    private static void inTheGap() throws Exception {
        release(REST, "T2", "R2");
        release(SOAP, "T3", "S1");
        withdraw();
        untilDue(REST, "T4", "R3");
        release(REST, "T4", "R3");
        tell(REST, "one-thing", Notices.tender("T5"));
        receive(REST, "T5", "R4");
        awaitState(REST, "R4", "held");
        for (String key : List.of("R2", "R3", "R7")) {
            awaitState(REST, key, "refunded");
        }
        awaitState(SOAP, "S1", "refunded");
        for (String centre : List.of(REST, SOAP)) {
            await("what a centre has said is answered, and is not said again to the hub that comes after this one")
                    .atMost(PATIENCE)
                    .until(centre(centre).ledger()::unsent, List::isEmpty);
        }
    }

    private static void restore() throws Exception {
        running.hub.close();
        new Restore(folder.resolve("kept"), Files.createDirectory(folder.resolve("second")), Optional.empty())
                .run(null);
        operator("li");
        running = running.takenOverBy(folder.resolve("second"));
        assertThat(running.state("deposit", REST + ":R1")).isEqualTo("refunded");
        assertThat(running.state("deposit", REST + ":R2")).isEqualTo("refund-due");
        assertThat(running.state("deposit", REST + ":R3")).isEmpty();
        await().atMost(PATIENCE).until(() -> recovery().body().contains("begunAt"));
        assertThat(recovery().body())
                .contains(
                        "\"partner\":\"" + REST + "\",\"need\":\"statement\",\"missing\":[\"2026-11-20\"]",
                        "portal",
                        "one-thing");
        assertThat(alarms())
                .as("one that never spoke may have begun to in the gap")
                .contains(REST, SOAP, "one-thing", "portal", "500240");
    }

    private static void untilCoveredNothingLeaves() throws Exception {
        release(REST, "T2", "R2");
        release(SOAP, "T3", "S1");
        withdraw();
        awaitState(REST, "R2", "refunded");
        awaitState(REST, "R7", "refunded");
        awaitState(SOAP, "S1", "refunded");
        assertThat(touched("R2") + touched("S1") + touched("R7"))
                .as("asked about, not sent")
                .isZero();

        untilDue(REST, "T6", "R6");
        release(REST, "T6", "R6");
        await().atMost(PATIENCE).until(() -> sending("R6").equals("unknown"));
        running.hub.legalTime().advanceTo(running.hub.legalTime().now().plus(Duration.ofMinutes(3)));
        await().atMost(PATIENCE).until(() -> sending("R6").equals("ready"));
        for (String centre : List.of(REST, SOAP)) {
            centre(centre).closeDay(DAY);
            await().atMost(PATIENCE).until(() -> statements(centre) == 1);
        }
        compare();
        await().atMost(PATIENCE).until(() -> Collections.disjoint(alarms(), List.of(REST, SOAP)));
        assertThat(sending("R6")).isEqualTo("ready");
        assertThat(refunds(REST, "R6")).isEmpty();
    }

    private static void coveredTheRestGoesOn() throws Exception {
        for (String partner : alarms()) {
            String path = "/api/recovery/" + partner;
            assertThat(operator("operator", path + "/declare?reason=resent").statusCode())
                    .isEqualTo(204);
            assertThat(operator("operator", path + "/confirm").statusCode()).isEqualTo(409);
            assertThat(operator("li", path + "/confirm").statusCode()).isEqualTo(204);
        }
        awaitState(REST, "R6", "refunded");
        assertThat(alarms()).isEmpty();

        centre(REST).reportAgain("R3");
        centre(REST).reportAgain("R4");
        tell(REST, "one-thing", Notices.tender("T4"));
        tell(REST, "one-thing", Notices.tender("T5"));
        tell(REST, "portal", Notices.terminated("T4", "2026-11-20T10:00:00+08:00"));
        awaitState(REST, "R3", "refund-due");
        release(REST, "T4", "R3");
        await().atMost(PATIENCE).until(() -> sending("R3").equals("delivered"));
        compare();
        awaitState(REST, "R3", "refunded");
        awaitState(REST, "R4", "held");
        assertThat(touched("R3")).as("its statement lists it").isZero();
        for (String receipt : List.of("R1", "R2", "R3", "R6", "R7")) {
            assertThat(refunds(REST, receipt)).containsExactly(RefundState.CREDITED);
        }
        assertThat(refunds(REST, "R4")).isEmpty();
        assertThat(refunds(SOAP, "S1")).containsExactly(RefundState.CREDITED);
    }

    private static void theGapItselfIsEvidence() throws Exception {
        compare();
        await("all but the refund of which the bank booked the credit after that statement was drawn up")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.jdbc()
                                .sql("select code from parked where kind = 'difference' and resolved_at is null")
                                .query(String.class)
                                .list())
                        .containsExactly("statement-credit-missing"));
        assertThat(running.jdbc()
                        .sql("select kind from evidence where case_id = ? order by case_seq")
                        .param(Recovery.CASE)
                        .query(String.class)
                        .list())
                .startsWith("recovery.begun", "recovery.partner-covered")
                .endsWith("recovery.partner-covered", "recovery.covered");
        Path keys = folder.resolve("second/keys").resolve(SigningKeys.PUBLIC_KEYS);
        DatabaseSettings database = database();
        try (Connection connection = DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password())) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            assertThat(new EvidenceAudit(connection, Sm2PublicKey.readPem(Files.readString(keys)))
                            .check()
                            .findings())
                    .isEmpty();
        }
    }

    private static void untilDue(String centre, String tender, String receipt) throws Exception {
        tell(centre, "one-thing", Notices.tender(tender));
        receive(centre, tender, receipt);
        awaitState(centre, receipt, "held");
        tell(centre, "portal", Notices.terminated(tender, "2026-11-20T10:00:00+08:00"));
        awaitState(centre, receipt, "refund-due");
    }

    private static void receive(String centre, String tender, String receipt) throws Exception {
        boolean soap = centre.equals(SOAP);
        Path wire = Path.of("../mappings/dialects", soap ? "cqspb" : "cqyz", "samples/wire");
        centre(centre)
                .receive(Files.readString(wire.resolve(soap ? "in-receipt.xml" : "in-receipt.json"))
                        .replace("ocds-000000-CQ-2026-01" + (soap ? "06" : "03"), tender)
                        .replace((soap ? "SP" : "YZ") + "20260128000001", receipt));
    }

    private static void release(String centre, String tender, String receipt) throws Exception {
        tell(centre, "one-thing", Notices.envelope("one-thing", "deposit.release-approved.v1", tender, """
            {"deposit":{"tenderId":"%s","lotId":"1","receiptId":"%s","holder":"500103"},"ground":"early-release",
             "approvedBy":{"id":"p-17","role":"purchaser"},"approvedAt":"2026-11-20T11:00:00+08:00"}\
            """.formatted(
                        tender, receipt)));
    }

    private static void withdraw() throws Exception {
        tell(REST, "one-thing", Notices.withdrawn("T7", Asking.SUPPLIER_CODE, "2026-11-20T11:30:00+08:00"));
        awaitState(REST, "R7", "refund-due");
        release(REST, "T7", "R7");
    }

    private static void tell(String centre, String partner, String notice) throws Exception {
        assertThat(running.post("/api/messages", partner, notice.replace(REST, centre))
                        .statusCode())
                .isEqualTo(202);
    }

    private static void compare() {
        running.hub.legalTime().advanceTo(running.hub.legalTime().now().plus(Duration.ofMinutes(125)));
        running.hub
                .engine()
                .reconciliation(new ReconciliationPolicy(Duration.ZERO, Duration.ofMinutes(1), 12))
                .sweep();
    }

    private static void awaitState(String centre, String receipt, String state) {
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", centre + ":" + receipt).equals(state));
    }

    private static HttpCentre centre(String id) {
        return running.city.city().centre(id);
    }

    private static List<RefundState> refunds(String centre, String receipt) {
        return centre(centre).ledger().refunds().stream()
                .filter(refund -> refund.receiptId().equals(receipt))
                .map(Refund::state)
                .toList();
    }

    /** What became of the sending of a receipt's refund. */
    private static String sending(String receipt) {
        return running.jdbc()
                .sql(SEND.formatted("o.state"))
                .param(receipt)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** How often the wire was touched for it. */
    private static int touched(String receipt) {
        return running.jdbc()
                .sql(SEND.formatted("o.attempt"))
                .param(receipt)
                .query(Integer.class)
                .single();
    }

    private static long statements(String centre) {
        return running.jdbc()
                .sql("select count(*) from case_file where flow = 'statement' and state = 'received' and partner = ?")
                .param(centre)
                .query(Long.class)
                .single();
    }

    private static List<String> alarms() {
        return running.jdbc()
                .sql("select ref from alarm where code = ? and cleared_at is null order by ref")
                .param(Recovery.WAITING)
                .query(String.class)
                .list();
    }

    private static HttpResponse<String> recovery() throws Exception {
        return running.get("/api/recovery", running.hub.secrets().shownByOperator());
    }

    private static HttpResponse<String> operator(String name, String path) throws Exception {
        String token = name.equals("operator") ? running.hub.secrets().shownByOperator() : name;
        return running.post(path, token, "application/json", "");
    }

    /** A second operator, whose token is their name. */
    private static void operator(String name) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("second/secrets/operators/" + name + ".sha256"),
                HexFormat.of().formatHex(digest));
    }

    private static DatabaseSettings database() throws Exception {
        Path data = Files.exists(folder.resolve("second")) ? folder.resolve("second") : folder.resolve("first");
        return EmbeddedDatabase.running(data.resolve("postgres")).orElseThrow();
    }
}
