package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Fen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A treasury and a hub that only listens, on real sockets and on a clock that the test moves. */
final class Counter implements AutoCloseable {
    static final Charset GBK = Charset.forName("GBK");
    static final String TYPE = "text/xml; charset=GBK";
    static final Instant MORNING = Instant.parse("2026-04-17T01:30:05Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern NOTICE = Pattern.compile("<s:Body><([A-Za-z]+) ");

    final List<Request> heard = new CopyOnWriteArrayList<>();
    final Queue<Answer> words = new ConcurrentLinkedQueue<>();
    final Door hub = new Door("127.0.0.1", 0, this::hear);
    final Treasury treasury;
    volatile Instant now = MORNING;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Counter(Path dir) {
        this(dir, TreasurySettings.stepped("treasury", "hub-token", "own-token").waiting(PATIENCE));
    }

    Counter(Path dir, TreasurySettings settings) {
        treasury = Treasury.open(settings, dir, () -> now);
        treasury.hubIs(hub.address());
    }

    /** One whose two budget lines have a million each, all of it planned. */
    static Counter withBudget(Path dir) {
        return new Counter(dir).budgeted();
    }

    /** The same in ISO 20022. */
    static Counter inIso(Path dir) {
        var settings = TreasurySettings.stepped("treasury", "hub-token", "own-token")
                .speaking(TreasurySettings.Dialect.CZBK)
                .waiting(PATIENCE);
        return new Counter(dir, settings).budgeted();
    }

    private Counter budgeted() {
        for (BudgetLine line : List.of(Applied.TEACHING, Applied.REPAIRS)) {
            treasury.enter(line, Fen.ofYuan("1000000.00"));
            treasury.plan(line.code(), Plan.of("1000000.00"));
        }
        return this;
    }

    HttpResponse<byte[]> send(byte[] body, String type, String token) throws IOException, InterruptedException {
        return send("/services/payment", body, type, token);
    }

    HttpResponse<byte[]> send(String path, byte[] body, String type, String token)
            throws IOException, InterruptedException {
        return send(path, body, type, token, PATIENCE);
    }

    private HttpResponse<byte[]> send(String path, byte[] body, String type, String token, Duration patience)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(treasury.address() + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String message) throws IOException, InterruptedException {
        return send(Applied.envelope(message).getBytes(GBK), TYPE, "hub-token");
    }

    /** The answer as text. */
    String say(String message) throws IOException, InterruptedException {
        return new String(send(message).body(), GBK);
    }

    String apply(Applied applied) throws IOException, InterruptedException {
        return say(applied.message());
    }

    /** By somebody who does not wait for long. */
    void applyImpatiently(Applied applied) throws IOException, InterruptedException {
        byte[] body = Applied.envelope(applied.message()).getBytes(GBK);
        send("/services/payment", body, TYPE, "hub-token", Duration.ofSeconds(2));
    }

    String query(String id) throws IOException, InterruptedException {
        return say(Applied.query(id));
    }

    /** Lets so much time pass, and everything happen that falls due in it; the hub hears of it. */
    void after(Duration time) {
        now = now.plus(time);
        treasury.settleUntil(now);
        treasury.sendPending();
    }

    /** The kinds of notices that the hub heard, in their order. */
    List<String> notices() {
        return heard.stream()
                .map(Counter::text)
                .map(NOTICE::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    String lastHeard() {
        return text(heard.getLast());
    }

    static String text(Request request) {
        return new String(request.body(), GBK);
    }

    Books books() {
        return treasury.books();
    }

    private Reply hear(Request request) {
        heard.add(request);
        var word = words.poll();
        return Reply.proper(word == null ? Answer.plain(200, "<ok/>") : word);
    }

    @Override
    public void close() {
        treasury.close();
        hub.close();
        http.close();
    }
}
