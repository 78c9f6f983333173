package cn.caitong.app.kill;

import cn.caitong.simulators.log.LineFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that keeps its word and its receipts: each message is sent until it has a receipt, and every receipt is on disk. A
 * message that is sent again must get the same receipt, byte for byte (P4).
 */
public final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final LineFile log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingDeque<Letter> waiting = new LinkedBlockingDeque<>();
    /** Letters without an answer: those that wait, and the one that is on its way. */
    private final AtomicInteger open = new AtomicInteger();

    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final List<Letter> taken = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<HttpResponse<String>> turnedAway = new CopyOnWriteArrayList<>();
    private final Thread sender;
    private volatile URI hub = URI.create("http://127.0.0.1:9");

    /**
     * A message to be sent.
     *
     * @param expected 202, or what it must be refused with
     */
    public record Letter(String id, String token, String body, int expected) {}

    Client(Path file) {
        log = LineFile.open(file);
        sender = Thread.ofPlatform().daemon().start(this::sendForEver);
    }

    void hubIs(URI address) {
        hub = address;
    }

    public void send(Letter letter) {
        log.append("{\"sends\":\"%s\"}".formatted(letter.id()));
        add(letter);
    }

    /** Sends something that has a receipt once more. */
    void sendAgain(long random) {
        if (!taken.isEmpty()) {
            add(taken.get(Math.floorMod(random, taken.size())));
        }
    }

    private void add(Letter letter) {
        open.incrementAndGet();
        waiting.add(letter);
    }

    public boolean isDone() {
        return open.get() == 0;
    }

    public int receipts() {
        return receipts.size();
    }

    /** What must not have happened: another receipt for the same message, a refusal, or an acceptance of what is wrong. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The answers that asked it to come again. */
    List<HttpResponse<String>> turnedAway() {
        return List.copyOf(turnedAway);
    }

    /** The receipts that it was given, by the message's id. */
    public Map<String, String> receiptsById() {
        return Map.copyOf(receipts);
    }

    private void sendForEver() {
        try {
            while (true) {
                Letter letter = waiting.takeFirst();
                if (isAnswered(letter)) {
                    open.decrementAndGet();
                } else {
                    waiting.addFirst(letter);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered(Letter letter) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request(letter), BodyHandlers.ofString());
            if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
                turnedAway.add(answer);
                return false;
            }
            return isKept(letter, answer);
        } catch (IOException killed) {
            return false;
        }
    }

    private boolean isKept(Letter letter, HttpResponse<String> answer) {
        boolean receipt = answer.statusCode() == 202 || answer.statusCode() == 200;
        int meant = receipt ? 202 : answer.statusCode();
        if (meant != letter.expected()) {
            faults.add(letter.id() + " got " + answer.statusCode() + " " + answer.body());
            return true;
        }
        if (receipt) {
            String first = receipts.get(letter.id());
            if (first == null) {
                log.append("{\"receiptFor\":\"%s\",\"receipt\":%s}".formatted(letter.id(), answer.body()));
                taken.add(letter);
                receipts.put(letter.id(), answer.body());
            } else if (!first.equals(answer.body())) {
                faults.add(letter.id() + " got a second receipt " + answer.body() + " after " + first);
            }
        }
        return true;
    }

    private HttpRequest request(Letter letter) {
        return HttpRequest.newBuilder(hub.resolve("/api/messages"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + letter.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(letter.body()))
                .build();
    }

    /** Ids that were sent and have no receipt. */
    List<String> unanswered() {
        return new ArrayList<>(waiting).stream().map(Letter::id).toList();
    }

    @Override
    public void close() {
        sender.interrupt();
        http.shutdownNow();
        log.close();
    }
}
