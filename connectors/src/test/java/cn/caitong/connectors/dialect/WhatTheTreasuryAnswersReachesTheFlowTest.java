package cn.caitong.connectors.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.End.AnswerEvent;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer about an application, from the samples that specify them. */
@Tag("unit")
class WhatTheTreasuryAnswersReachesTheFlowTest {
    private static final Path DIALECTS = Path.of("..", "mappings", "dialects");
    private static final Charset GBK = Charset.forName("GBK");

    private final Partners partners = new Partners(PartnerFiles.load(Path.of("..", "config", "partners")));
    private final AnswerReader answers = new AnswerReader(partners, new Dialects(DIALECTS, partners));

    /** Only this lets the hub send the application again. */
    @Test
    void whatItNeverSawIsNotFound() throws IOException {
        End.Found found = (End.Found) ask("answer-query-not-found", "", "");
        assertThat(found.finding()).isEqualTo(Finding.NOT_FOUND);
        assertThat(found.events()).isEmpty();
    }

    /** Sent again on such a word, it might be paid twice; asked again, one of the two goes. */
    @ParameterizedTest
    @CsvSource({
        "a voucher, executed, <Status>30</Status>, <Status>00</Status>",
        "a refusal, refused, <Status>50</Status>, <Status>00</Status>",
        "a number and a sum, accepted, <Status>10</Status>, <Status>00</Status>",
        "a number, not-found, </Status>, </Status><TreasuryNo>ZF2026041700000042</TreasuryNo>",
        "a sum, not-found, </Status>, </Status><PayAmt>120000.00</PayAmt>"
    })
    void whatItNeverSawCanHaveNothing(String beside, String standing, String from, String to) throws IOException {
        assertThat(ask("answer-query-" + standing, from, to)).as(beside).isInstanceOf(End.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "processing"})
    void whatItHasAndWorksOnIsDelivered(String standing) throws IOException {
        End.Found found = (End.Found) ask("answer-query-" + standing, "", "");
        assertThat(found.finding()).isEqualTo(Finding.DELIVERED);
        assertThat(found.events()).isEmpty();
    }

    /** The outbox holds it against what it told: here only the question's bytes are known. */
    @ParameterizedTest
    @ValueSource(strings = {"accepted", "processing", "executed", "refused"})
    void ofWhatSumItHasItIsKeptWhateverBecameOfIt(String standing) throws IOException {
        assertThat(((End.Found) ask("answer-query-" + standing, "", "")).amount())
                .isEqualTo(Money.cny("120000.00"));
        End.Found another = (End.Found) ask("answer-query-" + standing, "<PayAmt>120000.00", "<PayAmt>12000.00");
        assertThat(another.amount()).isEqualTo(Money.cny("12000.00"));
    }

    /** The hub's own form, on a queue: a sum is said or not, and in words that can be read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "{\"standing\":\"taken\"}; -",
                "{\"standing\":\"taken\",\"amount\":{\"amount\":\"98000.00\",\"currency\":\"CNY\"}}; 98000.00"
            })
    void aQueuesAnswerMaySayTheSum(String answer, @Nullable String sum) {
        End.Found found = (End.Found) queue(answer);
        assertThat(found.finding()).isEqualTo(Finding.DELIVERED);
        assertThat(found.amount()).isEqualTo(sum == null ? null : Money.cny(sum));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"standing\":\"taken\",\"amount\":\"98000.00\"}",
                "{\"standing\":\"refused\",\"amount\":{\"amount\":98000,\"currency\":\"CNY\"}}",
                "{\"standing\":\"taken\",\"amount\":{\"amount\":\"98000.0\",\"currency\":\"CNY\"}}"
            })
    void aSumThatCannotBeReadIsNoAnswer(String answer) {
        assertThat(queue(answer)).isInstanceOf(End.Unknown.class);
    }

    private static End queue(String answer) {
        Partners queues = new Partners(PartnerFiles.load(Path.of("..", "config", "examples", "partners")));
        Marked question = new Marked(
                new UUID(0, 1),
                1,
                1,
                "treasury-queue",
                "payment.status-requested.v1",
                "CT-1/q1",
                "CT-1",
                Bytes.of(new byte[0]),
                "sm3:0",
                false,
                0);
        return new AnswerReader(queues, new Dialects(DIALECTS, queues))
                .read(question, 200, answer.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** A review's refusal too: the treasury had it, and says why it will not pay. */
    @ParameterizedTest
    @CsvSource({"executed, payment.executed.v1", "refused, payment.reviewed.v1"})
    void whatBecameOfItIsSaidAsItsOwnNoticeWould(String standing, String type) throws IOException {
        End.Found found = (End.Found) ask("answer-query-" + standing, "", "");
        assertThat(found.finding()).isEqualTo(Finding.DELIVERED);
        assertThat(found.events()).extracting(AnswerEvent::type).containsExactly(type);
        JsonNode data = found.events().getFirst().data();
        assertThat(data.at("/payment/applicationId").asText()).isEqualTo("CT-7c1e5a0b9d3f2468-1");
        assertThat(data.at(standing.equals("executed") ? "/lines/1/reason/code" : "/reason/code")
                        .asText())
                .isEqualTo(standing.equals("executed") ? "A03" : "B04");
    }

    @ParameterizedTest
    @CsvSource({
        "another application's voucher, <Id>CT-7c, <Id>CT-8c",
        "another application, <Status>30</Status>, <Status>31</Status>",
        "a line paid in part, <XPayAmt>80000.00, <XPayAmt>79999.99",
        "a line twice, CT-90d4e7a3b15c6f82-1, CT-2f60b8d1c4a97e35-1",
        "a credit without the bank's date, <XPayDate>20260422</XPayDate>, ''",
        "no amount, <XPayAmt>80000.00, <XPayAmt>80000",
        "another encoding, GBK, GB18030",
        "not found and paid, <Status>30</Status>, <Status>00</Status>"
    })
    void whatNoNoticeCouldSaySaysNothing(String wrong, String from, String to) throws IOException {
        assertThat(ask("answer-query-executed", from, to)).as(wrong).isInstanceOf(End.Unknown.class);
    }

    @Test
    void anAnswerInUtf8SaysNothing() throws IOException {
        String taken = text("answer-taken");
        assertThat(read("payment.applied.v1", "out-application", taken.getBytes(GBK)))
                .isInstanceOf(End.Delivered.class);
        assertThat(read("payment.applied.v1", "out-application", taken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(End.Unknown.class);
        String declared = taken.replace("GBK", "UTF-8");
        assertThat(read("payment.applied.v1", "out-application", declared.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(End.Unknown.class);
    }

    private End ask(String sample, String from, String to) throws IOException {
        String answer = from.isEmpty() ? text(sample) : text(sample).replace(from, to);
        return read("payment.status-requested.v1", "out-query", answer.getBytes(GBK));
    }

    private End read(String type, String sent, byte[] answer) throws IOException {
        Bytes wire = Bytes.of(text(sent).getBytes(GBK));
        Marked marked = new Marked(new UUID(0, 1), 1, 1, "treasury", type, "CT-1/q1", "CT-1", wire, "sm3:0", false, 0);
        return answers.read(marked, 200, answer, Optional.empty());
    }

    private static String text(String sample) throws IOException {
        return Files.readString(DIALECTS.resolve("czzf/samples/wire/" + sample + ".xml"), GBK);
    }
}
