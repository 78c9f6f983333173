package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract can be lived with: whoever sends the same bytes under the same id until the centre's own answer arrives has
 * paid exactly once, whatever happens on the way and however often the centre starts again.
 */
@Tag("contract")
class PatientHubSurvivesAStormTest {
    private static final List<Fault> STORM = List.of(
            Fault.RESET_UNREAD,
            Fault.RESET_AFTER_COMMIT,
            Fault.FAIL_500,
            Fault.COMMIT_THEN_500,
            Fault.BARE_503,
            Fault.BUSY,
            Fault.MAINTENANCE,
            Fault.TRUNCATED,
            Fault.WRONG_AMOUNT,
            Fault.WRONG_ID,
            Fault.MALFORMED);
    private static final int REFUNDS = 12;

    @ParameterizedTest
    @CsvSource({"CQYZ, 20260212", "CQSZ, 20260212", "CQYZ, 7", "CQSZ, 8", "CQNA, 9"})
    void everyReceiptIsPaidBackOnce(Speech speech, long seed, @TempDir Path dir) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < REFUNDS; i++) {
            try (var stage = new Stage(speech, dir)) {
                stage.centre.receive(speech.receiptMessage("R" + i));
                for (int n = random.nextInt(6); n > 0; n--) {
                    stage.centre.misbehave(Misbehaviour.next(STORM.get(random.nextInt(STORM.size()))));
                }
                insist(stage, speech.refund("CT-" + i).saying(speech.receiptId, "R" + i));
                stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(random.nextInt(2))));
            }
        }
        try (var stage = new Stage(speech, dir)) {
            stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(1)));

            assertThat(stage.ledger().refunds()).as("seed %d", seed).hasSize(REFUNDS);
            assertThat(stage.ledger().refunds()).extracting(Refund::receiptId).doesNotHaveDuplicates();
            assertThat(stage.ledger().refundedTwice()).isEmpty();
            assertThat(stage.ledger().bookings()).hasSize(2 * REFUNDS);
        }
    }

    private static void insist(Stage stage, Speech.Call call) throws Exception {
        boolean taken = false;
        while (!taken) {
            try {
                var answer = stage.call(call).body();
                taken = answer.contains('"' + call.id() + '"')
                        && answer.contains(stage.speech.amount)
                        && answer.endsWith(stage.speech.end());
            } catch (IOException e) {
                // no answer says nothing: the same bytes again
                taken = false;
            }
        }
    }
}
