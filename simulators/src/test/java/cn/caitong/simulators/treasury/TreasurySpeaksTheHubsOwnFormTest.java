package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the hub's own form the treasury says what the SOAP samples become; what is not as the schema has it is refused by status. */
@Tag("unit")
class TreasurySpeaksTheHubsOwnFormTest {
    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "czzf", "samples", "canonical");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVENT = "application/cloudevents+json";

    private final Books books;
    private final Canonical tongue = new Canonical("treasury");
    private Instant now = Instant.parse("2026-04-17T01:30:05Z");

    TreasurySpeaksTheHubsOwnFormTest(@TempDir Path dir) {
        books = Books.open(dir.resolve("books.jsonl"));
    }

    @BeforeEach
    void budget() {
        for (BudgetLine line : List.of(Applied.TEACHING, Applied.REPAIRS)) {
            books.enter(line, Fen.ofYuan("1000000.00"));
            books.plan(line.code(), Plan.of("1000000.00"));
        }
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void anApplicationIsTakenReviewedVouchedForAndExecuted() throws Exception {
        assertThat(say(application(), EVENT).status()).isEqualTo(202);
        settle();
        assertThat(told())
                .extracting(said -> said.path("type").asText())
                .containsExactly(
                        "payment.reviewed.v1",
                        "payment.reviewed.v1",
                        "payment.reviewed.v1",
                        "payment.reviewed.v1",
                        "payment.voucher-issued.v1",
                        "payment.executed.v1");
        assertLike(told().get(0), "in-review-received");
        assertLike(told().get(1), "in-review-unit-passed");
        assertLike(told().get(2), "in-review-treasury-passed");
        assertLike(told().get(4), "in-voucher-issued");
        assertLike(told().get(5), "in-executed");
        assertThat(standing().at("/says/0/type").asText()).isEqualTo("payment.executed.v1");
    }

    @Test
    void itsQuotaIsExhausted() throws Exception {
        books.plan(Applied.REPAIRS.code(), Plan.of("39999.99"));
        say(application(), EVENT);
        settle();
        assertLike(told().getLast(), "in-review-quota-refused");
        assertThat(standing().at("/says/0/data/reason/code").asText()).isEqualTo("B04");
    }

    @Test
    void aLineFailsAnotherComesBackAndTheStatementHasBoth() throws Exception {
        books.destine(
                Applied.PAYMENT,
                Course.paid().failing(Applied.REPAIRS.code(), Why.A03).returning(Applied.TEACHING.code(), Why.A01));
        say(application(), EVENT);
        settle();
        assertLike(told().getLast(), "in-returned");
        var day = books.bookings().getFirst().day();
        office().closeDay(day, Booking.Slip.NONE);
        JsonNode data = told().getLast().path("data");
        assertThat(data.path("credited").asText()).isEqualTo("0.00");
        assertThat(data.path("returned").asText()).isEqualTo("80000.00");
        assertThat(data.at("/lines/0/line").asInt()).isEqualTo(1);
        assertThat(told().getLast().path("jurisdiction").asText()).isEqualTo("CQ-SBJ");
    }

    @Test
    void itIsFrozenReleasedAndCarriedOver() throws Exception {
        say(application(), EVENT);
        office().freeze(Applied.FIRST, new Application.Hold(true, "（2026）渝0103执保217号"));
        assertLike(told().getLast(), "in-frozen");
        office().unfreeze(Applied.FIRST);
        assertLike(told().getLast(), "in-unfrozen");
        office().closeYear(2026);
        assertLike(told().getLast(), "in-carried-over");
    }

    @Test
    void theSameAgainGetsTheFirstAnswersBodyAndOtherContentIsAConflict() throws Exception {
        Answer first = say(application(), EVENT);
        now = now.plus(Duration.ofDays(1));
        Answer again = say(application(), EVENT);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Answer other = say(with("/data/payee", payee -> payee.put("name", "另一家")), EVENT);
        assertThat(other.status()).isEqualTo(409);
        assertThat(books.applications()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/data/payee, account, an account, 422, account",
        "/data/amount, amount, 120000.01, 422, ",
        "/data/amount, currency, USD, 422, currency",
        "/data/lines/0, line, 1/2/3/4, 422, line",
        "/data/lines/0, instructionId, CT-90d4e7a3b15c6f82-1, 422, instructionId",
        "/data/lines/0/amount, amount, 0.00, 422, amount",
        "/data/lines/0/budget, agency, 999999, 422, ",
        "/data/payment, applicationId, not an id, 422, applicationId",
        "'', id, CT-another, 422, id",
        "'', type, payment.cancelled.v1, 400, "
    })
    void whatIsWrongIsRefusedAndBooksNothing(String place, String field, String value, int status, String named)
            throws Exception {
        Answer answer = say(with(place, node -> node.put(field, value)), EVENT);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("field").asText(null)).isEqualTo(named);
        assertThat(books.applications()).isEmpty();
    }

    @Test
    void poisonIsRefusedUnread() throws Exception {
        String right = application();
        assertThat(say("nonsense", EVENT).status()).isEqualTo(400);
        assertThat(say("[]", EVENT).status()).isEqualTo(400);
        assertThat(say(right + right, EVENT).status()).isEqualTo(400);
        assertThat(say(right.replaceFirst("\\{", "{\"type\":\"payment.applied.v1\","), EVENT)
                        .status())
                .isEqualTo(400);
        assertThat(say(right, "application/xml").status()).isEqualTo(415);
    }

    @Test
    void whoAsksIsToldWhatTheBooksSay() throws Exception {
        assertThat(standing().path("standing").asText()).isEqualTo("not-found");
        say(application(), EVENT);
        assertThat(standing().path("standing").asText()).isEqualTo("taken");
        assertThat(standing().has("says")).isFalse();
    }

    /** A wrong correlation: the answer goes under the id of what it speaks of. */
    @Test
    void anAnswerAboutSomethingElseIsAddressedSo() throws Exception {
        Request call = call(application(), EVENT);
        Answer right = say(application(), EVENT);
        assertThat(Canonical.addressed(call, Reply.proper(right)).answer().headers())
                .doesNotContainKey("message-id");
        Answer wrong = right.withBody(right.body().replace(Applied.FIRST, "CT-another"));
        assertThat(Canonical.addressed(call, Reply.proper(wrong)).answer().headers())
                .containsEntry("message-id", "CT-another");
        assertThat(Canonical.addressed(call, Reply.proper(right.withBody("{\"id\"")))
                        .answer()
                        .headers())
                .doesNotContainKey("message-id");
    }

    private Answer say(String message, String type) {
        Window window = new Window(books, () -> now, false, tongue);
        try {
            return window.answer(tongue.read(call(message, type)));
        } catch (Rebuffed refused) {
            return tongue.rebuffed(refused);
        }
    }

    private static Request call(String message, String type) {
        return Request.carried(
                "partner.treasury.out", Map.of("content-type", type), message.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode standing() throws IOException {
        ObjectNode question = (ObjectNode) JSON.readTree(application());
        question.put("type", "payment.status-requested.v1").put("id", "CT-q1");
        question.withObject("/data").retain("payment");
        Answer answer = say(question.toString(), EVENT);
        assertThat(answer.status()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private Office office() {
        return new Office(books, new Reviewers(books, false), () -> now, Duration.ofHours(4), tongue.news());
    }

    private void settle() {
        now = now.plus(Duration.ofDays(3));
        office().settleUntil(now);
    }

    private List<JsonNode> told() throws IOException {
        List<JsonNode> told = new ArrayList<>();
        for (Message message : books.unsent()) {
            told.add(JSON.readTree(message.body()));
        }
        return told;
    }

    private static String application() throws IOException {
        return with("", event -> {});
    }

    /** The sample's application in its envelope, with something changed at that place. */
    private static String with(String place, Consumer<ObjectNode> change) throws IOException {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", Applied.FIRST)
                .put("source", "urn:caitong:hub")
                .put("type", "payment.applied.v1")
                .put("jurisdiction", "500103");
        event.set("data", JSON.readTree(Files.readString(SAMPLES.resolve("out-application.json"))));
        change.accept((ObjectNode) event.at(place));
        return event.toString();
    }

    /** But for its own numbers, days and times. */
    private static void assertLike(JsonNode said, String sample) throws IOException {
        JsonNode expected = JSON.readTree(Files.readString(SAMPLES.resolve(sample + ".json")));
        assertThat(withoutItsOwn(said)).as(sample).isEqualTo(withoutItsOwn(expected));
    }

    private static JsonNode withoutItsOwn(JsonNode message) {
        ObjectNode copy = message.deepCopy();
        assertThat(copy.path("sequence").asText()).matches("\\d+");
        copy.remove(List.of("id", "time", "sequence"));
        for (String own : List.of("at", "bankDate", "bankTrace", "number", "date")) {
            copy.findParents(own).forEach(parent -> ((ObjectNode) parent).put(own, ""));
        }
        return copy;
    }
}
