package cn.caitong.app.demo;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Those who speak the canonical form, the 一件事 application and the portal: posts their messages and keeps their receipts. */
final class Application implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI hub;
    private final UnaryOperator<String> tokens;
    private final List<HubReceipt> receipts = new ArrayList<>();

    /**
     * An application that will post to this hub.
     *
     * @param tokens what each partner shows the hub, by its id
     */
    Application(URI hub, UnaryOperator<String> tokens) {
        this.hub = hub;
        this.tokens = tokens;
    }

    /** Posts a file as that partner; anything but a receipt ends the demo. */
    void send(String partner, Path file) throws IOException, InterruptedException {
        send(partner, Files.readString(file));
    }

    /** The same with a message. */
    void send(String partner, String message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/api/messages"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.apply(partner))
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(message))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s 被拒绝 was refused: %d %s".formatted(message, answer.statusCode(), answer.body()));
        }
        receipts.add(HubReceipt.read(answer.body()));
    }

    /** What it was given for its messages, oldest first. */
    List<HubReceipt> receipts() {
        return List.copyOf(receipts);
    }

    @Override
    public void close() {
        http.close();
    }
}
