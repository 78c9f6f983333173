package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.JournalLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("contract")
class MessagesWaitForTheHubsWordTest {
    private final Path dir;

    MessagesWaitForTheHubsWordTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void theOrderIsKeptWhileTheHubIsAway() {
        try (var stage = new Stage(Speech.CQYZ, dir)) {
            stage.hub.shut();
            receive(stage, "R1", "R2");
            assertThat(stage.centre.sendPending()).isFalse();

            stage.hub.open();
            assertThat(stage.centre.sendPending()).isTrue();
            assertThat(stage.heard)
                    .extracting(Request::text)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"R1\""),
                            second -> assertThat(second).contains("\"R2\""));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void theSameBytesGoAgainWhenTheHubCouldNotTakeThem(int status) {
        try (var stage = new Stage(Speech.CQSZ, dir)) {
            stage.words.add(Answer.plain(status, ""));
            receive(stage, "R1");

            assertThat(stage.centre.sendPending()).isFalse();
            assertThat(stage.centre.sendPending()).isTrue();
            assertThat(stage.heard).hasSize(2);
            assertThat(stage.heard.get(1).text()).isEqualTo(stage.heard.get(0).text());
            assertThat(stage.heard.get(1).header("x-lsh"))
                    .isPresent()
                    .isEqualTo(stage.heard.get(0).header("x-lsh"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 415, 422})
    void aRefusalIsTheLastWordAndHoldsNobodyUp(int status) {
        try (var stage = new Stage(Speech.CQYZ, dir)) {
            stage.words.add(Answer.json(status, "{}"));
            receive(stage, "R1", "R2");

            assertThat(stage.centre.sendPending()).isTrue();
            assertThat(stage.heard).hasSize(2);
            assertThat(stage.ledger().refused()).extracting(Message::about).containsExactly(List.of("R1"));
        }
    }

    @Test
    void theSameBytesGoAgainAfterARestart() {
        String first;
        try (var stage = new Stage(Speech.CQYZ, dir)) {
            stage.words.add(Answer.plain(500, ""));
            receive(stage, "R1");
            stage.centre.sendPending();
            first = stage.lastHeard();
        }
        try (var stage = new Stage(Speech.CQYZ, dir)) {
            stage.centre.sendPending();

            assertThat(stage.lastHeard()).isEqualTo(first);
            receive(stage, "R2");
            stage.centre.sendPending();
            assertThat(stage.lastHeard()).contains("\"SEQ\":2");
        }
    }

    @Test
    void withoutAHubEverythingWaits() {
        var settings = CentreSettings.stepped("500103", Dialect.CQYZ, "a", "b");
        try (var centre = HttpCentre.open(settings, dir, () -> Stage.MORNING)) {
            centre.receive(Speech.CQYZ.receiptMessage());

            assertThat(centre.sendPending()).isFalse();
            assertThat(centre.ledger().unsent()).hasSize(1);
        }
    }

    @Test
    void whatTheHubSaidIsInTheJournal() {
        try (var stage = new Stage(Speech.CQYZ, dir)) {
            stage.words.add(Answer.json(202, "{\"receipt\":\"sealed\"}"));
            receive(stage, "R1");
            stage.centre.sendPending();

            assertThat(stage.centre.journal().lines()).singleElement().satisfies(line -> {
                assertThat(line.direction()).isEqualTo(JournalLine.Direction.TO_HUB);
                assertThat(line.path()).isEqualTo("/partners/500103/receipts");
                assertThat(line.id()).isEqualTo("500103-20260212-000001");
                assertThat(line.status()).isEqualTo(202);
                assertThat(line.answer()).contains("sealed");
            });
        }
    }

    private static void receive(Stage stage, String... ids) {
        for (String id : ids) {
            stage.centre.receive(stage.speech.receiptMessage(id));
        }
    }
}
