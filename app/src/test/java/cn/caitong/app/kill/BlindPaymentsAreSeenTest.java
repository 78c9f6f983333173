package cn.caitong.app.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.papers.CaseRecords;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge of payments who never finds anything is worth nothing: here a bad hub is played by hand. */
@Tag("contract")
class BlindPaymentsAreSeenTest {
    private static final String INVOICE = "26502000000000000001";

    private final HttpClient http = HttpClient.newHttpClient();
    private final LegalDays days = new LegalDays();
    private final Town town;
    private final ContractMoney contracts;

    BlindPaymentsAreSeenTest(@TempDir Path folder) throws IOException {
        town = new Town(folder, days);
        contracts = new ContractMoney(town, folder, days);
        contracts.claim();
    }

    @AfterEach
    void close() {
        contracts.close();
        town.close();
    }

    @Test
    void whatIsConfirmedAndNotAppliedForIsNotDone() {
        assertThat(contracts.isDone()).isFalse();
        assertThat(contracts.faults()).containsExactly("applied for 0 of invoice " + INVOICE);
    }

    @Test
    void onceAndWhollyIsAsItMustBe() throws Exception {
        assertThat(apply("CT1", "L1", "13950.00")).isEqualTo(202);
        assertThat(contracts.faults()).isEmpty();
        assertThat(contracts.payments()).isEqualTo(1);
    }

    @Test
    void anApplicationThatArrivedMustNotComeAgain() throws Exception {
        apply("CT1", "L1", "13950.00");
        apply("CT1", "L1", "13950.00");
        assertThat(contracts.faults()).containsExactly("applied for again without asking: CT1");
    }

    @Test
    void twoApplicationsForOneInvoiceAreTwoPayments() throws Exception {
        apply("CT1", "L1", "13950.00");
        apply("CT2", "L1", "13950.00");
        assertThat(contracts.faults())
                .contains("applied for 27900.00 of invoice " + INVOICE)
                .anyMatch(fault -> fault.startsWith("instructed twice: "));
    }

    @Test
    void aLineThatIsMissingIsMissed() throws Exception {
        apply("CT1", "L1", "11300.00");
        assertThat(contracts.faults()).containsExactly("applied for 11300.00 of invoice " + INVOICE);
    }

    @Test
    void whatNoTreasuryTakesIsNoticed() throws Exception {
        assertThat(say("payment.prepared.v1", "CT1", "").statusCode()).isEqualTo(400);
        assertThat(contracts.faults()).anyMatch(fault -> fault.startsWith("the treasury was told"));
    }

    @Test
    void itSaysOfAnApplicationWhetherItHasIt() throws Exception {
        assertThat(say("payment.status-requested.v1", "CT1", "").body()).isEqualTo("{\"standing\":\"not-found\"}");
        apply("CT1", "L1", "13950.00");
        assertThat(say("payment.status-requested.v1", "CT1", "").body()).isEqualTo("{\"standing\":\"taken\"}");
    }

    @Test
    void twoTasksForOneThingAreTwoClocksThatFired() throws Exception {
        apply("CT1", "L1", "13950.00");
        task("task-1", "finance");
        task("task-1", "finance");
        task("task-2", "purchaser");
        assertThat(contracts.faults()).isEmpty();
        task("task-3", "finance");
        assertThat(contracts.faults()).containsExactly("two tasks for " + INVOICE + " finance warn C37");
    }

    /** What is said ahead of the hub's time is refused, and nobody would say it again: the kill test would wait in vain. */
    @Test
    void peopleSayNothingOfATimeThatIsStillToCome() throws Exception {
        Set<String> said = ConcurrentHashMap.newKeySet();
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            said.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        hub.start();
        try {
            town.client.hubIs(URI.create("http://127.0.0.1:" + hub.getAddress().getPort()));
            contracts.conclude();
            task("task-1", "purchaser", "start-payment");
            task("task-2", "purchaser", "approve");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> said.stream().anyMatch(message -> message.contains("payment.approved.v1")));
        } finally {
            hub.stop(0);
        }
        assertThat(said)
                .hasSize(7)
                .allSatisfy(message -> assertThat(OffsetDateTime.parse(
                                        CaseRecords.read(message).path("time").asText())
                                .toInstant())
                        .isBefore(days.instant()));
    }

    private int apply(String application, String line, String amount) throws Exception {
        return say("payment.applied.v1", application, """
            ,"lines":[{"instructionId":"%s","amount":{"amount":"%s","currency":"CNY"}}]\
            """.formatted(line, amount))
                .statusCode();
    }

    private HttpResponse<String> say(String type, String application, String more) throws Exception {
        return post(contracts.treasury(), PayOffice.ID, """
            {"type":"%1$s","data":{"payment":{"id":"%2$s","applicationId":"%3$s"},"claim":{"invoice":"%2$s"}%4$s}}\
            """.formatted(type, INVOICE, application, more));
    }

    private void task(String id, String to) throws Exception {
        task(id, to, "warn");
    }

    private void task(String id, String to, String kind) throws Exception {
        post(town.board.address(), "one-thing", """
            {"type":"claim.task-raised.v1","data":{"claim":{"invoice":"%s"},"taskId":"%s","to":"%s","kind":"%s","clause":"C37"}}\
            """.formatted(INVOICE, id, to, kind));
    }

    private HttpResponse<String> post(URI address, String partner, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + "/messages"))
                        .header("Authorization", "Bearer " + Town.hubToken(partner))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
