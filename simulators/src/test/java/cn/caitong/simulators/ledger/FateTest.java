package cn.caitong.simulators.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FateTest {
    private static final Instant ACCEPTED = Ledgers.ACCEPTED;

    @Test
    void stepsCountFromAcceptanceNotFromEachOther() {
        var fate = Fate.creditedThenReturned(Duration.ofHours(2), Duration.ofHours(5), Reason.OTHER);
        var refund = Ledgers.refund("A-1", "R1", "8000.00", fate);

        assertThat(refund.nextAt()).contains(ACCEPTED);
        var processing = refund.moved(RefundState.PROCESSING, null, null, null);
        assertThat(processing.nextAt()).contains(ACCEPTED.plus(Duration.ofHours(2)));
        var credited = processing.moved(RefundState.CREDITED, Ledger.day(ACCEPTED), "B1", null);
        assertThat(credited.nextAt()).contains(ACCEPTED.plus(Duration.ofHours(5)));
        assertThat(credited.moved(RefundState.RETURNED, Ledger.day(ACCEPTED), "B2", Reason.OTHER)
                        .next())
                .isEmpty();
    }

    @Test
    void aRecallEndsEveryFate() {
        var refund = Ledgers.refund("A-1", "R1", "8000.00", Ledgers.NEXT_DAY);

        assertThat(refund.moved(RefundState.RECALLED, null, null, null).next()).isEmpty();
    }

    @Test
    void onlyWhatHasNotEndedCanBeRecalled() {
        assertThat(RefundState.values())
                .filteredOn(RefundState::canBeRecalled)
                .containsExactly(RefundState.ACCEPTED, RefundState.PROCESSING);
    }

    @Test
    void goingToTheBankIsNotAnnounced() {
        assertThat(RefundState.values())
                .filteredOn(state -> !state.isAnnounced())
                .containsExactly(RefundState.PROCESSING);
    }
}
