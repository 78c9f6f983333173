package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contract")
class RecallTest {
    private final Path dir;

    RecallTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource
    void stopsARefundThatIsWithTheBankAndNothingIsBooked(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());
            stage.centre.settleUntil(stage.now);
            stage.call(speech.recall());
            stage.centre.settleUntil(stage.now.plus(Duration.ofDays(9)));

            assertThat(state(stage)).isEqualTo(RefundState.RECALLED);
            assertThat(stage.ledger().standingRefunds(speech.receiptId)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingAfterTheCredit(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());
            stage.centre.settleUntil(stage.now.plus(Duration.ofDays(1)));
            stage.call(speech.recall());

            assertThat(state(stage)).isEqualTo(RefundState.CREDITED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheRefundArrivesVoidsItsIdForEver(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.recall());
            assertThat(stage.call(speech.query()).body())
                    .containsAnyOf(speech.marked("60"), "已撤回", speech.borne("withdrawn"));
            stage.call(speech.refund());

            assertThat(stage.ledger().refunds()).isEmpty();
        }
        try (var stage = new Stage(speech, dir)) {
            assertThat(stage.call(speech.refund()).body()).containsAnyOf("1006", "YI_ZUOFEI", "WITHDRAWN");
            assertThat(stage.call(speech.refund("CT-next")).body()).containsAnyOf("0000", "chenggong", "payBackTaken");
        }
    }

    @ParameterizedTest
    @EnumSource
    void sentTwiceIsAnsweredAndReportedOnce(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.stuck());
            stage.call(speech.refund());
            var first = stage.call(speech.recall());
            stage.now = stage.now.plus(Duration.ofHours(1));
            var second = stage.call(speech.recall());
            stage.centre.sendPending();

            assertThat(second.body()).isEqualTo(first.body());
            assertThat(stage.heard)
                    .filteredOn(request -> request.text().contains(speech.borne(speech.refundId + "-R1")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAReceiptThatIsNotThereIsRefused(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            var answer = stage.call(speech.recall().saying(speech.receiptId, "NONE"));

            assertThat(answer.body()).containsAnyOf("1002", "SKDH_BUCUNZAI", "SLIP");
        }
    }

    private static RefundState state(Stage stage) {
        return stage.ledger().refund(stage.speech.refundId).map(Refund::state).orElseThrow();
    }
}
