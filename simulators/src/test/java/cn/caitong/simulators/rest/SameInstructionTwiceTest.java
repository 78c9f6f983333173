package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Refund;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contract")
class SameInstructionTwiceTest {
    private final Path dir;

    SameInstructionTwiceTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource
    void getsTheFirstAnswerByteForByteEvenAfterTheCredit(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            var first = stage.call(speech.refund());
            stage.now = stage.now.plus(Duration.ofDays(2));
            stage.centre.settleUntil(stage.now);
            var second = stage.call(speech.refund());

            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.statusCode()).isEqualTo(first.statusCode());
            assertThat(stage.ledger().refunds()).hasSize(1);
            assertThat(stage.ledger().refundedTwice()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void getsTheFirstAnswerFromACentreThatWasStartedAgain(Speech speech) throws Exception {
        String first;
        try (var stage = Stage.withDeposit(speech, dir)) {
            first = stage.call(speech.refund()).body();
        }
        try (var stage = new Stage(speech, dir)) {
            assertThat(stage.call(speech.refund()).body()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameWhateverTheSpaces(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            var first = stage.call(speech.refund());
            var second = stage.call(speech.refund().saying("\n", " "));

            assertThat(second.body()).isEqualTo(first.body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isBookedOnceHoweverManyArriveAtOnce(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir);
                var crowd = Executors.newCachedThreadPool()) {
            var calls = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < 16; i++) {
                calls.add(crowd.submit(() -> stage.call(speech.refund())));
            }
            var bodies = new ArrayList<String>();
            for (var call : calls) {
                bodies.add(call.get().body());
            }
            assertThat(bodies).hasSize(16).containsOnly(bodies.get(0));
            assertThat(stage.ledger().refunds()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAConflictWhenItSaysSomethingElse(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());
            var other = stage.call(speech.refund().saying(speech.amount, smaller(speech)));

            assertThat(other.body()).containsAnyOf("1409", "ZLH_CHONGTU", "CONFLICT");
            assertThat(stage.ledger().refunds())
                    .extracting(refund -> speech.dialect.messages().amount(refund.amount()))
                    .containsExactly(speech.amount);
        }
    }

    /** The centre trusts its hub: that is what makes its ledger a judge. */
    @ParameterizedTest
    @EnumSource
    void underAnotherIdIsASecondRefund(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());
            stage.call(speech.refund("CT-another"));
            stage.centre.settleUntil(stage.now.plus(Duration.ofDays(2)));

            assertThat(stage.ledger().refunds()).extracting(Refund::id).containsExactly(speech.refundId, "CT-another");
            assertThat(stage.ledger().overRefunded()).containsExactly(speech.receiptId);
        }
    }

    private static String smaller(Speech speech) {
        return speech.amount.replaceFirst("0", "");
    }
}
