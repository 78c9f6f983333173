package cn.caitong.simulators.courier;

import cn.caitong.simulators.http.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The way to the hub over HTTP; no answer is an empty one. */
final class Road implements AutoCloseable {
    private final HttpClient http;
    private final String token;
    private final Duration patience;

    Road(String token, Duration patience) {
        this.token = token;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    Optional<Answer> post(URI hub, Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(letter.path()))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), Map.of(), response.body()));
        } catch (IOException broken) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
