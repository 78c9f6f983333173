package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A tender is terminated on Monday 2031-03-03; its refund's five working days run while notices for 2031 appear. */
@Tag("system")
@TestMethodOrder(OrderAnnotation.class)
class LoadedCalendarMovesRunningClocksTest {
    private static final Path WIRE = Path.of("../mappings/dialects/cqyz/samples/wire");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMIT = "/api/calendars/commit";
    private static final String WHAT_IF = "/api/calendars/what-if";

    private static RunningHub running;

    @BeforeAll
    static void aRefundRuns(@TempDir Path folder) throws Exception {
        running = new RunningHub(folder);
        advance("2031-03-03T10:00:00+08:00");
        terminated("T1", "R1");
        await().atMost(PATIENCE).until(() -> clock("count(*)").equals("1"));
        assertThat(dueAt()).as("4, 5, 6, 7, 10").isEqualTo("2031-03-11 00:00:00");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void nobodyButAnOperatorLoadsOrSeesIt() throws Exception {
        String partner = running.hub.secrets().shownByPartner("500103");
        assertThat(running.get("/api/calendars", "nobody's").statusCode()).isEqualTo(401);
        assertThat(running.get("/api/calendars", partner).statusCode()).isEqualTo(403);
        assertThat(running.post(WHAT_IF, partner, "application/yaml", year("2031-03-05"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(running.post(COMMIT, "nobody's", "application/yaml", year("2031-03-05"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(2)
    void whatNoNoticeCanMeanIsRefusedInBothLanguages() throws Exception {
        JsonNode problem = refused(
                post(WHAT_IF, year("2031-03-05").replace("workingWeekends: []", "workingWeekends: [2031-03-06]")), 422);
        assertThat(problem.path("title").asText())
                .startsWith("/workingWeekends/0 of this calendar: 2031-03-06 is no weekend day; remove or correct it");
        assertThat(problem.path("detail").asText()).contains("不是周末");
        refused(post(WHAT_IF, "- not a mapping"), 422);
        refused(running.post(WHAT_IF, operator(), "application/json", "{}"), 415);
        refused(post(WHAT_IF, "#".repeat(1_000_001)), 413);
    }

    @Test
    @Order(3)
    void theListMovesNothingAndAnotherDigestIsRefused() throws Exception {
        JsonNode list = answered(post(WHAT_IF, year("2031-03-05")));
        assertThat(list.path("moved")).hasSize(1);
        assertThat(list.path("moved").path(0).path("clause").asText()).isEqualTo("C14");
        assertThat(list.path("moved").path(0).path("after").path("dueAt").asText())
                .isEqualTo("2031-03-11T16:00:00Z");
        JsonNode problem = refused(post(COMMIT + "?digest=sm3:00", year("2031-03-05")), 409);
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:calendar-digest-differs");
        refused(post(commitOf(list), year("2031-03-06")), 409);
        assertThat(dueAt()).isEqualTo("2031-03-11 00:00:00");
    }

    @Test
    @Order(4)
    void theCommitMovesTheClockAndCountsFromThenOn() throws Exception {
        JsonNode done = load(year("2031-03-05"));
        assertThat(dueAt()).as("4, 6, 7, 10, 11").isEqualTo("2031-03-12 00:00:00");
        await().atMost(PATIENCE).until(() -> count("inbox") == 0);
        assertThat(count("parked")).as("its case took the news").isZero();
        JsonNode calendars = answered(running.get("/api/calendars", operator()));
        assertThat(calendars.path("active").asText()).isEqualTo(done.path("to").asText());
        assertThat(calendars.path("versions").path(0).path("loadedBy").asText()).isEqualTo("operator");
        assertThat(calendars.path("versions")).hasSize(2);
    }

    @Test
    @Order(5)
    void aKindThatHasFiredIsNeverUnfired() throws Exception {
        advance("2031-03-07T09:30:00+08:00");
        await().atMost(PATIENCE).until(() -> clock("count(warned_at)").equals("1"));
        load(year("2031-03-05", "2031-03-06")); // 4, 7, 10, 11, 12: it would have warned on the 10th
        assertThat(dueAt()).isEqualTo("2031-03-13 00:00:00");
        assertThat(clock("warn_at at time zone 'Asia/Shanghai'")).isEqualTo("2031-03-07 09:00:00");
        advance("2031-03-11T09:30:00+08:00");
        await().atMost(PATIENCE).until(() -> clock("count(acted_on_at)").equals("1"));
        assertThat(running.jdbc()
                        .sql("select count(*) from evidence where convert_from(payload, 'UTF8') like '%clock.warn%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void whatStartsNowIsCountedOnIt() throws Exception {
        terminated("T2", "R2");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.jdbc()
                                .sql("select o.calendar_version = active_calendar() from obligation o"
                                        + " join case_file c on c.id = o.case_id where c.key = '500103:R2'")
                                .query(Boolean.class)
                                .list())
                        .containsExactly(true));
    }

    /** A deposit that came in before its tender ended. */
    private static void terminated(String tender, String receipt) throws Exception {
        send("one-thing", Notices.tender(tender));
        running.city
                .city()
                .centre("500103")
                .receive(Files.readString(WIRE.resolve("in-receipt.json"))
                        .replace("ocds-000000-CQ-2026-0103", tender)
                        .replace("YZ20260128000001", receipt));
        await().atMost(PATIENCE)
                .until(() -> running.state("deposit", "500103:" + receipt).equals("held"));
        send("portal", Notices.terminated(tender, "2031-03-03T09:00:00+08:00"));
    }

    private static void send(String partner, String message) throws Exception {
        assertThat(running.post("/api/messages", partner, message).statusCode()).isEqualTo(202);
    }

    private static JsonNode load(String year) throws Exception {
        return answered(post(commitOf(answered(post(WHAT_IF, year))), year));
    }

    private static String commitOf(JsonNode list) {
        return COMMIT + "?digest=" + list.path("digest").asText();
    }

    private static HttpResponse<String> post(String path, String year) throws Exception {
        return running.post(path, operator(), "application/yaml", year);
    }

    private static JsonNode answered(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static JsonNode refused(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JSON.readTree(response.body());
    }

    private static String operator() throws Exception {
        return running.hub.secrets().shownByOperator();
    }

    private static void advance(String time) {
        running.hub.legalTime().advanceTo(OffsetDateTime.parse(time).toInstant());
    }

    private static String dueAt() {
        return clock("due_at at time zone 'Asia/Shanghai'");
    }

    private static String clock(String column) {
        return running.jdbc()
                .sql("select (" + column + ")::text from obligation where clause = 'C14'")
                .query(String.class)
                .single();
    }

    private static long count(String table) {
        return running.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static String year(String... daysOff) {
        StringBuilder off = new StringBuilder();
        for (String day : daysOff) {
            off.append("  - {name: 临时放假, off: [{from: ").append(day).append("}]}\n");
        }
        return """
            year: 2031
            source: 国办发明电〔2030〕1号
            holidays:
              - {name: 元旦, off: [{from: 2031-01-01}]}
            %sworkingWeekends: []
            """.formatted(off);
    }
}
