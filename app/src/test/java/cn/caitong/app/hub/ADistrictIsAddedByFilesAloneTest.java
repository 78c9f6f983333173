package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub runs with one district. Then a descriptor and a dialect's folder are copied into its home, for 500240, for a made-up
 * centre that speaks like nobody before, and for 500108, which has a WSDL of its own, and the hub is started again.
 */
@Tag("system")
class ADistrictIsAddedByFilesAloneTest {
    private static final Path SHIPPED = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> toldTheNewOne = new CopyOnWriteArrayList<>();

    @Test
    void copiedIntoTheHomeOfARunningHubTheyAreThereAtTheNextStart(@TempDir Path folder) throws Exception {
        Path home = homeWithOneDistrict(folder.resolve("home"));
        HttpServer centre = centre();
        try {
            String url = "http://127.0.0.1:" + centre.getAddress().getPort();
            HubSettings settings = HubSettings.of(home, Map.of())
                    .inFolder(folder.resolve("data"), 0, Map.of("500101", url, "500108", url));
            try (Hub hub = Hub.start(settings)) {
                hub.legalTime().beginAt(RunningHub.BEGIN);
                assertThat(post(hub, "", "/partners/500240/receipts", "500103", "{}"))
                        .isEqualTo(404);
                copy(SHIPPED.resolve("config/partners/500240.yaml"), home.resolve("config/partners/500240.yaml"));
                copy(SHIPPED.resolve("mappings/dialects/cqsz"), home.resolve("mappings/dialects/cqsz"));
                writeMadeUp(home);
                copy(SHIPPED.resolve("mappings/dialects/cqna"), home.resolve("mappings/dialects/cqna"));
                copy(
                        SHIPPED.resolve("config/examples/partners/500108.yaml"),
                        home.resolve("config/partners/500108.yaml"));
            }
            try (Hub hub = Hub.start(settings)) {
                theSecondDistrictIsHeard(hub);
                theThirdIsHeardAndToldInItsOwnWords(hub);
                theFourthIsHeardAndToldByItsWsdl(hub);
            }
        } finally {
            centre.stop(0);
        }
    }

    private void theSecondDistrictIsHeard(Hub hub) throws Exception {
        String receipt = Files.readString(SHIPPED.resolve("mappings/dialects/cqsz/samples/wire/in-receipt.json"));
        assertThat(post(hub, "SZ-20260128-0000017", "/partners/500240/receipts", "500240", receipt))
                .isEqualTo(202);
    }

