package cn.caitong.simulators.workbench;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workbench, and a hub that takes everything it says. */
final class TestDesk implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-04-10T01:00:00Z");
    static final String PUSHED = "0d2f7f3e-5b1c-8a2e-9c55-3f1f0c9a7d2e";
    static final String INVOICE = "26502000000000004711";

    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "ykz", "samples", "wire");
    private static final JsonMapper JSON = new JsonMapper();

    final List<Request> heard = new CopyOnWriteArrayList<>();
    final Workbench workbench;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Door hub = new Door("127.0.0.1", 0, this::hear);

    TestDesk(Path dir) {
        workbench = new Workbench("ykz", dir, "127.0.0.1", 0, "hub-token", "own-token", InstantSource.fixed(NOW));
        workbench.hubIs(hub.address());
        workbench.enrol("125000000000000197", "500103");
    }

    private Reply hear(Request request) {
        heard.add(request);
        return Reply.proper(Answer.json(202, "{}"));
    }

    /** With the invoice of the samples in its list. */
    static TestDesk withInvoice(Path dir) throws Exception {
        TestDesk desk = new TestDesk(dir);
        desk.push(PUSHED, sample("out-invoice").toString());
        return desk;
    }

    static ObjectNode sample(String name) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(SAMPLES.resolve(name + ".json")));
    }

    HttpResponse<String> push(String id, String body) throws Exception {
        return push("hub-token", "/todo/push", id, body);
    }

    HttpResponse<String> push(String token, String path, String id, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(workbench.address().resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", id)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode lastHeard() throws IOException {
        return JSON.readTree(heard.getLast().text());
    }

    static JsonNode read(String body) throws IOException {
        return JSON.readTree(body);
    }

    URI hub() {
        return hub.address();
    }

    @Override
    public void close() {
        http.shutdownNow();
        workbench.close();
        hub.close();
    }
}
