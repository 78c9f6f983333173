package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Partner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub with its city in a folder of the test's own, on free ports. Its time begins when {@link Notices} are dated. */
final class RunningHub implements AutoCloseable {
    /** Five minutes past noon of the day of the notices; the refunds that they start are not due yet. */
    static final Instant BEGIN = Instant.parse("2026-11-20T04:05:00Z");

    final Hub hub;
    final SimulatedCity city;
    private final HubSettings settings;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningHub(Path folder) throws Exception {
        this(folder, Path.of("..").toAbsolutePath().normalize());
    }

    /** A hub of another home than the shipped one. */
    RunningHub(Path folder, Path home) throws Exception {
        HubSettings shipped = HubSettings.of(home, Map.of());
        try (FreePorts ports = new FreePorts()) {
            settings = shipped.inFolder(folder, 0, partnerUrls(shipped, ports)).withQueuesOn(FreePorts.one());
            hub = Hub.start(settings);
        }
        Clock system = Clock.systemUTC();
        hub.legalTime().beginAt(BEGIN);
        city = openCity(hub, folder, Clock.offset(system, Duration.between(system.instant(), BEGIN)));
    }

    private RunningHub(RunningHub before, Path folder) throws Exception {
        settings = before.settings.inFolder(folder, 0, before.settings.partnerUrls());
        hub = Hub.start(settings);
        city = before.city;
        city.city().hubIs(hub.address());
    }

    /** Another hub, on what lies in this folder, for the same city; this one must have been stopped. */
    RunningHub takenOverBy(Path folder) throws Exception {
        return new RunningHub(this, folder);
    }

    /** If its partners cannot listen, the hub must not run on without the test. */
    private static SimulatedCity openCity(Hub hub, Path folder, InstantSource time) throws IOException {
        try {
            return SimulatedCity.open(hub, folder.resolve("city"), time, Optional.empty());
        } catch (IOException | RuntimeException failed) {
            hub.close();
            throw failed;
        }
    }

    /** Whoever is called listens on a port of this hub's own: another hub, or another test, may have the shipped ones. */
    private static Map<String, String> partnerUrls(HubSettings shipped, FreePorts ports) {
        return Hub.partners(shipped).all().stream()
                .filter(partner -> partner.outbound().isPresent())
                .filter(partner -> partner.protocol() != Partner.Protocol.AMQP)
                .collect(Collectors.toMap(
                        Partner::id,
                        partner -> (partner.files().isEmpty() ? "http" : "sftp") + "://127.0.0.1:" + ports.hold()));
    }

    /** Free ports, held while the hub starts, so that nobody else is given them, its own connections included. */
    private static final class FreePorts implements AutoCloseable {
        private final List<ServerSocket> held = new ArrayList<>();

        int hold() {
            try {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                return socket.getLocalPort();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }

        /** For whoever takes it at once. */
        static int one() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void close() throws IOException {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    HttpResponse<String> post(String path, String partner, String body) throws Exception {
        return post(path, hub.secrets().shownByPartner(partner), "application/json", body);
    }

    HttpResponse<String> post(String path, String token, String contentType, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** @param headers further ones, name and value in turn */
    HttpResponse<String> get(String path, String token, String... headers) throws Exception {
        return http.send(request(path, token, headers), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String path, String token) {
        return http.sendAsync(request(path, token), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String token, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub.address() + path)).header("Authorization", "Bearer " + token);
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    JdbcClient jdbc() {
        return hub.engine().transactions().jdbc();
    }

    /** The state of a case, or nothing yet. */
    String state(String flow, String key) {
        return jdbc().sql("select state from case_file where flow = ? and key = ?")
                .params(flow, key)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public void close() {
        city.close();
        hub.close();
    }
}
