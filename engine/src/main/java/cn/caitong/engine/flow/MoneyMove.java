package cn.caitong.engine.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to the money ledger. The ledger refuses what would break P2, and with it the whole decision. An item is a sum that
 * bounds others: a deposit that came in, a contract's milestone, a confirmed claim.
 */
public sealed interface MoneyMove {
    /** Its origin and its key there, {@code origin + ":" + key}: of a deposit the holder's id and its receipt id. */
    String item();

    /** What a part of an item is for. */
    enum Purpose {
        REFUND,
        FORFEIT,
        CONVERT,
        /** What an invoice claims of its contract's milestone; reserved by the claim's own case, below the contract. */
        CLAIM,
        /** What is paid on a confirmed claim, one line for each budget line; reserved by the payment's case, below the claim. */
        PAY,
        /** What a red invoice takes back of a confirmed claim before it is paid, one line for each red invoice. */
        RED,
        /** What the payment's case deducts, such as a penalty, one line for each deduction. Never instructed. */
        DEDUCT
    }

    /** The sum is there: money came in, or was agreed, or confirmed. Its case alone may say so. */
    record Received(String item, String currency, BigDecimal amount, Instant at) implements MoneyMove {}

    /** A change to one part of an item, named by its purpose and line. Only the case that reserved the part may move it. */
    sealed interface OfPart extends MoneyMove {
        Purpose purpose();

        /** Which of the parts for one purpose; empty where there is one alone, as with deposits. */
        String line();
    }

    /**
     * A part is reserved for a purpose: one for ever, owed again only after it was released, and then in its old row. The
     * item's own case may reserve; for {@link Purpose#CLAIM}, {@link Purpose#PAY} and {@link Purpose#DEDUCT} a case below it too,
     * and no other.
     */
    record Owed(String item, Purpose purpose, String line, BigDecimal amount) implements OfPart {
        public Owed(String item, Purpose purpose, BigDecimal amount) {
            this(item, purpose, "", amount);
        }
    }

    /** The part is no longer owed and is free again; its instructions must all be void. */
    record Released(String item, Purpose purpose, String line) implements OfPart {
        public Released(String item, Purpose purpose) {
            this(item, purpose, "");
        }
    }

    /**
     * Attempt {@code n} is made; every earlier one must be void. {@link InstructionId} gives its wire id.
     *
     * @param carrier the business id of the message that carries it, with others; null where it goes alone, under its wire id.
     *     Limits, holds and recovery look at messages, and find what they carry by it
     */
    record Instructed(
            String item,
            Purpose purpose,
            String line,
            int n,
            @Nullable String carrier) implements OfPart {
        public Instructed {
            if (carrier != null && carrier.isBlank()) {
                throw new IllegalArgumentException("A message that carries an instruction has a business id");
            }
        }

        public Instructed(String item, Purpose purpose, String line, int n) {
            this(item, purpose, line, n, null);
        }

        public Instructed(String item, Purpose purpose, int n) {
            this(item, purpose, "", n, null);
        }
    }

    /** The partner has the instruction. */
    record Delivered(String item, Purpose purpose, String line, int n) implements OfPart {
        public Delivered(String item, Purpose purpose, int n) {
            this(item, purpose, "", n);
        }
    }

    /** The bank credited it, on its own date. */
    record Credited(String item, Purpose purpose, String line, int n, LocalDate on) implements OfPart {
        public Credited(String item, Purpose purpose, int n, LocalDate on) {
            this(item, purpose, "", n, on);
        }
    }

    /** The bank sent it back. */
    record Returned(String item, Purpose purpose, String line, int n) implements OfPart {
        public Returned(String item, Purpose purpose, int n) {
            this(item, purpose, "", n);
        }
    }

    /** The partner refused it. */
    record Rejected(String item, Purpose purpose, String line, int n) implements OfPart {
        public Rejected(String item, Purpose purpose, int n) {
            this(item, purpose, "", n);
        }
    }

    /** Its recall was sent. */
    record Recalling(String item, Purpose purpose, String line, int n) implements OfPart {
        public Recalling(String item, Purpose purpose, int n) {
            this(item, purpose, "", n);
        }
    }

    /** It never was and never will be paid: {@code proof} is the message that shows it; two persons say so. */
    record Voided(String item, Purpose purpose, String line, int n, UUID proof, String by, String confirmedBy)
            implements OfPart {
        public Voided(String item, Purpose purpose, int n, UUID proof, String by, String confirmedBy) {
            this(item, purpose, "", n, proof, by, confirmedBy);
        }
    }
}
