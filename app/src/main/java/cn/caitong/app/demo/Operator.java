package cn.caitong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of the hub's own people, who settles what is parked over the HTTP API. */
final class Operator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI hub;
    private final String token;

    Operator(URI hub, String token) {
        this.hub = hub;
        this.token = token;
    }

    /** Settles the one item that is as the step says; none, several, another's, or one without a remedy ends the demo. */
    void settle(ScriptStep.Settle step) throws IOException, InterruptedException {
        JsonNode item = only(step.partner(), step.code());
        if (!item.path("owner").asText().equals(step.owner())
                || item.path("detail").asText().isBlank()) {
            throw new IOException("not left to %s with what is to be done: %s".formatted(step.owner(), item));
        }
        String verb = item.path("kind").asText().equals("difference") ? "resolve" : "dismiss";
        String path = "/api/parked/%d/%s?resolution=%s"
                .formatted(item.path("id").asLong(), verb, URLEncoder.encode(step.words(), StandardCharsets.UTF_8));
        call(request(path).POST(BodyPublishers.noBody()));
    }

    private JsonNode only(String partner, String code) throws IOException, InterruptedException {
        String path = "/api/parked?partner=" + URLEncoder.encode(partner, StandardCharsets.UTF_8);
        List<JsonNode> found = new ArrayList<>();
        JSON.readTree(call(request(path).GET())).path("items").forEach(item -> {
            if (item.path("code").asText().equals(code)) {
                found.add(item);
            }
        });
        if (found.size() != 1) {
            throw new IOException("%d items are parked of %s as %s".formatted(found.size(), partner, code));
        }
        return found.getFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private String call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the operator was refused: %d %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
