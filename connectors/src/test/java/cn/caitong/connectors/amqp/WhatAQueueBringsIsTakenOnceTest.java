package cn.caitong.connectors.amqp;

import static cn.caitong.connectors.amqp.QueueStage.ONE;
import static cn.caitong.connectors.amqp.QueueStage.OTHER;
import static cn.caitong.connectors.amqp.QueueStage.objection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class WhatAQueueBringsIsTakenOnceTest {
    private static final String JSON = "application/cloudevents+json";

    private static QueueStage stage;
    private static QueuePartners node;
    private static QueueLine line;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        stage = new QueueStage(folder);
        node = stage.node();
        line = stage.line(ONE);
    }

    @AfterAll
    static void close() {
        line.close();
        node.close();
        stage.close();
    }

    @BeforeEach
    void empty() {
        stage.database.empty();
    }

    @Test
    void aMessageGetsItsReceiptUnderItsId() {
        Parcel receipt = ask(Parcel.said("wire-1", objection(ONE, "O-1")));
        assertThat(receipt.status()).contains(202);
        assertThat(receipt.about()).contains("wire-1");
        assertThat(receipt.contentType()).contains("application/json");
        assertThat(receipt.text()).contains("\"externalId\":\"O-1\"", "\"partner\":\"" + ONE + "\"");
        assertThat(stage.texts("select partner || ' ' || external_id || ' ' || type from message"))
                .containsExactly(ONE + " O-1 objection.raised.v1");
    }

    @Test
    void theSameAgainGetsTheSameBytesAndCountsOnce() {
        Parcel first = ask(Parcel.said("wire-1", objection(ONE, "O-2")));
        Parcel again = ask(Parcel.said("wire-2", objection(ONE, "O-2")));
        assertThat(again.status()).contains(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.about()).contains("wire-2");
        assertThat(stage.texts("select external_id from message")).containsExactly("O-2");
    }

    @Test
    void anotherContentUnderItsIdIsAConflictAndBothAreKept() {
        ask(Parcel.said("wire-1", objection(ONE, "O-3")));
        Parcel conflict = ask(Parcel.said("wire-2", objection(ONE, "O-3").replace("20000.00", "20000.01")));
        assertThat(conflict.status()).contains(409);
        assertThat(conflict.text()).contains("urn:caitong:problem:id-conflict");
        assertThat(stage.texts("select partner from message_conflict")).containsExactly(ONE);
    }

    @Test
    void whatCannotBeReadIsRefusedInBothLanguagesAndKeptAsARefusal() {
        Parcel refused = ask(Parcel.said("wire-1", "{\"specversion\": \"1.0\", "));
        assertThat(refused.status()).contains(400);
        assertThat(refused.contentType()).contains("application/problem+json");
        assertThat(refused.text()).contains("json-malformed", "\"zh\"", "\"en\"");
        assertThat(stage.texts("select partner || ' ' || code from refusal")).containsExactly(ONE + " json-malformed");
        assertThat(stage.texts("select id::text from message")).isEmpty();
    }

    @Test
    void aRefusedOneMayBeCorrectedUnderItsId() {
        assertThat(ask(Parcel.said("wire-1", objection(ONE, "O-4").replace("20000.00", "2E4")))
                        .status())
                .contains(422);
        assertThat(ask(Parcel.said("wire-2", objection(ONE, "O-4"))).status()).contains(202);
    }

    @Test
    void onlyUtf8IsRead() {
        byte[] gbk = objection(ONE, "O-5").getBytes(Charset.forName("GBK"));
        assertThat(ask(Parcel.said("wire-1", JSON, gbk)).text()).contains("body-not-utf8");
        assertThat(ask(Parcel.said("wire-2", JSON + "; charset=gbk", gbk)).status())
                .contains(415);
        assertThat(stage.texts("select id::text from message")).isEmpty();
    }

    @Test
    void aMessageOfAnotherContentTypeOrOfNoneIsRefused() {
        byte[] body = objection(ONE, "O-6").getBytes(StandardCharsets.UTF_8);
        assertThat(ask(Parcel.said("wire-1", "text/plain", body)).status()).contains(415);
        Parcel untyped = new Parcel(
                Optional.of("wire-2"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.wrap(body),
                Map.of());
        assertThat(ask(untyped).status()).contains(415);
    }

    /** A little, so that it is read; and so much that the broker does not keep it. */
    @Test
    void oneThatIsTooLargeIsRefusedAndTheNextIsTaken() {
        byte[] tooMuch = new byte[200_001];
        Arrays.fill(tooMuch, (byte) ' ');
        byte[] vast = new byte[5_000_000];
        Arrays.fill(vast, (byte) ' ');
        for (String type : List.of(JSON, "application/octet-stream", "text/plain")) {
            assertTooLarge(ask(Parcel.said("wire-1", type, tooMuch)), "wire-1");
            Parcel said = Parcel.said("wire-2", type, vast);
            assertThatThrownBy(() -> line.put(QueueNames.of(ONE).in(), said)).isInstanceOf(QueueLine.Rejected.class);
            assertTooLarge(QueueStage.answer(line, ONE), "wire-2");
        }
        assertThat(ask(Parcel.said("wire-3", objection(ONE, "O-7"))).status()).contains(202);
        assertThat(stage.texts("select code from refusal")).hasSize(6).containsOnly("body-too-large");
    }

    private static void assertTooLarge(Parcel refused, String about) {
        assertThat(refused.status()).contains(413);
        assertThat(refused.about()).contains(about);
        assertThat(refused.text()).contains("body-too-large", "200000", "\"zh\"", "\"en\"");
    }

    /** What is said is due, whatever its sender wishes: else it would lie there unread, and hold up silence for as long as it likes. */
    @Test
    void oneThatIsToBeDeliveredLaterIsTakenAtOnce() {
        line.putForLater(QueueNames.of(ONE).in(), Parcel.said("wire-1", objection(ONE, "O-12")), Duration.ofDays(365));
        assertThat(QueueStage.answer(line, ONE).status()).contains(202);
        await().atMost(QueueStage.PATIENCE)
                .untilAsserted(() -> assertThat(stage.texts("select partner from queue_mark"))
                        .contains(ONE));
    }

    /** AMQP allows it, and the broker makes a text of it that is none: its sender's mistake, and nothing for a person. */
    @Test
    void oneWithoutABodyIsRefusedLikeAnEmptyOne() throws Exception {
        try (Connection within = EmbeddedBroker.connections().createConnection();
                Session session = within.createSession()) {
            TextMessage none = session.createTextMessage();
            none.setStringProperty(Told.CONTENT_TYPE, JSON);
            session.createProducer(session.createQueue(QueueNames.of(ONE).in())).send(none);
        }
        Parcel refused = QueueStage.answer(line, ONE);
        assertThat(refused.status()).contains(400);
        assertThat(refused.text()).contains("body-empty");
        assertThat(ask(Parcel.said("wire-2", objection(ONE, "O-11"))).status()).contains(202);
    }

    /** The broker passes on whatever user a sender wrote into a message; its queue tells whose it is. */
    @Test
    void whoTheMessageSaysItIsFromDoesNotCount() {
        Parcel forged = Parcel.said("wire-1", objection(OTHER, "O-8")).with(Map.of("_AMQ_VALIDATED_USER", OTHER));
        assertThat(ask(forged).status()).contains(403);
        assertThat(ask(Parcel.said("wire-2", objection(ONE, "O-8")).with(Map.of("_AMQ_VALIDATED_USER", OTHER)))
                        .status())
                .contains(202);
        assertThat(stage.texts("select partner from message")).containsExactly(ONE);
    }

    @Test
    void aTypeThatIsNotItsOwnToReportIsRefused() {
        Parcel refused = ask(Parcel.said("wire-1", QueueStage.withdrawal(ONE, "O-9")));
        assertThat(refused.status()).contains(403);
        assertThat(stage.texts("select id::text from message")).isEmpty();
    }

    @Test
    void whatIsMarkedSecretLeavesNothingButAnAlarm() {
        String marked = objection(ONE, "O-10").replace("\"data\": {", "\"data\": { \"secret\": true,");
        Parcel refused = ask(Parcel.said("wire-1", marked));
        assertThat(refused.status()).contains(422);
        assertThat(stage.texts("select code from alarm")).containsExactly("secret-refused");
        assertThat(stage.texts("select report::text from refusal where report is not null"))
                .isEmpty();
    }

    @Test
    void manyComeInTheirOrderAndEachIsAnswered() {
        IntStream.range(0, 40)
                .forEach(n -> line.put(QueueNames.of(ONE).in(), Parcel.said("wire-" + n, objection(ONE, "M-" + n))));
        List<String> answered = IntStream.range(0, 40)
                .mapToObj(n -> QueueStage.answer(line, ONE).about().orElseThrow())
                .toList();
        assertThat(answered)
                .isEqualTo(IntStream.range(0, 40).mapToObj(n -> "wire-" + n).toList());
        assertThat(stage.texts("select external_id from message")).hasSize(40);
    }

    private static Parcel ask(Parcel said) {
        return QueueStage.ask(line, ONE, said);
    }
}
