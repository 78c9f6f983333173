package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.api.OpenApiDocument;
import cn.caitong.app.hub.Asking.Caller;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.time.Ticker;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P13 and N4.1, through the running hub: before opening a deposit is its supplier's and its holding centre's alone. */
@Tag("system")
class DepositsAreVeiledUntilOpeningTest {
    private static final String SUPPLIER = "CN-USCC:" + Asking.SUPPLIER_CODE;
    private static final String OTHER_CODE = "115000000000000275";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUESTS = 101;

    private static RunningHub running;
    private static Asking asking;
    private static int tenders;
    private static @Nullable Secret secret;

    private final String tender = "V" + ++tenders;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningHub(folder);
        asking = new Asking(running);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void beforeOpeningWhateverIsAskedIsAnsweredLikeWhatDoesNotExist() throws Exception {
        List<String> hidden = paidAndWithdrawn(openingIn(Duration.ofHours(1)));
        assertSeen(hidden, asking.supplier(Asking.SUPPLIER_CODE), asking.partner("500103"));
        assertHidden(hidden, strangers());
        assertHidden(hidden, officials());
    }

    @Test
    void afterOpeningOfficialsSeeItAndStrangersNever() throws Exception {
        Instant opening = openingIn(Duration.ofHours(1));
        List<String> hidden = paidAndWithdrawn(opening);
        assertHidden(hidden, officials());
        running.hub.legalTime().advanceTo(opening);
        assertSeen(hidden, officials().toArray(Caller[]::new));
        assertHidden(hidden, strangers());
    }

    @Test
    void aPostponedOpeningHidesItAnew() throws Exception {
        Instant opening = openingIn(Duration.ofHours(1));
        List<String> hidden = paidAndWithdrawn(opening);
        Instant later = opening.plus(Duration.ofDays(3));
        asking.accepted("one-thing", Notices.rescheduled(tender, later.toString()));
        await().atMost(Asking.PATIENCE).until(() -> opening(tender).equals(later));
        running.hub.legalTime().advanceTo(opening.plus(Duration.ofMinutes(1)));
        assertHidden(hidden, officials());
        assertSeen(hidden, asking.supplier(Asking.SUPPLIER_CODE), asking.partner("500103"));
        running.hub.legalTime().advanceTo(later);
        assertSeen(hidden, officials().toArray(Caller[]::new));
    }

