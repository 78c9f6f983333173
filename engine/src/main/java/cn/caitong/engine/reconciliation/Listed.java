package cn.caitong.engine.reconciliation;

import cn.caitong.engine.money.InstructionState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement, with what the ledger knows of the same movement.
 *
 * @param day the statement's date, Asia/Shanghai
 * @param replaced how often a correction has put another movement in this place
 * @param isTold whether its case has been told already what only this line said
 * @param isRepeated whether the same movement stands on an earlier line, or on a statement that came before
 * @param isReturned whether some statement lists the same instruction as returned
 * @param key of the item that it is about, below its origin: a deposit's receipt, a payment's id
 * @param caseId of the case that gave the instruction, or got the receipt; null where the ledger knows neither
 * @param jurisdiction that case's, or else the statement's
 * @param ledger null where the ledger knows nothing of it
 */
record Listed(
        LocalDate day,
        int line,
        int replaced,
        Movement movement,
        @Nullable String instruction,
        BigDecimal amount,
        LocalDate bookedOn,
        @Nullable String bankTrace,
        boolean isTold,
        boolean isRepeated,
        boolean isReturned,
        String key,
        @Nullable UUID caseId,
        String jurisdiction,
        @Nullable Ledger ledger) {

    /** What the bank did. */
    enum Movement {
        RECEIVED,
        CREDITED,
        RETURNED;

        static Movement of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The ledger's side.
     *
     * @param on of money received its day; of an instruction the day of its credit, if it has one
     * @param state of an instruction; null of money received
     * @param carrier the business id of the message in which an instruction went; null of money received
     */
    record Ledger(
            BigDecimal amount,
            String currency,
            @Nullable LocalDate on,
            @Nullable InstructionState state,
            @Nullable String carrier) {}

    /** Where it stands, for people; of what a correction put there, in which place it is. */
    String place() {
        return day + "/" + line + (replaced > 0 ? ".c" + replaced : "");
    }
}
