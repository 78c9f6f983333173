package cn.caitong.simulators.rest;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Ledger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** One centre and a hub that only listens, on real sockets and on a clock that the test moves. */
final class Stage implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-02-12T01:00:01Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final Speech speech;
    final List<Request> heard = new CopyOnWriteArrayList<>();
    final Queue<Answer> words = new ConcurrentLinkedQueue<>();
    final Door hub = new Door("127.0.0.1", 0, this::hear);
    final HttpCentre centre;
    volatile Instant now = MORNING;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Stage(Speech speech, Path dir) {
        this(
                speech,
                dir,
                CentreSettings.stepped("500103", speech.dialect, "hub-token", "own-token")
                        .waiting(PATIENCE));
    }

    Stage(Speech speech, Path dir, CentreSettings settings) {
        this.speech = speech;
        this.centre = HttpCentre.open(settings, dir, () -> now);
        centre.hubIs(hub.address());
    }

    /** A stage whose centre has received the samples' deposit, and told the hub. */
    static Stage withDeposit(Speech speech, Path dir) {
        var stage = new Stage(speech, dir);
        stage.centre.receive(speech.receiptMessage());
        stage.centre.sendPending();
        stage.heard.clear();
        return stage;
    }

    HttpResponse<String> call(Speech.Call call) throws IOException, InterruptedException {
        return call(call, "hub-token", speech.contentType());
    }

    HttpResponse<String> call(Speech.Call call, String token, String type) throws IOException, InterruptedException {
        return call(call, token, type, PATIENCE);
    }

    /** By somebody who does not wait for long. */
    HttpResponse<String> callImpatiently(Speech.Call call) throws IOException, InterruptedException {
        return call(call, "hub-token", speech.contentType(), Duration.ofSeconds(2));
    }

    private HttpResponse<String> call(Speech.Call call, String token, String type, Duration patience)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(centre.address() + call.path()))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("X-Lsh", call.id())
                .POST(HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    Ledger ledger() {
        return centre.ledger();
    }

    /** The last message that the hub heard. */
    String lastHeard() {
        return heard.get(heard.size() - 1).text();
    }

    private Reply hear(Request request) {
        heard.add(request);
        var word = words.poll();
        return Reply.proper(word == null ? Answer.json(202, "{\"receipt\":\"ok\"}") : word);
    }

    @Override
    public void close() {
        centre.close();
        hub.close();
        http.close();
    }
}