    @Test
    void theTenderItselfIsNoSecretButItsTimelineTellsOfNoBid() throws Exception {
        Instant opening = openingIn(Duration.ofHours(1));
        paidAndWithdrawn(opening);
        String path =
                "/api/cases/" + asking.id("select id from case_file where flow = 'tender' and key = '" + tender + "'");
        Caller finance = asking.staff("finance", "500103");
        HttpResponse<String> before = asking.ask(finance, path);
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body()).contains("tender.registered").doesNotContain("withdrawn");
        UUID withdrawal = asking.id("select id from message where external_id = 'bid.withdrawn.v1-" + tender + "'");
        assertThat(asking.ask(finance, "/api/messages/" + withdrawal).statusCode())
                .isEqualTo(404);
        assertThat(running.post("/api/messages", "one-thing", withdrawnAtAnotherTime())
                        .statusCode())
                .as("the same id with other content")
                .isEqualTo(409);
        assertThat(asking.ask(finance, path).body())
                .as("a conflict tells of the message that it is about")
                .doesNotContain("message.conflict");
        String alarms = "/api/alarms?code=message-conflict";
        for (Caller caller : List.of(finance, asking.operator(), asking.partner("500103"))) {
            assertThat(asking.ask(caller, alarms).body()).as(caller.name()).doesNotContain(withdrawal.toString());
        }
        running.hub.legalTime().advanceTo(opening);
        assertThat(asking.ask(finance, path).body()).contains("bid.withdrawn.v1", "message.conflict");
        assertThat(asking.ask(finance, alarms).body()).contains(withdrawal.toString());
        assertThat(asking.ask(finance, "/api/messages/" + withdrawal).statusCode())
                .isEqualTo(200);
    }

    /** Its partner numbers each kind of message by itself: that one of its numbers was a deposit's, too, says that there is one. */
    @Test
    void aConflictWithADepositsMessageTellsOfNoDeposit() throws Exception {
        Instant opening = openingIn(Duration.ofHours(1));
        asking.accepted("one-thing", Notices.tender(tender, opening.toString()));
        String released = Notices.envelope(
                        "one-thing", "deposit.release-approved.v1", tender, """
                            {"deposit":{"tenderId":"%1$s","lotId":"1","receiptId":"R-%1$s",
                              "supplierId":{"scheme":"CN-USCC","id":"%2$s"},"holder":"500103"},"ground":"early-release",
                             "approvedBy":{"id":"u-1","role":"purchaser"},"approvedAt":"2026-11-20T11:59:00+08:00"}\
                            """.formatted(tender, Asking.SUPPLIER_CODE))
                .replace("\"id\":\"deposit.release-approved", "\"id\":\"tender.registered");
        HttpResponse<String> answer = running.post("/api/messages", "one-thing", released);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        await().atMost(Asking.PATIENCE)
                .until(() -> !running.state("tender", tender).isEmpty());
        String path =
                "/api/cases/" + asking.id("select id from case_file where flow = 'tender' and key = '" + tender + "'");
        for (Caller caller : officials()) {
            assertThat(asking.ask(caller, path).body()).as(caller.name()).doesNotContain("deposit.release-approved");
        }
        running.hub.legalTime().advanceTo(opening);
        assertThat(asking.ask(asking.operator(), path).body()).contains("deposit.release-approved");
    }

    @Test
    void aTenderThatNobodyRegisteredIsNotThereForAWithdrawal() throws Exception {
        asking.accepted(
                "one-thing",
                Notices.withdrawn(
                        tender,
                        Asking.SUPPLIER_CODE,
                        running.hub.legalTime().now().toString()));
        await().atMost(Asking.PATIENCE)
                .until(() -> running.jdbc()
                                .sql("select count(*) from inbox where state = 'held' and case_key = ?")
                                .param(tender)
                                .query(Long.class)
                                .single()
                        == 1);
        List<String> paths = List.of(
                "/api/cases?flow=tender&tender=" + tender,
                "/api/cases?tender=" + tender,
                "/api/cases/" + CaseId.of("tender", tender));
        assertHidden(paths, officials());
        assertHidden(paths, strangers());
    }

    /**
     * What nobody may know of.
     *
     * @param words that tell of it, wherever they stand
     */
    private record Secret(String tender, UUID deposit, List<String> words) {}

    /** Whatever the document lets anybody ask for. */
    static Stream<String> questions() {
        return OpenApiDocument.tree().path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> path.getKey()
                        + (path.getValue()
                                        .path("get")
                                        .path("parameters")
                                        .toString()
                                        .contains("tender")
                                ? "?tender={tender}"
                                : ""));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void noAnswerThatThereIsTellsOfADepositOrOfABidThatWasRevoked(String question) throws Exception {
        Secret hidden = secret();
        String path = question.replace("{id}", hidden.deposit().toString()).replace("{tender}", hidden.tender());
        for (Caller caller : List.of(
                asking.operator(),
                asking.staff("finance", "500103"),
                asking.staff("agency", "500103"),
                asking.partner("one-thing"),
                asking.partner("portal"))) {
            HttpResponse<String> answer = asking.ask(caller, path);
            assertThat(answer.body()).as(caller.name() + " " + path).doesNotContain(hidden.words());
            if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
                assertThat(JSON.readTree(answer.body()).findParents("code"))
                        .filteredOn(about -> about.path("code").asText().equals("revoked-after-deadline"))
                        .allSatisfy(about -> assertThat(about.properties())
                                .as(about.toString())
                                .extracting(Map.Entry::getKey)
                                .isSubsetOf("id", "code", "owner", "remedy", "knownOn"));
            }
        }
    }

    /** But operators hear that something waits for the opening. */
    @Test
    void thatSomethingWaitsIsToldToOperatorsAlone() throws Exception {
        secret();
        for (String path : List.of("/api/parked", "/api/alarms")) {
            assertThat(JSON.readTree(asking.ask(asking.operator(), path).body()).path("veiled"))
                    .extracting(item -> item.path("code").asText())
                    .contains("revoked-after-deadline");
        }
        assertThat(asking.ask(asking.staff("finance", "500103"), "/api/alarms").body())
                .doesNotContain("veiled");
    }

    /** A deposit, and another supplier's bid revoked after the deadline and before the opening, which is parked. */
    private Secret secret() throws Exception {
        if (secret == null) {
            Instant opening = openingIn(Duration.ofDays(400));
            paidAndWithdrawn(opening);
            assertThat(running.post("/api/messages", "one-thing", withdrawnAtAnotherTime())
                            .statusCode())
                    .isEqualTo(409);
            String late = tender + "-late";
            Instant now = running.hub.legalTime().now();
            asking.accepted(
                    "one-thing",
                    Notices.tender(late, opening.toString())
                            .replace(
                                    "\"tenderPeriod\":{\"endDate\":\"" + opening,
                                    "\"tenderPeriod\":{\"endDate\":\"" + now.minusSeconds(60)));
            asking.accepted("one-thing", Notices.withdrawn(late, OTHER_CODE, now.toString()));
            await().atMost(Asking.PATIENCE)
                    .until(() -> running.jdbc()
                                    .sql("select count(*) from parked where code = 'revoked-after-deadline'")
                                    .query(Long.class)
                                    .single()
                            > 0);
            UUID deposit = asking.id("select id from case_file where key = '500103:R-" + tender + "'");
            List<String> words = new ArrayList<>(List.of(deposit.toString(), "R-" + tender, Asking.SUPPLIER_CODE));
            words.addAll(running.jdbc()
                    .sql("select id::text from message where case_id = ? or external_id like 'bid.withdrawn.v1-' ||"
                            + " ? || '%' union all select id::text from outgoing where case_id = ?")
                    .params(deposit, tender, deposit)
                    .query(String.class)
                    .list());
            secret = new Secret(tender, deposit, List.copyOf(words));
        }
        return secret;
    }

    /** Both take the same statements, which a test of the search holds; here a coarse look at the clock, taken in turns. */
    @Test
    void whatIsHiddenTakesNoLongerThanWhatDoesNotExist() throws Exception {
        List<String> hidden = paidAndWithdrawn(openingIn(Duration.ofHours(1)));
        Caller operator = asking.operator();
        for (String path : hidden) {
            List<Long> ofHidden = new ArrayList<>();
            List<Long> ofAbsent = new ArrayList<>();
            for (int request = 0; request < REQUESTS; request++) {
                ofHidden.add(nanos(operator, path));
                ofAbsent.add(nanos(operator, absent(path)));
            }
            long slack = Duration.ofMillis(5).toNanos();
            assertThat(median(ofHidden)).as(path).isLessThan(2 * median(ofAbsent) + slack);
            assertThat(median(ofAbsent)).as(path).isLessThan(2 * median(ofHidden) + slack);
        }
    }

    private static long nanos(Caller caller, String path) throws Exception {
        long from = Ticker.SYSTEM.nanos();
        asking.ask(caller, path);
        return Ticker.SYSTEM.nanos() - from;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static List<Caller> strangers() throws Exception {
        return List.of(
                asking.supplier(OTHER_CODE),
                asking.partner("portal"),
                asking.partner("500240"),
                asking.staff("finance", "500240"));
    }

    private static List<Caller> officials() throws Exception {
        return List.of(
                asking.staff("finance", "500240,500103"),
                asking.staff("purchaser", "500103"),
                asking.staff("agency", "500103"),
                asking.operator());
    }

    private static Instant openingIn(Duration ahead) {
        return running.hub.legalTime().now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant opening(String tender) {
        return running.jdbc()
                .sql("select unveils_at from case_file where flow = 'tender' and key = ?")
                .param(tender)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** A deposit, then its bid's withdrawal, so that there is something owed; and all by which one could ask about it. */
    private List<String> paidAndWithdrawn(Instant opening) throws Exception {
        asking.accepted("one-thing", Notices.tender(tender, opening.toString()));
        await().atMost(Asking.PATIENCE)
                .until(() -> !running.state("tender", tender).isEmpty());
        UUID deposit = asking.received(tender, "R-" + tender);
        String noticed = running.hub.legalTime().now().toString();
        asking.accepted("one-thing", Notices.withdrawn(tender, Asking.SUPPLIER_CODE, noticed));
        await().atMost(Asking.PATIENCE)
                .until(() -> running.jdbc()
                                .sql("select count(*) from obligation where case_id = ?")
                                .param(deposit)
                                .query(Long.class)
                                .single()
                        > 0);
        UUID message = asking.id("select id from message where case_id = '" + deposit + "'");
        await().atMost(Asking.PATIENCE)
                .until(() -> asking.ask(asking.partner("500103"), "/api/messages/" + message + "/proof")
                                .statusCode()
                        == 200);
        return List.of(
                "/api/deposits?tender=" + tender,
                "/api/deposits?tender=" + tender + "&supplier=" + SUPPLIER,
                "/api/cases/" + deposit,
                "/api/cases?flow=deposit&tender=" + tender,
                "/api/messages/" + message,
                "/api/messages/" + message + "/proof",
                "/api/messages?flow=deposit&tender=" + tender,
                "/api/obligations?caseId=" + deposit,
                "/api/obligations?tender=" + tender);
    }

    private String withdrawnAtAnotherTime() {
        String noticed =
                running.hub.legalTime().now().minus(Duration.ofHours(1)).toString();
        return Notices.withdrawn(tender, Asking.SUPPLIER_CODE, noticed);
    }

    /** The same question about what was never there. */
    private String absent(String path) {
        return path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", new UUID(7, 7).toString())
                .replace("tender=" + tender, "tender=NONE");
    }

    private static void assertSeen(List<String> paths, Caller... callers) throws Exception {
        for (Caller caller : callers) {
            for (String path : paths) {
                assertThat(asking.ask(caller, path).statusCode())
                        .as(caller.name() + " " + path)
                        .isEqualTo(200);
            }
        }
    }

    private void assertHidden(List<String> paths, List<Caller> callers) throws Exception {
        for (Caller caller : callers) {
            for (String path : paths) {
                HttpResponse<String> hidden = asking.ask(caller, path);
                HttpResponse<String> absent = asking.ask(caller, absent(path));
                assertThat(hidden.statusCode()).as(caller.name() + " " + path).isEqualTo(404);
                assertThat(absent.statusCode()).isEqualTo(404);
                assertThat(hidden.body()).isEqualTo(absent.body());
                assertThat(headers(hidden)).isEqualTo(headers(absent));
            }
        }
    }

    /** But for the time, and the connection's end after so many requests. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "connection", "keep-alive"));
        return headers;
    }
}
