package cn.caitong.connectors.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.End.AnswerEvent;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.outage.Reach;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each standing that a centre can answer, in both dialects, from the samples that specify them. */
@Tag("unit")
class WhatAQuestionFindsReachesTheFlowTest {
    private static final Path DIALECTS = Path.of("..", "mappings", "dialects");
    private static final String QUERY = "deposit.refund-status-requested.v1";
    private static final String REFUND = "deposit.refund-instructed.v1";

    private final Partners partners = new Partners(PartnerFiles.load(Path.of("..", "config", "partners")));
    private final AnswerReader answers = new AnswerReader(partners, new Dialects(DIALECTS, partners));

    @ParameterizedTest
    @CsvSource({
        "accepted, DELIVERED, deposit.refund-accepted.v1",
        "processing, DELIVERED, deposit.refund-accepted.v1",
        "credited, DELIVERED, deposit.refund-credited.v1",
        "returned, DELIVERED, deposit.refund-returned.v1",
        "rejected, REJECTED, deposit.refund-rejected.v1",
        "recalled, REJECTED, deposit.refund-recalled.v1"
    })
    void asTheEventThatThePartnersOwnMessageWouldBe(String standing, Finding finding, String type) throws IOException {
        for (String centre : List.of("500103", "500240")) {
            End.Found found = ask(centre, standing);
            assertThat(found.finding()).isEqualTo(finding);
            assertThat(found.events()).extracting(AnswerEvent::type).containsExactly(type);
            JsonNode data = found.events().getFirst().data();
            assertThat(data.path("instructionId").asText()).isEqualTo("CT-1");
            assertThat(data.has("standing")).isEqualTo(standing.equals("recalled"));
        }
    }

    @Test
    void whatIsNotThereIsNoEvent() throws IOException {
        for (String centre : List.of("500103", "500240")) {
            End.Found found = ask(centre, "not-found");
            assertThat(found.finding()).isEqualTo(Finding.NOT_FOUND);
            assertThat(found.events()).isEmpty();
        }
    }

    @Test
    void theBanksDateAmountAndReasonComeWithIt() throws IOException {
        JsonNode returned = ask("500103", "returned").events().getFirst().data();
        assertThat(returned.at("/amount/amount").asText()).isEqualTo("12000.00");
        assertThat(returned.path("bankDate").asText()).isEqualTo("2026-02-13");
        assertThat(returned.at("/reason/code").asText()).isEqualTo("name-differs");
        JsonNode rejected = ask("500103", "rejected").events().getFirst().data();
        assertThat(rejected.at("/reason/code").isTextual()).isTrue();
    }

    /** Believed, it would be paid a second time. */
    @Test
    void whatIsNotThereAndHasATraceAtTheBankIsNoAnswer() throws IOException {
        byte[] torn = answer("cqyz", "answer-query-credited")
                .replaceFirst("(\"REFUND_STATUS\": )\"30\"", "$1\"00\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(new String(torn, StandardCharsets.UTF_8)).contains("\"00\"", "BANK_TRACE_NO");
        assertThat(answers.read(marked("500103", QUERY, "out-query"), 200, torn, Optional.empty()))
                .isInstanceOf(End.Unknown.class);
    }

    @Test
    void anAnswerAboutSomethingElseSaysNothing() throws IOException {
        byte[] other =
                answer("cqyz", "answer-query-credited").replace("CT-", "CX-").getBytes(StandardCharsets.UTF_8);
        assertThat(answers.read(marked("500103", QUERY, "out-query"), 200, other, Optional.empty()))
                .isInstanceOf(End.Unknown.class);
    }

