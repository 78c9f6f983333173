package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contract")
class CentreMisbehavesOnMessagesTest {
    private final Path dir;

    CentreMisbehavesOnMessagesTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource
    void twiceIsTheSameBytesTwice(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.TWICE))) {
            assertThat(texts(stage)).hasSize(2).containsOnly(stage.lastHeard());
            assertThat(stage.ledger().unsent()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReusedIdSaysSomethingElseTheSecondTime(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.REUSED_ID))) {
            assertThat(texts(stage).get(0)).contains(speech.amount);
            assertThat(texts(stage).get(1)).isEqualTo(texts(stage).get(0).replace(speech.amount, speech.oneFenMore));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateLeavesWhenItsTimeHasCome(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.LATE).delay(Duration.ofHours(2)))) {
            stage.now = Stage.MORNING.plus(Duration.ofMinutes(119));
            assertThat(stage.centre.sendPending()).isTrue();
            assertThat(stage.heard).isEmpty();

            stage.now = Stage.MORNING.plus(Duration.ofHours(2));
            stage.centre.sendPending();
            assertThat(stage.heard).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void heldStaysUntilItIsReleased(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.HELD))) {
            stage.centre.receive(speech.receiptMessage("R2"));
            stage.centre.sendPending();
            assertThat(texts(stage)).singleElement().asString().contains("R2");

            stage.centre.releaseHeld();
            stage.centre.sendPending();
            assertThat(stage.lastHeard()).contains(speech.receiptId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void overtakenLetsTheNextOneGoFirst(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.OVERTAKEN))) {
            assertThat(stage.heard).isEmpty();
            stage.centre.receive(speech.receiptMessage("R2"));
            stage.centre.sendPending();

            assertThat(texts(stage).get(0)).contains(speech.marked("R2"));
            assertThat(texts(stage).get(1)).contains(speech.receiptId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lostNeverLeavesAndIsNotMissed(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.LOST))) {
            assertThat(stage.heard).isEmpty();
            assertThat(stage.ledger().unsent()).isEmpty();
            assertThat(stage.ledger().receipt(speech.receiptId)).isPresent();
            assertThat(stage.centre.journal().lines())
                    .as("nothing went to and fro")
                    .isEmpty();
            assertThat(stage.centre.struck()).containsExactly(Fault.LOST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLostCanBeReportedAgainInAMessageOfItsOwn(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.LOST))) {
            stage.centre.reportAgain(speech.receiptId);
            assertThat(stage.centre.sendPending()).isTrue();
            assertThat(stage.lastHeard()).contains(speech.receiptId, speech.amount);
            assertThat(stage.ledger().receipts()).hasSize(1);
            assertThat(stage.ledger().messages()).isEqualTo(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stage.centre.reportAgain("nobody's"))
                    .withMessageContaining("nobody's");
        }
    }

    @ParameterizedTest
    @EnumSource
    void amountsAndIdsAreFalsified(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.WRONG_AMOUNT))) {
            assertThat(stage.lastHeard()).contains(speech.oneFenMore).doesNotContain(speech.amount);
            assertThat(next(stage, "R2", Fault.WRONG_ID))
                    .contains(speech.marked("Z2"))
                    .doesNotContain(speech.marked("R2"));
            assertThat(next(stage, "R3", Fault.OTHERS_ID))
                    .contains(speech.receiptId)
                    .doesNotContain(speech.marked("R3"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDrippingMessageIsWholeInTheEnd(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.DRIP).delay(Duration.ofNanos(100_000)))) {
            assertThat(stage.lastHeard())
                    .startsWith(speech.begin())
                    .endsWith(speech.end())
                    .contains(speech.receiptId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRefusedForItsFormCanBeSentAgainAsItWasWritten(Speech speech) {
        try (var stage = new Stage(speech, dir)) {
            stage.words.add(Answer.json(400, "{}"));
            stage.centre.misbehave(Misbehaviour.next(Fault.MALFORMED));
            stage.centre.receive(speech.receiptMessage());
            stage.centre.sendPending();
            assertThat(stage.lastHeard()).doesNotContain(speech.end());
            assertThat(stage.ledger().refused()).extracting(Message::channel).containsExactly("receipts");

            stage.centre.resendRefused();
            stage.centre.sendPending();
            assertThat(stage.lastHeard()).endsWith(speech.end()).contains(speech.receiptId);
            assertThat(stage.ledger().refused()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hugeIsAsHugeAsAsked(Speech speech) {
        try (var stage = receiving(speech, Misbehaviour.next(Fault.HUGE).size(300_000))) {
            assertThat(stage.lastHeard()).hasSizeGreaterThan(300_000).contains(speech.receiptId);
        }
    }

    private Stage receiving(Speech speech, Misbehaviour misbehaviour) {
        var stage = new Stage(speech, dir);
        stage.centre.misbehave(misbehaviour);
        stage.centre.receive(speech.receiptMessage());
        stage.centre.sendPending();
        return stage;
    }

    private static String next(Stage stage, String receiptId, Fault fault) {
        stage.centre.misbehave(Misbehaviour.next(fault));
        stage.centre.receive(stage.speech.receiptMessage(receiptId));
        stage.centre.sendPending();
        return stage.lastHeard();
    }

    private static List<String> texts(Stage stage) {
        return stage.heard.stream().map(Request::text).toList();
    }
}
