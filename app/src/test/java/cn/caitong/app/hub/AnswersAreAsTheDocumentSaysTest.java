package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.api.OpenApiDocument;
import cn.caitong.app.hub.Asking.Caller;
import cn.caitong.engine.flow.CaseId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("system")
class AnswersAreAsTheDocumentSaysTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningHub running;
    private static Asking asking;
    private static Caller centre;
    private static Caller finance;
    private static UUID deposit;

    /** A tender terminated after its opening, and its deposit on the way back. */
    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        secondOperator(folder.resolve("secrets/operators"));
        running = new RunningHub(folder);
        asking = new Asking(running);
        centre = asking.partner("500103");
        finance = asking.staff("finance", "500103");
        asking.accepted("one-thing", Notices.tender("T1"));
        deposit = asking.received("T1", "R1");
        asking.accepted("portal", Notices.terminated("T1", "2026-11-20T10:00:00+08:00"));
        await().atMost(Asking.PATIENCE)
                .until(() -> running.jdbc()
                                .sql("select count(*) from obligation where case_id = ?")
                                .param(deposit)
                                .query(Long.class)
                                .single()
                        > 0);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aCaseHasItsTimelineObligationsAndDeliveries() throws Exception {
        JsonNode found = answered(finance, "/api/cases/" + deposit, "Case");
        assertThat(found.at("/summary/money/received").asText()).isEqualTo("12000.00");
        assertThat(found.at("/summary/supplier").asText()).isEqualTo("CN-USCC:" + Asking.SUPPLIER_CODE);
        assertThat(found.path("timeline").findValuesAsText("type")).contains("deposit.received.v1");
        assertThat(found.path("obligations")).isNotEmpty();
        answered(finance, "/api/cases?tender=T1&flow=deposit", "Cases");
        answered(finance, "/api/deposits?tender=T1", "Cases");
        answered(asking.supplier(Asking.SUPPLIER_CODE), "/api/deposits?tender=T1", "Cases");
        answered(finance, "/api/obligations?tender=T1", "Obligations");
        answered(centre, "/api/obligations?to=2099-01-01T00:00:00Z&state=open", "Obligations");
    }

    @Test
    void anAlarmSaysWhoHasToDoWhatAndEndsByAPersonsReason() throws Exception {
        String rounding = "&code=bank-interest-differs";
        assertThat(answered(centre, "/api/alarms?state=ended" + rounding, "Alarms")
                        .path("items"))
                .as("that there is none is news, too")
                .isEmpty();
        running.jdbc()
                .sql("insert into alarm (code, ref, jurisdiction, detail, at) values"
                        + " ('bank-interest-differs', ?, '500103', 'd', legal_now())")
                .param(deposit.toString())
                .update();
        JsonNode alarm = answered(finance, "/api/alarms?caseId=" + deposit + rounding, "Alarms")
                .path("items")
                .path(0);
        assertThat(alarm.path("owner").asText()).isEqualTo("bureau");
        assertThat(alarm.at("/remedy/zh").asText()).contains("尾差");
        assertThat(alarm.path("acknowledgeable").asBoolean()).isTrue();
        String address = "/api/alarms/" + alarm.path("id").asText() + "/acknowledge";
        assertThat(running.post(address + "?reason=x", "500103", "").statusCode())
                .as("a partner ends none")
                .isEqualTo(403);
        String operator = asking.operator().token();
        assertThat(running.post(address, operator, "application/json", "").statusCode())
                .as("not without a reason")
                .isEqualTo(400);
        assertThat(running.post(address + "?reason=its%20rounding", operator, "application/json", "")
                        .statusCode())
                .isEqualTo(204);
        problem(asking.ask(asking.operator(), "/api/alarms?state=none"), 400);
        JsonNode ended = answered(asking.operator(), "/api/alarms?state=ended" + rounding, "Alarms");
        assertThat(ended.at("/items/0/reason").asText()).isEqualTo("its rounding");
    }

    @Test
    void aContractIsItsSuppliersAndNoOtherSuppliers() throws Exception {
        running.post("/api/messages", "one-thing", Notices.tender("T7"));
        running.post("/api/messages", "one-thing", Notices.letter("T7", Asking.SUPPLIER_CODE));
        assertThat(running.post("/api/messages", "one-thing", Notices.contract("HT-7", "T7", Asking.SUPPLIER_CODE))
                        .statusCode())
                .isEqualTo(202);
        await().atMost(Asking.PATIENCE).until(() -> running.state("contract", "HT-7"), "signed"::equals);
        JsonNode found = answered(asking.supplier(Asking.SUPPLIER_CODE), "/api/contracts/HT-7", "Case");
        assertThat(found.at("/summary/state").asText()).isEqualTo("signed");
        assertThat(found.path("obligations").findValuesAsText("clause")).containsExactlyInAnyOrder("C20", "C22");
        assertThat(answered(finance, "/api/contracts?tender=T7", "Cases").path("items"))
                .hasSize(1);
        Caller other = asking.supplier("91500000MA0000015Q");
        problem(asking.ask(other, "/api/contracts/HT-7"), 404);
        problem(asking.ask(other, "/api/contracts?tender=T7"), 404);
        for (Caller caller : List.of(other, finance, centre, asking.operator())) {
            String unpaid = problem(asking.ask(caller, "/api/payments?contract=HT-7"), 404)
                    .toString();
            assertThat(problem(asking.ask(caller, "/api/payments?contract=HT-404"), 404)
                            .toString())
                    .as("nothing is confirmed yet, which is told like nothing there")
                    .isEqualTo(unpaid);
        }
    }

    /** As a node of the version before meets it during an upgrade. */
    @Test
    void whatANewerVersionWroteIsAskedOfAnotherNode() throws Exception {
        running.jdbc()
                .sql("""
                    insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                                           tender, supplier, opened_at, changed_at)
                    values (?, 'claim', 'I-NEWER', ?, 'window', '{}', 99, 1, '500103', 'one-thing', 'T-NEWER', 'S-1', now(), now())\
                    """)
                .params(CaseId.of("claim", "I-NEWER"), CaseId.of("contract", "HT-NEWER"))
                .update();
        HttpResponse<String> answer = asking.ask(finance, "/api/claims?contract=HT-NEWER");
        assertThat(problem(answer, 503).toString()).contains("case-newer", "another node", "其他节点");
        assertThat(answer.headers().map()).containsKey("Retry-After");
    }

    @Test
    void aMessageIsFoundWithItsReceiptAndProvenWithinSeconds() throws Exception {
        String message = Notices.tender("T2");
        String receipt = running.post("/api/messages", "one-thing", message).body();
        valid(JSON.readTree(receipt), "Receipt");
        String id = JSON.readTree(receipt).path("messageId").asText();
        await().atMost(Asking.PATIENCE)
                .until(() -> asking.ask(finance, "/api/messages/" + id).statusCode() == 200);
        assertThat(answered(finance, "/api/messages/" + id, "Message").has("receipt"))
                .as("the receipt is its sender's")
                .isFalse();
        await().atMost(Asking.PATIENCE)
                .until(() -> asking.ask(asking.operator(), "/api/messages/" + depositMessage() + "/proof")
                                .statusCode()
                        == 200);
        assertThat(answered(centre, "/api/messages/" + depositMessage(), "Message")
                        .path("receipt"))
                .isNotEmpty();
        answered(centre, "/api/messages/" + depositMessage() + "/proof", "Proof");
        answered(centre, "/api/messages?partner=500103&state=decided&from=2026-01-01T00:00:00Z", "Messages");
    }

    @Test
    void pagesFollowEachOtherToTheEnd() throws Exception {
        List<String> seen = new ArrayList<>();
        String path = "/api/cases?limit=1";
        for (String next = ""; next != null; ) {
            JsonNode page = answered(asking.operator(), path + next, "Cases");
            assertThat(page.path("items")).hasSize(1);
            seen.add(page.at("/items/0/id").asText());
            next = page.has("next") ? "&after=" + page.path("next").asText() : null;
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/deposits, parameter-missing",
        "/api/contracts, parameter-missing",
        "/api/claims, parameter-missing",
        "/api/claims?contract=HT-7&state=unpaid, parameter-invalid",
        "/api/payments, parameter-missing",
        "/api/payments?state=credited, parameter-missing",
        "/api/payments?contract=HT-7&state=late, parameter-invalid",
        "/api/payments?contract=, parameter-invalid",
        "/api/payments?invoice=26502000000000000101, parameter-unknown",
        "/api/payments?supplier=CN-RID:110101199003077571, person-in-address",
        "/api/payments?contract=HT-7&after=1, parameter-invalid",
        "/api/payments?contract=HT-7&limit=201, parameter-invalid",
        "/api/obligations?state=open, parameter-missing",
        "/api/obligations?tender=T1&state=late, parameter-invalid",
        "/api/messages?state=lost, parameter-invalid",
        "/api/cases?tendr=T1, parameter-unknown",
        "/api/cases?tender=T1&tender=T2, parameter-invalid",
        "/api/cases?tender=%00, parameter-invalid",
        "/api/cases?supplier=somebody, parameter-invalid",
        "/api/cases?supplier=CN-RID:110101199003077571, person-in-address",
        "/api/cases?from=yesterday, parameter-invalid",
        "/api/cases?from=-2000000-01-01T00:00:00Z, parameter-invalid",
        "/api/cases?limit=0, parameter-invalid",
        "/api/cases?limit=many, parameter-invalid",
        "/api/cases?after=%7E, parameter-invalid",
        "/api/cases/1234, parameter-invalid"
    })
    void whatCannotBeReadIsNamedInBothLanguages(String path, String code) throws Exception {
        JsonNode problem = problem(asking.ask(centre, path), 400);
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:" + code);
        assertThat(problem.at("/issues/0/pointer").asText()).isNotEmpty();
        assertThat(problem.at("/issues/0/message/zh").asText()).isNotEmpty();
    }

    @Test
    void whoAsksForWhomIsChecked() throws Exception {
        String path = "/api/cases/" + deposit;
        problem(running.get(path, "nobody's"), 401);
        problem(running.get(path, centre.token(), "Acting-Role", "finance", "Acting-Districts", "500103"), 403);
        String application = asking.partner("one-thing").token();
        problem(running.get(path, application), 400);
        problem(running.get(path, application, "Acting-Role", "finance", "Acting-Districts", "*"), 400);
        problem(running.get(path, application, "Acting-Role", "finance", "Acting-Districts", "CQ-GXQ"), 404);
        problem(running.get(path, application, "Acting-Role", "finance"), 400);
        problem(running.get(path, application, "Acting-Role", "anybody"), 400);
        problem(running.get(path, application, "Acting-Role", "supplier", "Acting-Party", "nobody"), 400);
        problem(running.get("/api/cases/" + new UUID(7, 7), centre.token()), 404);
        problem(running.get("/api/elsewhere", centre.token()), 404);
    }

    @Test
    void methodAndAcceptedTypesAreChecked() throws Exception {
        problem(running.post("/api/cases", "500103", "{}"), 405);
        problem(running.get("/api/cases", centre.token(), "Accept", "text/html"), 406);
        assertThat(running.get("/api/openapi", "nobody's").body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void whatAPartnerSaysOfADeliveryIsConfirmedByAnotherPerson() throws Exception {
        UUID lost = delivery("unknown");
        String operator = asking.operator().token();
        String path = "/api/deliveries/" + lost + "/found?proof=letter%207&reason=called&state=";
        assertThat(act(centre.token(), path + "delivered").statusCode()).isEqualTo(403);
        problem(act(operator, path + "lost"), 400);
        problem(act(operator, path.replace("&reason=called", "") + "delivered"), 400);
        problem(act(operator, path.replace(lost.toString(), new UUID(7, 7).toString()) + "delivered"), 404);
        HttpResponse<String> said = act(operator, path + "delivered");
        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
        String number = JSON.readTree(said.body()).path("act").asText();
        JsonNode waiting = JSON.readTree(
                asking.ask(asking.operator(), "/api/delivery-acts").body());
        valid(waiting.at("/undecided/0"), "DeliveryAct");
        assertThat(waiting.at("/undecided/0/id").asText()).isEqualTo(number);
        problem(act(operator, path + "rejected"), 409);
        problem(act(operator, "/api/delivery-acts/" + number + "/confirm"), 422);
        assertThat(act("li", "/api/delivery-acts/" + number + "/confirm").statusCode())
                .isEqualTo(204);
        problem(act("li", "/api/delivery-acts/" + number + "/confirm"), 409);
        problem(act("li", "/api/delivery-acts/4711/refuse"), 404);
        problem(act("li", path + "delivered"), 409);
        assertThat(answered(finance, "/api/cases/" + deposit, "Case").toString())
                .contains("\"id\":\"" + lost + "\"")
                .doesNotContain("\"state\":\"unknown\"");
    }

    @Test
    void whatIsReleasedAndNotMendedIsParkedAgain() throws Exception {
        UUID parked = delivery("parked");
        String operator = asking.operator().token();
        String path = "/api/deliveries/" + parked + "/release";
        problem(act(operator, path), 400);
        assertThat(act(operator, path + "?resolution=mended").statusCode()).isEqualTo(204);
        await().atMost(Asking.PATIENCE)
                .until(() -> asking.ask(asking.operator(), "/api/parked").body().contains(parked.toString()));
        JsonNode item = JSON.readTree(asking.ask(asking.operator(), "/api/parked?partner=one-thing")
                        .body())
                .at("/items/0");
        assertThat(item.path("ref").asText()).isEqualTo(parked.toString());
        valid(item, "ParkedItem");
        assertThat(item.path("code").asText()).isEqualTo("delivery-untranslatable");
        problem(act(operator, "/api/parked/" + item.path("id").asText() + "/dismiss?resolution=x"), 409);
    }

    /** One of the deposit's, to the application, whose text is lost. */
    private static UUID delivery(String state) {
        UUID id = UUID.randomUUID();
        running.jdbc()
                .sql("""
                    insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state, created_at)
                    values (:id, :case, 'deposit', '500103', 'one-thing', 'deposit.task-raised.v1', false, :key, :key, :state, legal_now())\
                    """)
                .param("id", id)
                .param("case", deposit)
                .param("key", id.toString())
                .param("state", state)
                .update();
        return id;
    }

    private static HttpResponse<String> act(String token, String path) throws Exception {
        return running.post(path, token, "application/json", "");
    }

    /** Their token is their name. */
    private static void secondOperator(Path operators) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("li".getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                Files.createDirectories(operators).resolve("li.sha256"),
                HexFormat.of().formatHex(digest));
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() throws Exception {
        String portal = asking.partner("portal").token();
        HttpResponse<String> refused = await().atMost(Asking.PATIENCE)
                .until(() -> refusedOfABurst(portal), Optional::isPresent)
                .orElseThrow();
        problem(refused, 429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    private static Optional<HttpResponse<String>> refusedOfABurst(String token) {
        List<CompletableFuture<HttpResponse<String>>> burst = IntStream.range(0, 150)
                .mapToObj(n -> running.getLater("/api/cases?tender=NONE", token))
                .toList();
        return burst.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst();
    }

    private static UUID depositMessage() {
        return asking.id("select id from message where case_id = '" + deposit + "' order by id limit 1");
    }

    private static JsonNode answered(Caller caller, String path, String schema) throws Exception {
        HttpResponse<String> answer = asking.ask(caller, path);
        assertThat(answer.statusCode())
                .as(caller.name() + " " + path + " " + answer.body())
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode json = JSON.readTree(answer.body());
        valid(json, schema);
        return json;
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        valid(problem, "Problem");
        return problem;
    }

    private static void valid(JsonNode json, String schema) {
        assertThat(OpenApiDocument.faults(json, schema)).isEmpty();
    }
}
