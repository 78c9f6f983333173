package cn.caitong.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.kill.Business.Tender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge who never finds anything is worth nothing: here a bad hub is played by hand. */
@Tag("contract")
class TheJudgeSeesWhatIsWrongTest {
    private static final Path WIRE = Path.of("../mappings/dialects/cqyz/samples/wire");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FIRST = "CT-0000000000000001-1";
    private static final String SECOND = "CT-0000000000000002-1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Town town;
    private final Business business;
    private final Judge judge;
    private Tender tender = new Tender("", List.of());

    TheJudgeSeesWhatIsWrongTest(@TempDir Path folder) throws IOException {
        town = new Town(folder, new LegalDays());
        business = new Business(town);
        judge = new Judge(town, business);
    }

    @BeforeEach
    void open() {
        tender = business.open();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void whatIsTakenAndNotRefundedIsNotHonoured() {
        assertThat(judge.isDone()).isFalse();
        assertThat(judge.faults()).contains("not refunded: " + tender.receipts().getFirst());
    }

    @Test
    void twoInstructionsForOneReceiptAreTwoRefunds() throws Exception {
        refund(FIRST);
        refund(SECOND);
        assertThat(judge.faults())
                .anyMatch(fault -> fault.startsWith(
                        "two instructions for " + tender.receipts().getFirst()));
    }

    @Test
    void anInstructionThatArrivedMustNotComeAgain() throws Exception {
        refund(FIRST);
        assertThat(judge.blindRepetitions()).isEmpty();
        refund(FIRST);
        assertThat(judge.blindRepetitions()).containsExactly("sent again without asking: " + FIRST);
    }

    @Test
    void anInstructionThatTheCentreDoesNotKnowMayCome() throws Exception {
        query(FIRST);
        refund(FIRST);
        query(FIRST);
        assertThat(judge.blindRepetitions()).isEmpty();
    }

    @Test
    void aClockThatFiredTwiceToldTwoTasks() throws Exception {
        task("task-1");
        task("task-1");
        assertThat(judge.faults()).noneMatch(fault -> fault.startsWith("two tasks"));
        task("task-2");
        assertThat(judge.faults()).anyMatch(fault -> fault.startsWith("two tasks for YZ"));
    }

    @Test
    void anotherReceiptForTheSameMessageIsNotKept() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        HttpServer forgetful = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forgetful.createContext("/", exchange -> {
            byte[] receipt =
                    "{\"receipt\":%d}".formatted(answers.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, receipt.length);
            exchange.getResponseBody().write(receipt);
            exchange.close();
        });
        forgetful.start();
        try {
            town.client.hubIs(
                    URI.create("http://127.0.0.1:" + forgetful.getAddress().getPort()));
            Awaitility.await().atMost(PATIENCE).until(() -> town.client.receipts() == 1);
            town.client.sendAgain(0);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !town.client.faults().isEmpty());
            assertThat(judge.faults()).anyMatch(fault -> fault.contains("got a second receipt"));
        } finally {
            forgetful.stop(0);
        }
    }

    private void refund(String id) throws Exception {
        String sample = Files.readString(WIRE.resolve("out-refund.json"))
                .replace("YZ20260128000001", tender.receipts().getFirst())
                .replace("ocds-000000-CQ-2026-0103", tender.id());
        post(town.centre.address() + "/margin/refund", "for-" + Town.CENTRE, named(id, sample));
    }

    private void query(String id) throws Exception {
        String sample = Files.readString(WIRE.resolve("out-query.json"));
        post(town.centre.address() + "/margin/query", "for-" + Town.CENTRE, named(id, sample));
    }

    private void task(String id) throws Exception {
        post(town.board.address() + "/messages", "for-one-thing", """
            {"data":{"taskId":"%s","kind":"warn","clause":"C14","deposit":{"receiptId":"%s"}}}\
            """.formatted(
                        id, tender.receipts().getFirst()));
    }

    private static String named(String id, String sample) {
        return sample.replace("CT-5b1f0c9a7d2e4386-1", id);
    }

    private void post(String url, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }
}
