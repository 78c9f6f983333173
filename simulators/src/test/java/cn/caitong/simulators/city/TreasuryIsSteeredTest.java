package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.treasury.Applied;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.TreasurySettings;
import cn.caitong.simulators.treasury.Why;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("contract")
class TreasuryIsSteeredTest {
    private static final Instant NOW = Instant.parse("2026-12-30T01:00:00Z");
    private static final Charset GBK = Charset.forName("GBK");

    private final City city;
    private final Admin admin;

    TreasuryIsSteeredTest(@TempDir Path dir) {
        city = City.open(dir, List.of(), () -> NOW);
        city.openTreasury(TreasurySettings.stepped("treasury", "hub", "own"), dir, () -> NOW);
        admin = new Admin(city.openAdmin("127.0.0.1", 0));
    }

    @AfterEach
    void close() {
        admin.close();
        city.close();
    }

    @Test
    void aBudgetIsEnteredAnApplicationGoesTheWayLaidDownAndTheBooksShowIt() throws Exception {
        enterBudgets();
        admin.post("/treasury/fates", """
            {"payment":"26502000000000004711","takes":{"RECEIVED":"PT1M"},
             "ends":[{"line":"111/2050205/50601/50010326T000000000817","fate":"FAILS","reason":"A03"}]}\
            """);
        assertThat(apply()).isEqualTo(200);
        assertThat(admin.post("/treasury/settle", "{\"until\":\"2026-12-31T01:00:00Z\"}"))
                .contains("\"steps\":6");
        admin.post("/treasury/statements", "{\"day\":\"2026-12-30\"}");
        admin.post("/treasury/statements", "{\"day\":\"2026-12-30\",\"slip\":\"LINE_EXTRA\"}");

        assertThat(admin.get("/treasury/books"))
                .contains("CREDITED", "\"A03\"", "\"paidTwice\":[]", "\"overPaid\":[]", "\"unsent\":8");
        assertThat(admin.get("/treasury/journal")).contains("FROM_HUB", Applied.FIRST);
        assertThat(admin.post("/treasury/send", "")).contains("\"allSent\":false");
    }

    @Test
    void aPlanIsFrozenAndWithdrawnAndALineRefusedForIt() throws Exception {
        enterBudgets();
        admin.post("/treasury/plans", """
            {"code":"111/2050205/31003/50010325T000000012345","quota":"90000.00","frozen":true}\
            """);
        admin.send("DELETE", "/treasury/plans", """
            {"code":"111/2050205/50601/50010326T000000000817"}\
            """);
        apply();
        admin.post("/treasury/settle", "{\"until\":\"2026-12-31T01:00:00Z\"}");

        assertThat(admin.get("/treasury/books")).contains("\"why\":\"B03\"", "\"instructions\":[\"CT-aaaa-1\"]");
    }

    @Test
    void anApplicationIsFrozenReleasedAndCarriedOver() throws Exception {
        enterBudgets();
        apply();
        String order = "{\"application\":\"CT-7c1e5a0b9d3f2468-1\",\"court\":true,\"reference\":\"法院1号\"}";
        assertThat(admin.post("/treasury/freeze", order)).contains("done");
        assertThat(admin.post("/treasury/unfreeze", order)).contains("done");
        admin.post("/treasury/year-ends", "{\"year\":\"2026\"}");

        assertThat(city.treasury().books().unsent())
                .extracting(message -> message.channel())
                .containsExactly("FREEZE", "FREEZE", "CARRY_OVER");
    }

    @Test
    void itMisbehavesGoesDownAndComesBack() throws Exception {
        enterBudgets();
        admin.post("/treasury/down", "");
        admin.post("/treasury/up", "");
        admin.post("/treasury/misbehaviours", "{\"fault\":\"BUSY\",\"kind\":\"APPLICATION\",\"times\":9}");
        assertThat(apply()).isEqualTo(503);
        admin.send("DELETE", "/treasury/misbehaviours", "");
        admin.post("/treasury/release", "");
        admin.post("/treasury/resend", "");

        assertThat(apply()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/treasury/dance|''|no such thing",
                "/treasury/fates|{\"payment\":\"P\",\"refusedAt\":\"BANK\"}|BANK",
                "/treasury/fates|{\"refusedAt\":\"UNIT_REVIEW\"}|payment",
                "/treasury/budgets|{\"fund\":\"111\",\"sum\":\"1.00\"}|function",
                "/treasury/plans|{\"code\":\"a\",\"quota\":\"much\"}|much",
                "/treasury/statements|{\"day\":\"2026-12-30\",\"slip\":\"ON_ICE\"}|ON_ICE",
                "/treasury/freeze|{\"application\":\"CT-none\",\"reference\":\"1\"}|CT-none"
            })
    void whatItDoesNotUnderstandItSays(String path, String body, String said) throws Exception {
        assertThat(admin.post(path, body)).contains("error", said);
    }

    @Test
    void aCityWithoutATreasurySaysSo(@TempDir Path other) throws Exception {
        try (var without = City.open(other, List.of(), () -> NOW);
                var its = new Admin(without.openAdmin("127.0.0.1", 0))) {
            assertThat(its.get("/treasury/books")).contains("no treasury in this city");
        }
    }

    @Test
    void everyCourseCanBeLaidDown() {
        assertThat(course("{'refusedAt':'UNIT_REVIEW','reason':'U01'}"))
                .isEqualTo(Course.refused(Stage.UNIT_REVIEW, Why.U01));
        assertThat(course("{'stuckAt':'VOUCHER','takes':{'UNIT_REVIEW':'P1D'}}"))
                .isEqualTo(Course.stuck(Stage.VOUCHER).taking(Stage.UNIT_REVIEW, Duration.ofDays(1)));
        assertThat(course("{'ends':[{'fate':'CREDITED_THEN_RETURNS','reason':'A01','after':'P2D'}]}"))
                .isEqualTo(Course.paid().returning("", Why.A01, Duration.ofDays(2)));
    }

    private static Course course(String text) {
        return TreasuryOrders.course(JsonLines.read(text.replace('\'', '"'), JsonNode.class));
    }

    private void enterBudgets() throws Exception {
        for (var line : List.of(Applied.TEACHING, Applied.REPAIRS)) {
            admin.post("/treasury/budgets", """
                {"fund":"%s","function":"%s","economic":"%s","project":"%s","agency":"%s","sum":"90000.00"}\
                """.formatted(
                            line.fund(), line.function(), line.economic(), line.project(), line.agency()));
            admin.post("/treasury/plans", "{\"code\":\"%s\",\"quota\":\"90000.00\"}".formatted(line.code()));
        }
    }

    private int apply() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(city.treasury().address() + "/services/payment"))
                .header("Authorization", "Bearer hub")
                .header("Content-Type", "text/xml; charset=GBK")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Applied.envelope(Applied.usual().message()).getBytes(GBK)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
