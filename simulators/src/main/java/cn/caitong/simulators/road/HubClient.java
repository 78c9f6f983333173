package cn.caitong.simulators.road;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Post;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Carries messages to the hub over HTTP. */
public final class HubClient implements Outbox.Carrier {
    private final HttpClient http;
    private final String ownToken;
    private final Duration patience;

    /**
     * @param ownToken the bearer token that the sender shows the hub
     * @param patience how long it waits for the hub's answer, in real time
     */
    public HubClient(String ownToken, Duration patience) {
        this.ownToken = ownToken;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Optional<Answer> carry(URI hub, Post post, String body, Duration pace) {
        byte[] bytes = post.bytes(body);
        var request = HttpRequest.newBuilder(hub.resolve(post.path()))
                .timeout(patience)
                .header("Content-Type", post.contentType())
                .header("Authorization", "Bearer " + ownToken)
                .POST(
                        pace.isZero()
                                ? HttpRequest.BodyPublishers.ofByteArray(bytes)
                                : HttpRequest.BodyPublishers.ofInputStream(() -> new Dripping(bytes, pace)));
        post.headers().forEach(request::header);
        return send(request.build());
    }

    private Optional<Answer> send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), told(response), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The two headers by which the hub says more than by its status. */
    private static Map<String, String> told(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        for (String name : new String[] {Outbox.RETRY_AFTER, Outbox.HUBS_STATUS}) {
            response.headers()
                    .firstValue(name)
                    .filter(text -> text.matches("\\d{1,6}"))
                    .ifPresent(text -> headers.put(name, text));
        }
        return headers;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** Gives one byte a read, and takes its time over it. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Duration pace;

        private Dripping(byte[] bytes, Duration pace) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.pace = pace;
        }

        @Override
        public int read() {
            LockSupport.parkNanos(pace.toNanos());
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int next = length == 0 ? -1 : read();
            if (next < 0) {
                return length == 0 ? 0 : -1;
            }
            into[from] = (byte) next;
            return 1;
        }
    }
}
