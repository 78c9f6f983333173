package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A treasury that speaks ISO 20022 is a descriptor: XML without an envelope, by REST's door and by its calls. */
@Tag("contract")
class IsoOverPlainHttpKeepsTheContractTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOKEN = "the-treasurys";
    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "czbk", "samples");
    private static final List<String> TYPES = new CopyOnWriteArrayList<>();
    private static final List<String> BODIES = new CopyOnWriteArrayList<>();

    private static HttpServer treasury;
    private static ConnectedHub hub;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        treasury = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        treasury.createContext("/iso20022/pain.001.001.09", IsoOverPlainHttpKeepsTheContractTest::take);
        treasury.start();
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("treasury.in.sha256"), Tokens.sha256(TOKEN));
        Files.writeString(secrets.resolve("treasury.out.token"), "the-hubs");
        String address = "http://localhost:" + treasury.getAddress().getPort();
        hub = new ConnectedHub(
                folder,
                List.of(Descriptors.hurried(
                        "treasury", address, folder, IsoOverPlainHttpKeepsTheContractTest::speakingIso)));
        // the first call of all takes its time, which must not be taken for a fault
        tell("CT-FIRST-1");
        await().atMost(PATIENCE).until(() -> state("CT-FIRST-1"), List.of("delivered", "unknown")::contains);
    }

    @AfterAll
    static void stop() {
        hub.close();
        treasury.stop(0);
    }

    /** As the guide says. */
    private static String speakingIso(String descriptor) {
        return descriptor
                .replace("protocol: soap", "protocol: rest")
                .replace("dialect: czzf", "dialect: czbk")
                .replaceFirst("channels: \\[.*]", "channels: [status-reports, notifications, statements]")
                .replaceFirst("payment.applied.v1: \\{.*}", "payment.applied.v1: person");
    }

    private static void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        TYPES.add(exchange.getRequestHeaders().getFirst("Content-Type"));
        BODIES.add(body);
        String id = body.replaceAll("(?s).*?<MsgId>([^<]+)<.*", "$1");
        String sample = id.contains("KNOWN") ? "answer-known" : "answer-received";
        byte[] answer = text("wire/" + sample + ".xml")
                .replace("CT-7c1e5a0b9d3f2468-1", id)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void anApplicationLeavesAsXmlAndItsReportDelivers() throws Exception {
        tell("CT-TAKEN-1");
        assertThat(await().atMost(PATIENCE).until(() -> state("CT-TAKEN-1"), "delivered"::equals))
                .isEqualTo("delivered");
        assertThat(TYPES).contains("application/xml; charset=UTF-8");
        assertThat(BODIES)
                .anySatisfy(body ->
                        assertThat(body).contains("pain.001.001.09", "<MsgId>CT-TAKEN-1</MsgId>", "重庆测试供应有限公司"));
    }

    /** It may have been paid: nothing is sent again, and a person asks. */
    @Test
    void whatTheTreasuryKnewAlreadyIsForAPerson() throws Exception {
        tell("CT-KNOWN-1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                texts("select p.owner from parked p join outgoing o on p.ref = o.id::text where"
                                        + " o.business_id = 'CT-KNOWN-1'"))
                        .containsExactly("bureau"));
        assertThat(state("CT-KNOWN-1")).isEqualTo("unknown");
        assertThat(BODIES.stream().filter(body -> body.contains("CT-KNOWN-1"))).hasSize(1);
    }

    @Test
    void aNotificationIsTakenOnceAndReceiptedTheSameEachTime() throws Exception {
        String credited = text("wire/in-credited.xml");
        HttpResponse<String> first = post("notifications", "application/xml", credited);
        HttpResponse<String> again = post("notifications", "text/xml; charset=utf-8", credited);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    /** What SOAP has a notice for each, and the day's statement. */
    @ParameterizedTest
    @CsvSource({
        "status-reports, in-frozen, payment.frozen.v1",
        "status-reports, in-unfrozen, payment.unfrozen.v1",
        "status-reports, in-carried-over, payment.carried-over.v1",
        "statements, in-statement, treasury.statement.v1"
    })
    void whatStopsItAndTheDaysEndAreTakenAsWhatTheyMean(String channel, String sample, String type) throws Exception {
        String message = text("wire/" + sample + ".xml");
        assertThat(post(channel, "application/xml", message).statusCode()).isEqualTo(202);
        String id = message.replaceAll("(?s).*?<MsgId>([^<]+)<.*", "$1");
        assertThat(texts("select type from message where external_id = '" + id + "'"))
                .containsExactly(type);
        assertThat(post("notifications", "application/xml", message).statusCode())
                .as("by another channel it is no message")
                .isNotIn(200, 202);
    }

    @Test
    void aStatementThatDoesNotAddUpIsNotTakenAndMayBeCorrectedUnderItsId() throws Exception {
        String right = text("wire/in-statement.xml").replace("CZBK-20260424-000112", "CZBK-20260424-000113");
        String wrong = right.replaceFirst("<Sum>80000.00<", "<Sum>80000.01<");
        HttpResponse<String> refused = post("statements", "application/xml", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/data/returned", "80000.00");
        assertThat(post("statements", "application/xml", right).statusCode()).isEqualTo(202);
        assertThat(post("statements", "application/xml", wrong).statusCode()).isEqualTo(422);
    }

    /** Whoever has the key may not rewrite it under the same id either. */
    @Test
    void anotherStatementUnderAnIdThatWasTakenIsAConflict() throws Exception {
        String first = text("wire/in-statement.xml").replace("CZBK-20260424-000112", "CZBK-20260424-000114");
        String other = first.replace("80000.00", "90000.00");
        assertThat(post("statements", "application/xml", first).statusCode()).isEqualTo(202);
        assertThat(post("statements", "application/xml", other).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "notifications, application/json, 415",
        "notifications, application/xml; charset=GBK, 415",
        "status-reports, application/xml, 422",
        "statements, application/xml, 422",
        "gifts, application/xml, 404"
    })
    void whatDoesNotBelongThereIsRefused(String channel, String type, int status) throws Exception {
        assertThat(post(channel, type, text("wire/in-returned.xml")).statusCode())
                .isEqualTo(status);
    }

    private static void tell(String id) throws Exception {
        ObjectNode data = (ObjectNode) JsonMapper.builder().build().readTree(text("canonical/out-initiation.json"));
        data.withObject("/payment").put("applicationId", id);
        Location location = new Location(
                "payment", "treasury:" + id, null, "500103", "treasury", "ocds-000000-CQ-2026-0103", "1", null);
        hub.tell(location, new Outgoing.Tell("treasury", "payment.applied.v1", id, true, data, null));
    }

    private static String state(String id) {
        return texts("select state from outgoing where business_id = '" + id + "'")
                .getFirst();
    }

    private static List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }

    private static String text(String sample) throws IOException {
        return Files.readString(SAMPLES.resolve(sample));
    }

    private static HttpResponse<String> post(String channel, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.address().resolve("/partners/treasury/" + channel))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
