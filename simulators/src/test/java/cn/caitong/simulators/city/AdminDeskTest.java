package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("contract")
class AdminDeskTest {
    private static final Instant NOW = Instant.parse("2026-02-12T01:00:00Z");

    private final City city;
    private final Admin admin;

    AdminDeskTest(@TempDir Path dir) {
        city = City.open(
                dir,
                List.of(
                        CentreSettings.stepped("500103", Dialect.CQYZ, "hub", "own"),
                        CentreSettings.stepped("500240", Dialect.CQSZ, "hub", "own")),
                () -> NOW);
        admin = new Admin(city.openAdmin("127.0.0.1", 0));
    }

    @AfterEach
    void close() {
        admin.close();
        city.close();
    }

    @Test
    void theCityIsListed() throws Exception {
        assertThat(admin.get("/centres")).contains("500103", "CQYZ", "500240", "CQSZ", "\"unsent\":0");
    }

    @Test
    void aReceiptIsBookedAndARefundGoesTheWayLaidDown() throws Exception {
        admin.post("/centres/500103/receipts", Admin.sample("cqyz", "in-receipt"));
        admin.post("/centres/500103/fates", """
            {"receipt":"YZ20260128000001","end":"RETURNED","after":"PT26H","reason":"NAME_DIFFERS"}\
            """);
        refund();
        assertThat(admin.post("/centres/500103/settle", "{\"until\":\"2026-02-13T03:00:00Z\"}"))
                .contains("\"steps\":2");
        admin.post("/centres/500103/statements", "{\"day\":\"2026-02-13\"}");

        assertThat(city.centre("500103").ledger().refunds())
                .extracting(Refund::state)
                .containsExactly(RefundState.RETURNED);
        assertThat(admin.get("/centres/500103/ledger"))
                .contains("NAME_DIFFERS", "\"overRefunded\":[]", "\"refundedTwice\":[]");
        assertThat(admin.get("/centres/500103/journal")).contains("FROM_HUB", "CT-5b1f0c9a7d2e4386-1");
        assertThat(admin.get("/centres")).contains("\"unsent\":4");
        assertThat(admin.post("/centres/500103/send", "")).contains("\"allSent\":false");
    }

    @Test
    void misbehaviourIsArmedAndTakenBack() throws Exception {
        admin.post("/centres/500103/receipts", Admin.sample("cqyz", "in-receipt"));
        String order = """
            {"fault":"COMMIT_THEN_500","kind":"REFUND","about":"YZ20260128000001","times":5,"delayMillis":1,"size":9}\
            """;
        admin.post("/centres/500103/misbehaviours", order);
        assertThat(refund()).isEqualTo(500);
        admin.send("DELETE", "/centres/500103/misbehaviours", "");

        assertThat(refund()).isEqualTo(200);
        assertThat(city.centre("500103").ledger().refunds()).hasSize(1);
    }

    @Test
    void aCentreGoesDownAndComesUp() throws Exception {
        admin.post("/centres/500103/down", "");
        assertThat(admin.post("/hub", "{\"url\":\"http://127.0.0.1:1\"}")).contains("true");
        admin.post("/centres/500103/up", "");
        admin.post("/centres/500103/release", "");
        admin.post("/centres/500103/resend", "");

        assertThat(refund()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/centres/500999/down|''|no centre 500999",
                "/centres/500103/dance|''|no such thing",
                "/nowhere|''|no such thing",
                "/centres/500103/misbehaviours|{\"fault\":\"NAP\"}|NAP",
                "/centres/500103/fates|{\"receipt\":\"R1\",\"end\":\"HEAVEN\"}|HEAVEN",
                "/centres/500103/settle|{\"until\":\"soon\"}|soon",
                "/centres/500103/receipts|{\"DATA\":{}}|RECEIPT_NO",
                "/centres/500103/settle|nonsense|nonsense"
            })
    void whatItDoesNotUnderstandItSays(String path, String body, String said) throws Exception {
        assertThat(admin.post(path, body)).contains("error", said);
    }

    private int refund() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(city.centre("500103").address() + "/margin/refund"))
                .header("Authorization", "Bearer hub")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Admin.sample("cqyz", "out-refund")))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
