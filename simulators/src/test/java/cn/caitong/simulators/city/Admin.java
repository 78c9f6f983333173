package cn.caitong.simulators.city;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one who runs the show. */
final class Admin implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Admin(URI address) {
        this.address = address;
    }

    String get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    String send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    static String sample(String dialect, String name) throws IOException {
        return Files.readString(Path.of("..", "mappings", "dialects", dialect, "samples", "wire", name + ".json"));
    }

    @Override
    public void close() {
        http.close();
    }
}
