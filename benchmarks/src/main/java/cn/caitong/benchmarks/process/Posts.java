package cn.caitong.benchmarks.process;

import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.benchmarks.stage.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Hands messages in over HTTP, as partners do. */
public final class Posts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Whether it was accepted; a hub that has no room yet says 429 or 503 and is asked again later. */
    public boolean isAccepted(URI hub, Letter letter) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(hub, letter), BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200, 202 -> true;
            case 429, 503 -> false;
            default -> throw new IllegalStateException("%d %s".formatted(answer.statusCode(), answer.body()));
        };
    }

    private static HttpRequest request(URI hub, Letter letter) {
        String path = letter.channel().isEmpty()
                ? "/api/messages"
                : "/partners/%s/%s".formatted(letter.partner(), letter.channel());
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Site.token(letter.partner()))
                .header("Content-Type", "application/json");
        letter.headers().forEach(request::header);
        return request.POST(BodyPublishers.ofByteArray(letter.body().array())).build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