    private void theThirdIsHeardAndToldInItsOwnWords(Hub hub) throws Exception {
        assertThat(post(hub, "", "/api/messages", "one-thing", inTheThird(Notices.tender("T1"))))
                .isEqualTo(202);
        assertThat(post(hub, "", "/partners/500101/money", "500101", """
            {"no":"WZ-1","said":"2026-11-02 10:00:00","project":"T1","slip":"WZ0001","from":"某某公司",
             "code":"91500103MA6100T03D","account":"50050103000000000103","yuan":"12000.00"}\
            """)).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> state(hub, "500101:WZ0001").equals("held"));
        assertThat(post(
                        hub,
                        "",
                        "/api/messages",
                        "portal",
                        inTheThird(Notices.terminated("T1", "2026-11-20T10:00:00+08:00"))))
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> state(hub, "500101:WZ0001").equals("refund-due"));
        assertThat(post(hub, "", "/api/messages", "one-thing", inTheThird(release())))
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> state(hub, "500101:WZ0001").equals("refund-delivered"));
        assertThat(toldTheNewOne).hasSize(1);
        assertThat(toldTheNewOne.getFirst())
                .startsWith("/give-back {")
                .contains("\"slip\":\"WZ0001\"", "\"fen\":\"1200000\"", "\"to\":\"50050103000000000103\"");
    }

    private void theFourthIsHeardAndToldByItsWsdl(Hub hub) throws Exception {
        toldTheNewOne.clear();
        assertThat(post(hub, "", "/api/messages", "one-thing", inTheFourth(Notices.tender("T2"))))
                .isEqualTo(202);
        String receipt = Files.readString(SHIPPED.resolve("mappings/dialects/cqna/samples/wire/in-receipt.xml"))
                .replace("ocds-000000-CQ-2026-0108", "T2");
        HttpResponse<String> answer = postSoap(hub, "application/soap+xml; charset=utf-8", receipt);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/soap+xml");
        assertThat(answer.body()).contains("http://www.w3.org/2003/05/soap-envelope", "<Receipt");
        assertThat(postSoap(hub, "text/xml", receipt).body()).contains("content-type-unsupported");
        await().atMost(PATIENCE)
                .until(() -> state(hub, "500108:NA20260128000001").equals("held"));
        assertThat(post(
                        hub,
                        "",
                        "/api/messages",
                        "portal",
                        inTheFourth(Notices.terminated("T2", "2026-11-20T10:00:00+08:00"))))
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> state(hub, "500108:NA20260128000001").equals("refund-due"));
        assertThat(post(
                        hub,
                        "",
                        "/api/messages",
                        "one-thing",
                        inTheFourth(release().replace("T1", "T2").replace("WZ0001", "NA20260128000001"))))
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> state(hub, "500108:NA20260128000001").equals("refund-delivered"));
        assertThat(toldTheNewOne).hasSize(1);
        assertThat(toldTheNewOne.getFirst())
                .startsWith("/ws/deposits ")
                .contains("http://www.w3.org/2003/05/soap-envelope", "http://deposits.cqna.example/1")
                .contains("<fen>1200000</fen>", "account=\"50050108000000000108\"");
    }

    private static String inTheFourth(String notice) {
        return notice.replace("500103", "500108");
    }

    private static String inTheThird(String notice) {
        return notice.replace("500103", "500101");
    }

    private static String release() {
        return Notices.envelope("one-thing", "deposit.release-approved.v1", "T1", """
            {"deposit":{"tenderId":"T1","lotId":"1","receiptId":"WZ0001","holder":"500103"},"ground":"early-release",
             "approvedBy":{"id":"p-17","role":"purchaser"},"approvedAt":"2026-11-20T11:00:00+08:00"}\
            """);
    }

    private static String state(Hub hub, String deposit) {
        return hub.engine()
                .transactions()
                .jdbc()
                .sql("select state from case_file where flow = 'deposit' and key = ?")
                .param(deposit)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Takes everything it is told. */
    private HttpServer centre() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            toldTheNewOne.add(exchange.getRequestURI().getPath() + " " + body);
            byte[] answer =
                    (body.startsWith("{") ? "{\"well\":\"taken\"}" : taken(body)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The answer of the one that has a WSDL. */
    private static String taken(String call) {
        String order = call.replaceFirst("(?s).*order=\"([^\"]+)\".*", "$1");
        return "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><n:payBackTaken"
                + " xmlns:n=\"http://deposits.cqna.example/1\" state=\"accepted\" order=\"" + order
                + "\" number=\"1\"><fen>1200000</fen></n:payBackTaken></e:Body></e:Envelope>";
    }

    static Path homeWithOneDistrict(Path home) throws IOException {
        copy(SHIPPED.resolve("config"), home.resolve("config"));
        copy(SHIPPED.resolve("mappings/dialects/cqyz"), home.resolve("mappings/dialects/cqyz"));
        copy(SHIPPED.resolve("mappings/dialects/ykz"), home.resolve("mappings/dialects/ykz"));
        copy(SHIPPED.resolve("mappings/dialects/czzf"), home.resolve("mappings/dialects/czzf"));
        for (String other : List.of("500102", "500106", "500229", "500240", "CQ-GXQ")) {
            Files.delete(home.resolve("config/partners/" + other + ".yaml"));
        }
        return home;
    }

    private static void writeMadeUp(Path home) throws IOException {
        Files.writeString(home.resolve("config/partners/500101.yaml"), """
            id: "500101"
            name: 万州区公共资源交易中心（虚构）
            jurisdiction: "500101"
            role: trading-centre
            protocol: rest
            dialect: madeup
            reports: [deposit.received.v1]
            inbound: { channels: [money] }
            outbound: { baseUrl: "http://localhost:1" }
            """);
        Path dialect = home.resolve("mappings/dialects/madeup");
        Files.createDirectories(dialect.resolve("in"));
        Files.createDirectories(dialect.resolve("out"));
        Files.writeString(dialect.resolve("dialect.yaml"), """
            name: madeup
            in:
              money: { transform: in/money.jslt }
            out:
              deposit.refund-instructed.v1: { path: /give-back, transform: out/give-back.jslt }
            answerCode: /well
            answers:
              - { types: deposit.refund-instructed.v1, status: 200, has: { /well: taken }, outcome: delivered }
            """);
        Files.writeString(dialect.resolve("in/money.jslt"), """
            {
              "id": .no, "type": "deposit.received.v1", "time": instant(.said, "uuuu-MM-dd HH:mm:ss"),
              "subject": .project, "datacontenttype": "application/json",
              "data": {
                "deposit": { "tenderId": .project, "lotId": "1", "receiptId": .slip },
                "supplier": { "name": .from, "identifier": { "scheme": "CN-USCC", "id": .code } },
                "payer": { "name": .from, "account": .account },
                "amount": { "amount": yuan(.yuan), "currency": "CNY" },
                "receivedAt": instant(.said, "uuuu-MM-dd HH:mm:ss"), "form": "transfer"
              }
            }
            """);
        Files.writeString(dialect.resolve("out/give-back.jslt"), """
            { "slip": .deposit.receiptId, "fen": fen-of-yuan(.amount.amount), "to": .payee.account }
            """);
    }

    /** {@code id} goes into the header that one dialect wants it in. */
    private int post(Hub hub, String id, String path, String partner, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + path))
                .header("Authorization", "Bearer " + hub.secrets().shownByPartner(partner))
                .header("Content-Type", "application/json")
                .header("X-Lsh", id)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> postSoap(Hub hub, String contentType, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + "/soap/500108"))
                .header("Authorization", "Bearer " + hub.secrets().shownByPartner("500108"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, file.equals(from) ? to : target);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
