package cn.caitong.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.kill.HubProcess;
import cn.caitong.app.kill.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The broker of two nodes that work is stopped, killed and emptied. No message is in it alone, and no node is started again. */
@Tag("system")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkGoesOnWithoutItsBrokerTest {
    private static final Path TENDER = Path.of("../mappings/schemas/examples/tender.registered.v1/good/two-lots.json");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Pair pair;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        pair = new Pair(folder);
    }

    @AfterAll
    static void close() throws IOException {
        pair.close();
    }

    @Test
    @Order(1)
    void whatOneNodeTookTheOtherKnows() throws Exception {
        String message = Files.readString(TENDER);
        HttpResponse<String> first = post(pair.one.address(), message);
        HttpResponse<String> again = post(pair.two.address(), message);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(pair.town.data().resolve("postgres")).doesNotExist();
        assertThat(pair.town.data().resolve("artemis")).doesNotExist();
        pair.until("both listen to the broker", () -> answer(BrokerMain.CONSUMERS) == 2);
    }

    @Test
    @Order(2)
    void whileItIsStopped() throws Exception {
        begin();
        pair.broker.stop();
        begin();
        assertAllIsDone();
        pair.broker.goOn();
        assertTheyWakeEachOther();
    }

    @Test
    @Order(3)
    void whileItIsDeadAndAfterItsReturn() throws Exception {
        begin();
        pair.broker.kill();
        begin();
        assertAllIsDone();
        pair.broker = pair.startBroker();
        assertTheyWakeEachOther();
    }

    @Test
    @Order(4)
    void whenItComesBackWithoutItsJournal() throws Exception {
        begin();
        pair.broker.kill();
        delete(pair.journal());
        pair.broker = pair.startBroker();
        begin();
        assertAllIsDone();
        assertTheyWakeEachOther();
    }

    /** Two tenders, with the money of each in and out again; each node hears of one. */
    private static void begin() {
        for (Pair.Node node : List.of(pair.one, pair.two)) {
            pair.town.hubIs(node.address());
            pair.business.terminate(pair.business.open(), pair.days.dueToday());
            pair.until("the messages are taken", pair.town.client::isDone);
        }
    }

    private static void assertAllIsDone() throws IOException {
        pair.until("every deposit is back", pair.judge::isDone);
        assertThat(pair.faults()).as(pair.findings()).isEmpty();
    }

    private static void assertTheyWakeEachOther() throws InterruptedException {
        pair.until("both listen again", () -> answer(BrokerMain.CONSUMERS) == 2);
        long before = answer(BrokerMain.TAKEN);
        begin();
        pair.until("tokens come through it again", () -> answer(BrokerMain.TAKEN) > before);
        pair.until("every deposit is back", pair.judge::isDone);
    }

    private static long answer(String question) throws InterruptedException {
        pair.broker.tell(question);
        return Long.parseLong(pair.broker.await(PATIENCE, HubProcess.DONE).substring(HubProcess.DONE.length()));
    }

    private static HttpResponse<String> post(URI hub, String message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/api/messages"))
                .header("Authorization", "Bearer " + Town.token("one-thing"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
