package cn.caitong.simulators.ledger;

import static cn.caitong.simulators.ledger.Ledgers.NEXT_DAY;
import static cn.caitong.simulators.ledger.Ledgers.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge of the kill test must itself be seen to find what it looks for. */
@Tag("unit")
class TwoRefundsOfOneReceiptShowTest {
    private final Ledger ledger;

    TwoRefundsOfOneReceiptShowTest(@TempDir Path dir) {
        ledger = Ledger.open(dir.resolve("ledger.jsonl"));
        ledger.receive(Ledgers.receipt("R1", "8000.00"), Ledgers.message("M1"));
        ledger.receive(Ledgers.receipt("R2", "8000.00"), Ledgers.message("M2"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void twoCreditsUnderTwoIdsShow() {
        refunded(ledger, "A-1", "R1", "8000.00", NEXT_DAY);
        refunded(ledger, "B-1", "R1", "8000.00", NEXT_DAY);

        assertThat(ledger.overRefunded()).containsExactly("R1");
        assertThat(ledger.refundedTwice()).containsExactly("R1");
        assertThat(ledger.refunded("R1")).isEqualTo(Fen.ofYuan("16000.00"));
    }

    @Test
    void oneCreditEachIsInOrder() {
        refunded(ledger, "A-1", "R1", "8000.00", NEXT_DAY);
        refunded(ledger, "B-1", "R2", "8000.00", NEXT_DAY);

        assertThat(ledger.overRefunded()).isEmpty();
        assertThat(ledger.refundedTwice()).isEmpty();
    }

    @Test
    void aSecondRefundAfterTheBankReturnedTheFirstIsInOrder() {
        refunded(ledger, "A-1", "R1", "8000.00", Fate.returned(Duration.ofHours(2), Reason.NAME_DIFFERS));
        refunded(ledger, "A-2", "R1", "8000.00", NEXT_DAY);

        assertThat(ledger.overRefunded()).isEmpty();
        assertThat(ledger.refundedTwice()).isEmpty();
        assertThat(ledger.refunded("R1")).isEqualTo(Fen.ofYuan("8000.00"));
    }

    @Test
    void aCreditThatCameBackLaterDoesNotCount() {
        var fate = Fate.creditedThenReturned(Duration.ofHours(2), Duration.ofDays(2), Reason.ACCOUNT_CLOSED);
        refunded(ledger, "A-1", "R1", "8000.00", fate);

        assertThat(ledger.standingRefunds("R1")).isZero();
        assertThat(ledger.refunded("R1")).isEqualTo(Fen.ZERO);
    }

    @Test
    void twoPartsAreTwoRefundsButNotTooMuch() {
        refunded(ledger, "A-1", "R1", "3000.00", NEXT_DAY);
        refunded(ledger, "B-1", "R1", "5000.00", NEXT_DAY);

        assertThat(ledger.refundedTwice()).containsExactly("R1");
        assertThat(ledger.overRefunded()).isEmpty();
    }

    @Test
    void oneFenTooMuchIsTooMuch() {
        refunded(ledger, "A-1", "R1", "3000.01", NEXT_DAY);
        refunded(ledger, "B-1", "R1", "5000.00", NEXT_DAY);

        assertThat(ledger.overRefunded()).containsExactly("R1");
    }
}