    @Test
    void theWaitThatAPartnerAsksForIsKept() throws IOException {
        byte[] busy = answer("cqyz", "answer-busy").getBytes(StandardCharsets.UTF_8);
        assertThat(answers.read(marked("500103", REFUND, "out-refund"), 429, busy, Optional.of(Duration.ofSeconds(7))))
                .asInstanceOf(InstanceOfAssertFactories.type(End.NotSent.class))
                .satisfies(end -> assertThat(end.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "202, Delivered",
        "200, Delivered",
        "429, NotSent",
        "401, NotSent",
        "403, NotSent",
        "503, Unknown",
        "422, Rejected",
        "409, Rejected",
        "500, Unknown",
        "302, Unknown",
        "0, Unknown"
    })
    void whoSpeaksTheCanonicalFormAnswersByStatusAlone(int status, String end) throws IOException {
        Marked task = marked("one-thing", "deposit.task-raised.v1", "out-refund");
        assertThat(answers.read(task, status, new byte[0], Optional.empty()).getClass())
                .hasToString("class cn.caitong.engine.delivery.End$" + end);
    }

    /** A gateway's or a sign-in's, which answers 200 for whatever stands behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"<html>拦截</html>", "\r\n <!DOCTYPE html><html>", "<?xml version='1.0'?><a/>"})
    void aPageIsNoWordOfWhoSpeaksTheCanonicalForm(String page) throws IOException {
        Marked task =
                marked("one-thing", "deposit.task-raised.v1", "out-refund").asTold();
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        assertThat(answers.read(task, 200, body, Optional.empty())).isInstanceOf(End.Unknown.class);
    }

    /** A gateway says 503 as well, where whoever stands behind it has the message and broke off over it (P3). */
    @Test
    void onlyWhoSaysWhenToComeAgainHasSurelyNotReadIt() throws IOException {
        Marked refund = marked("one-thing", REFUND, "out-refund").asTold();
        assertThat(answers.read(
                        refund, 503, "upstream connect error".getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isInstanceOf(End.Unknown.class)
                .as("one message tries, and not each becomes a person's question")
                .returns(Reach.AWAY, End::reach);
        assertThat(answers.read(refund, 503, new byte[0], Optional.of(Duration.ofSeconds(7))))
                .asInstanceOf(InstanceOfAssertFactories.type(End.NotSent.class))
                .satisfies(end -> assertThat(end.retryAfter()).contains(Duration.ofSeconds(7)));
        assertThat(answers.read(marked("one-thing", QUERY, "out-refund"), 503, new byte[0], Optional.empty()))
                .as("a question may be asked again; who is asked has not shown to be there")
                .isInstanceOf(End.NotSent.class)
                .returns(Reach.AWAY, End::reach);
    }

    /** Purchasers and agencies hold deposits too, and are told through the application. */
    @Test
    void aConflictAboutARefundIsUnknownWhoeverHoldsTheMoney() throws IOException {
        Marked refund = marked("one-thing", REFUND, "out-refund").asTold();
        assertThat(answers.read(refund, 409, new byte[0], Optional.empty())).isInstanceOf(End.Unknown.class);
    }

    /** Under this id it has something else, which may have moved money: nothing is rejected, and nothing told anew. */
    @Test
    void aConflictAtATreasuryIsUnknown(@TempDir Path folder) throws Exception {
        Files.copy(
                Path.of("..", "config", "examples", "partners", "treasury-queue.yaml"),
                folder.resolve("treasury-queue.yaml"));
        Partners others = new Partners(PartnerFiles.load(folder));
        AnswerReader reader = new AnswerReader(others, new Dialects(DIALECTS, others));
        Marked applied = marked("treasury-queue", "payment.applied.v1", "out-refund");
        assertThat(reader.read(applied.asTold(), 409, new byte[0], Optional.empty()))
                .isInstanceOf(End.Unknown.class);
        assertThat(reader.read(applied.asTold(), 422, new byte[0], Optional.empty()))
                .isInstanceOf(End.Rejected.class);
    }

    /** It never had it, and tells what the bank did with it: one of the two is wrong, and to send it again might be the second payment. */
    @Test
    void whatIsNotThereHasNoNews(@TempDir Path folder) throws Exception {
        Files.copy(
                Path.of("..", "config", "examples", "partners", "treasury-queue.yaml"),
                folder.resolve("treasury-queue.yaml"));
        Partners others = new Partners(PartnerFiles.load(folder));
        AnswerReader reader = new AnswerReader(others, new Dialects(DIALECTS, others));
        Marked question = marked("treasury-queue", QUERY, "out-refund");
        String news = """
            {"standing": "%s", "says": [{"type": "payment.executed.v1", "data": {
              "payment": {"id": "26502000000000004711", "applicationId": "CT-1"},
              "voucher": {"number": "5201-317", "date": "2026-04-21"},
              "lines": [{"instructionId": "CT-2", "amount": {"amount": "80000.00", "currency": "CNY"},
                         "result": "credited", "bankDate": "2026-04-22"}]}}]}\
            """;
        End taken = reader.read(question, 200, utf8(news.formatted("taken")), Optional.empty());
        assertThat(taken).isInstanceOf(End.Found.class);
        End notThere = reader.read(question, 200, utf8(news.formatted("not-found")), Optional.empty());
        assertThat(notThere).isInstanceOf(End.Unknown.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private End.Found ask(String centre, String standing) throws IOException {
        boolean isCqyz = centre.equals("500103");
        int status = !isCqyz && standing.equals("not-found") ? 404 : 200;
        byte[] body =
                answer(isCqyz ? "cqyz" : "cqsz", "answer-query-" + standing).getBytes(StandardCharsets.UTF_8);
        return (End.Found) answers.read(marked(centre, QUERY, "out-query"), status, body, Optional.empty());
    }

    private static Marked marked(String partner, String type, String sample) throws IOException {
        String dialect = partner.equals("500240") ? "cqsz" : "cqyz";
        Bytes wire = Bytes.of(answer(dialect, sample).getBytes(StandardCharsets.UTF_8));
        String id = type.equals(QUERY) ? "CT-1/q1" : "CT-1";
        return new Marked(new UUID(0, 1), 1, 1, partner, type, id, "CT-1", wire, "sm3:0", false, 0);
    }

    private static String answer(String dialect, String sample) throws IOException {
        return Files.readString(
                DIALECTS.resolve(dialect).resolve("samples/wire").resolve(sample + ".json"));
    }
}
