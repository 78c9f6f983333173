package cn.caitong.simulators.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class StatementTest {
    private final Ledger ledger;

    StatementTest(@TempDir Path dir) {
        ledger = Ledger.open(dir.resolve("ledger.jsonl"));
        ledger.receive(Ledgers.receipt("R1", "8000.00"), Ledgers.message("M1"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theDayOfArrivalStartsAtNothing() {
        var statement = ledger.statement(LocalDate.parse("2026-01-28"));

        assertThat(statement.opening()).isEqualTo(Fen.ZERO);
        assertThat(statement.closing()).isEqualTo(Fen.ofYuan("8000.00"));
        assertThat(statement.bookings()).extracting(Booking::kind).containsExactly(Booking.Kind.RECEIVED);
    }

    @Test
    void aDayWithoutMovementsHasTheSameBalanceTwice() {
        var statement = ledger.statement(LocalDate.parse("2026-01-29"));

        assertThat(statement.bookings()).isEmpty();
        assertThat(statement.opening()).isEqualTo(statement.closing()).isEqualTo(Fen.ofYuan("8000.00"));
    }

    @Test
    void aCreditStandsUnderTheBanksDate() {
        Ledgers.refunded(ledger, "A-1", "R1", "8000.00", Ledgers.NEXT_DAY);

        var statement = ledger.statement(LocalDate.parse("2026-02-13"));
        assertThat(statement.closing()).isEqualTo(Fen.ZERO);
        assertThat(statement.bookings())
                .containsExactly(new Booking(
                        Booking.Kind.REFUNDED,
                        "R1",
                        "A-1",
                        Fen.ofYuan("8000.00"),
                        LocalDate.parse("2026-02-13"),
                        "B-A-1"));
        assertThat(ledger.statement(LocalDate.parse("2026-02-12")).bookings()).isEmpty();
    }

    @Test
    void aReturnWithoutACreditIsMoneyOutAndBackOnOneDay() {
        Ledgers.refunded(ledger, "A-1", "R1", "8000.00", Fate.returned(Duration.ofHours(2), Reason.NUMBER_WRONG));

        var statement = ledger.statement(LocalDate.parse("2026-02-12"));
        assertThat(statement.bookings())
                .extracting(Booking::kind)
                .containsExactly(Booking.Kind.REFUNDED, Booking.Kind.RETURNED);
        assertThat(statement.closing()).isEqualTo(statement.opening());
    }

    @Test
    void aReturnAfterACreditComesBackOnItsOwnDay() {
        var fate = Fate.creditedThenReturned(Duration.ofHours(2), Duration.ofDays(1), Reason.ACCOUNT_CLOSED);
        Ledgers.refunded(ledger, "A-1", "R1", "8000.00", fate);

        assertThat(ledger.statement(LocalDate.parse("2026-02-12")).bookings())
                .extracting(Booking::kind)
                .containsExactly(Booking.Kind.REFUNDED);
        assertThat(ledger.statement(LocalDate.parse("2026-02-13")).bookings())
                .extracting(Booking::kind)
                .containsExactly(Booking.Kind.RETURNED);
    }

    @Test
    void aDayEndsAtMidnightInThisCity() {
        assertThat(Ledger.day(Ledgers.ARRIVED)).isEqualTo(LocalDate.parse("2026-01-28"));
        assertThat(Ledger.day(Instant.parse("2026-01-28T16:00:00Z"))).isEqualTo(LocalDate.parse("2026-01-29"));
    }
}
