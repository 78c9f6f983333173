package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hub sees of each fault, and, which is the point, whether anything was booked. */
@Tag("contract")
class CentreMisbehavesOnCallsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path dir;

    CentreMisbehavesOnCallsTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET_UNREAD", "RESET_AFTER_COMMIT", "TRUNCATED"})
    void noWholeAnswerArrives(Fault fault) throws Exception {
        try (var stage = misbehaving(Speech.CQYZ, fault)) {
            assertThatThrownBy(() -> stage.call(stage.speech.refund())).isInstanceOf(IOException.class);

            assertThat(booked(stage)).isEqualTo(fault != Fault.RESET_UNREAD);
            assertThat(lastLine(stage).fault()).isEqualTo(fault.name());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAIL_500", "COMMIT_THEN_500", "BARE_503"})
    void anErrorWithoutTheWrapperArrives(Fault fault) throws Exception {
        try (var stage = misbehaving(Speech.CQSZ, fault)) {
            var answer = stage.call(stage.speech.refund());

            assertThat(answer.statusCode()).isEqualTo(fault == Fault.BARE_503 ? 503 : 500);
            assertThat(answer.body()).doesNotContain("jieguo");
            assertThat(booked(stage)).isEqualTo(fault == Fault.COMMIT_THEN_500);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BUSY", "MAINTENANCE"})
    void theCentresOwnRefusalToReadArrives(Fault fault) throws Exception {
        try (var stage = misbehaving(Speech.CQYZ, fault)) {
            var answer = stage.call(stage.speech.refund());

            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains(fault == Fault.BUSY ? "9429" : "9503");
            assertThat(booked(stage)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerComesAfterTheTimeOutThoughItIsBooked(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.misbehave(Misbehaviour.next(Fault.LATE_ANSWER).delay(Duration.ofMinutes(1)));

            assertThatThrownBy(() -> stage.callImpatiently(speech.refund())).isInstanceOf(HttpTimeoutException.class);
            Awaitility.await().atMost(PATIENCE).until(() -> booked(stage));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQueryFindsNothingWhileTheCallLiesAbout(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.misbehave(
                    Misbehaviour.next(Fault.LATE_COMMIT).on(Kind.REFUND).delay(Duration.ofSeconds(2)));
            var call = Thread.ofPlatform().daemon().start(() -> quietly(stage));

            assertThat(stage.call(speech.query()).body())
                    .containsAnyOf("\"00\"", ">00<", "CHAWUCILING", speech.borne("unknown"));
            call.join();
            assertThat(booked(stage)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDrippingAnswerIsWholeInTheEnd(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.misbehave(Misbehaviour.next(Fault.DRIP).delay(Duration.ofNanos(100_000)));

            assertThat(stage.call(speech.refund()).body()).contains(speech.refundId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAreFalsifiedButTheBooksAreTrue(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            assertThat(answer(stage, Fault.WRONG_AMOUNT))
                    .contains(speech.oneFenMore)
                    .doesNotContain(speech.amount);
            assertThat(answer(stage, Fault.WRONG_ID)).contains('Z' + speech.refundId.substring(1));
            stage.call(speech.refund("CT-another"));
            assertThat(answer(stage, Fault.OTHERS_ID)).contains("CT-another").doesNotContain(speech.refundId);
            assertThat(answer(stage, Fault.MALFORMED)).doesNotContain("}", "</s:Body>");
            stage.centre.misbehave(Misbehaviour.next(Fault.HUGE).size(1_000_000));
            assertThat(stage.call(speech.query()).body())
                    .hasSizeGreaterThan(1_000_000)
                    .contains(speech.refundId);

            assertThat(stage.call(speech.query()).body()).contains(speech.refundId, speech.amount);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatStandsTwiceIsBookedOnce(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.misbehave(Misbehaviour.next(Fault.TWICE));
            var first = stage.call(speech.refund());

            assertThat(first.body()).contains(speech.refundId);
            assertThat(stage.ledger().refunds()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsDownRefusesConnectionsAndComesBackOnTheSamePort(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.goDown();
            assertThatThrownBy(() -> stage.call(speech.refund())).isInstanceOf(ConnectException.class);

            stage.centre.comeUp();
            assertThat(stage.call(speech.refund()).body()).contains(speech.refundId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallIsInTheJournalWithItsIdDigestAndAnswer(Speech speech) throws Exception {
        try (var stage = misbehaving(speech, Fault.COMMIT_THEN_500)) {
            stage.call(speech.refund());
            stage.call(speech.refund());

            var lines = stage.centre.journal().lines().stream()
                    .filter(line -> line.direction() == JournalLine.Direction.FROM_HUB)
                    .toList();
            assertThat(lines).hasSize(2).allMatch(line -> line.id().equals(speech.refundId));
            assertThat(lines.get(0).digest()).isEqualTo(lines.get(1).digest());
            assertThat(lines).extracting(JournalLine::fault).containsExactly("COMMIT_THEN_500", null);
            assertThat(lines.get(1).answer()).contains(speech.refundId);
        }
    }

    private Stage misbehaving(Speech speech, Fault fault) {
        var stage = Stage.withDeposit(speech, dir);
        stage.centre.misbehave(Misbehaviour.next(fault));
        return stage;
    }

    private static String answer(Stage stage, Fault fault) throws Exception {
        stage.centre.misbehave(Misbehaviour.next(fault));
        return stage.call(stage.speech.refund()).body();
    }

    private static void quietly(Stage stage) {
        try {
            stage.call(stage.speech.refund());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean booked(Stage stage) {
        return stage.ledger().refund(stage.speech.refundId).isPresent();
    }

    private static JournalLine lastLine(Stage stage) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !stage.centre.journal().lines().isEmpty());
        var lines = stage.centre.journal().lines();
        return lines.get(lines.size() - 1);
    }
}
