package cn.caitong.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A transaction nobody would be killed in is found here, before anybody runs the kill test. */
@Tag("unit")
class EveryTransactionHasItsKillTest {
    @Test
    void theWayOfAMessageIsKilledAtEachOfItsCommits() {
        assertThat(CrashPoints.all())
                .contains(
                        "intake-accept:beforeCommit",
                        "intake-accept:committed",
                        "case-decide:committed",
                        "clock-fire:committed",
                        "fan-out:committed",
                        "delivery-mark:committed",
                        "wire:sent-before-answer",
                        "wire:answered-before-end",
                        "delivery-end:committed",
                        "delivery-recover:committed",
                        "evidence-seal:committed",
                        "calendar-commit:committed");
    }

    @Test
    void nothingIsExemptThatDoesNotExist() {
        assertThat(TransactionNames.inSources().names()).containsAll(CrashPoints.EXEMPT.keySet());
    }

    @Test
    void everyTransactionIsNamedByAConstantThatTheKillTestFinds() {
        assertThat(TransactionNames.inSources().unnamed())
                .as("name these by a constant of the same class, with @TransactionName on it")
                .isEmpty();
    }
}
