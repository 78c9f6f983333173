package cn.caitong.app.kill;

import cn.caitong.app.papers.CaseRecords;
import cn.caitong.simulators.log.LineFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A treasury of the canonical form: it writes down what it takes, says of an application whether it has it, and credits all of it
 * at once. Nobody asks it to forget, so that whatever comes a second time was repeated blindly.
 */
final class PayOffice implements AutoCloseable {
    static final String ID = "treasury";

    private static final ZoneId CHONGQING = ZoneId.of("Asia/Shanghai");

    private final Client post;
    private final InstantSource clock;
    private final LineFile book;
    private final Map<String, JsonNode> applications = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param post carries its news to the hub, until each has a receipt */
    PayOffice(Path file, Client post, InstantSource clock) throws IOException {
        this.post = post;
        this.clock = clock;
        this.book = LineFile.open(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it has, as it came. */
    List<JsonNode> applications() {
        return List.copyOf(applications.values());
    }

    /** What must not have happened at its door. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream in = exchange.getRequestBody()) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!("Bearer " + Town.hubToken(ID)).equals(authorization)) {
                say(exchange, 401, "{}");
                return;
            }
            JsonNode message = CaseRecords.read(text);
            String id = message.at("/data/payment/applicationId").asText();
            switch (message.path("type").asText()) {
                case "payment.applied.v1" -> {
                    take(id, message.path("data"));
                    say(exchange, 202, "{}");
                }
                case "payment.status-requested.v1" ->
                    say(exchange, 200, "{\"standing\":\"%s\"}".formatted(standing(id)));
                default -> {
                    faults.add("the treasury was told " + message.path("type"));
                    say(exchange, 400, "{}");
                }
            }
        }
    }

    private String standing(String id) {
        return applications.containsKey(id) ? "taken" : "not-found";
    }

    private synchronized void take(String id, JsonNode data) {
        book.append(data.toString());
        JsonNode before = applications.putIfAbsent(id, data);
        if (before != null) {
            faults.add("applied for again without asking: " + id);
            return;
        }
        String executed = executed(id, data);
        post.send(new Client.Letter("executed-" + id, Town.token(ID), executed, 202));
    }

    private String executed(String id, JsonNode data) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHONGQING);
        String payment = data.at("/payment/id").asText();
        String lines = StreamSupport.stream(data.path("lines").spliterator(), false)
                .map(line -> """
                    {"instructionId":"%s","amount":%s,"result":"credited","bankDate":"%s","bankTrace":"Z-%1$s"}\
                    """.formatted(line.path("instructionId").asText(), line.path("amount"), today))
                .collect(Collectors.joining(","));
        return """
            {"specversion":"1.0","id":"executed-%1$s","source":"urn:caitong:partner:treasury","type":"payment.executed.v1",
             "time":"%2$s","subject":"%3$s","datacontenttype":"application/json",
             "dataschema":"urn:caitong:schema:payment.executed.v1","jurisdiction":"500103",
             "data":{"payment":{"id":"%3$s","applicationId":"%1$s"},"voucher":{"number":"V-%1$s","date":"%4$s"},"lines":[%5$s]}}\
            """.formatted(id, clock.instant(), payment, today, lines);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        book.close();
    }
}
