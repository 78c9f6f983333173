package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.money.InstructionState;
import cn.caitong.engine.reconciliation.Listed.Ledger;
import cn.caitong.engine.reconciliation.Listed.Movement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line by line, every state of the ledger against every movement of the bank. */
@Tag("unit")
class EachLineIsJudgedTest {
    private static final LocalDate DAY = LocalDate.parse("2026-02-13");
    private static final UUID CASE = new UUID(7, 7);

    @ParameterizedTest(name = "an instruction {1} of which the bank says {0}: {2}")
    @CsvSource({
        "CREDITED, ISSUED, told",
        "CREDITED, DELIVERED, told",
        "CREDITED, RECALLING, told",
        "CREDITED, CREDITED, agrees",
        "CREDITED, RETURNED, agrees",
        "CREDITED, REJECTED, INSTRUCTION_DEAD",
        "CREDITED, VOID, INSTRUCTION_DEAD",
        "RETURNED, ISSUED, told",
        "RETURNED, DELIVERED, told",
        "RETURNED, RECALLING, told",
        "RETURNED, CREDITED, told",
        "RETURNED, RETURNED, agrees",
        "RETURNED, REJECTED, INSTRUCTION_DEAD",
        "RETURNED, VOID, agrees",
    })
    void refunds(Movement movement, InstructionState state, String expected) {
        LocalDate creditedOn = state == InstructionState.CREDITED ? DAY : null;
        assertThat(said(line(
                        movement,
                        "12000.00",
                        new Ledger(new BigDecimal("12000.00"), "CNY", creditedOn, state, "CT-1"))))
                .isEqualTo(expected);
    }

    @Test
    void moneyReceivedMustBeKnownWithItsSumAndItsDay() {
        assertThat(said(line(Movement.RECEIVED, "12000.00", null))).isEqualTo("RECEIPT_UNKNOWN");
        assertThat(said(line(Movement.RECEIVED, "12000.00", received("12000.00", DAY))))
                .isEqualTo("agrees");
        assertThat(said(line(Movement.RECEIVED, "12000.00", received("12000.01", DAY))))
                .isEqualTo("AMOUNT_DIFFERS");
        assertThat(said(line(Movement.RECEIVED, "12000.00", received("12000.00", DAY.minusDays(1)))))
                .isEqualTo("DATE_DIFFERS");
    }

    @Test
    void aRefundThatTheHubNeverInstructedIsNeverNews() {
        assertThat(said(line(Movement.CREDITED, "12000.00", null))).isEqualTo("INSTRUCTION_UNKNOWN");
        assertThat(said(line(Movement.RETURNED, "12000.00", null))).isEqualTo("INSTRUCTION_UNKNOWN");
    }

    @Test
    void anotherSumIsNeverNewsEither() {
        Ledger issued = new Ledger(new BigDecimal("8000.00"), "CNY", null, InstructionState.ISSUED, "CT-1");
        assertThat(said(line(Movement.CREDITED, "12000.00", issued))).isEqualTo("AMOUNT_DIFFERS");
    }

    @Test
    void anotherDayOfACreditDiffers() {
        Ledger credited =
                new Ledger(new BigDecimal("12000.00"), "CNY", DAY.plusDays(1), InstructionState.CREDITED, "CT-1");
        assertThat(said(line(Movement.CREDITED, "12000.00", credited))).isEqualTo("DATE_DIFFERS");
    }

    @Test
    void whatWasToldAndNotTakenDiffers() {
        Ledger issued = new Ledger(new BigDecimal("12000.00"), "CNY", null, InstructionState.ISSUED, "CT-1");
        Listed told = credit(issued, Known.TOLD);
        assertThat(said(told)).isEqualTo("NOT_APPLIED");
    }

    @Test
    void aCreditThatTheBankTookBackMayBeOfAVoidInstruction() {
        Ledger dead = new Ledger(new BigDecimal("12000.00"), "CNY", null, InstructionState.VOID, "CT-1");
        Listed undone = credit(dead, Known.RETURNED);
        assertThat(said(undone)).isEqualTo("agrees");
    }

    @Test
    void theSameMovementTwiceIsNeverTakenTwice() {
        Ledger issued = new Ledger(new BigDecimal("12000.00"), "CNY", null, InstructionState.ISSUED, "CT-1");
        Listed again = credit(issued, Known.LISTED);
        assertThat(said(again)).isEqualTo("LISTED_TWICE");
    }

    private static String said(Listed line) {
        return switch (Verdict.on(line)) {
            case Verdict.Agrees agrees -> "agrees";
            case Verdict.News news -> "told";
            case Verdict.Differs(DifferenceKind kind) -> kind.name();
        };
    }

    private static Ledger received(String amount, LocalDate on) {
        return new Ledger(new BigDecimal(amount), "CNY", on, null, null);
    }

    /** What else is known of a credit. */
    private enum Known {
        TOLD,
        LISTED,
        RETURNED
    }

    private static Listed credit(Ledger ledger, Known known) {
        return new Listed(
                DAY,
                3,
                0,
                Movement.CREDITED,
                "CT-1",
                new BigDecimal("12000.00"),
                DAY,
                null,
                known == Known.TOLD,
                known == Known.LISTED,
                known == Known.RETURNED,
                "R-1",
                CASE,
                "500103",
                ledger);
    }

    private static Listed line(Movement movement, String amount, @Nullable Ledger ledger) {
        String instruction = movement == Movement.RECEIVED ? null : "CT-1";
        return new Listed(
                DAY,
                3,
                0,
                movement,
                instruction,
                new BigDecimal(amount),
                DAY,
                null,
                false,
                false,
                false,
                "R-1",
                CASE,
                "500103",
                ledger);
    }
}
