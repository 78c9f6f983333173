package cn.caitong.engine.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A change to the money ledger. The ledger refuses what would break P2, and with it the whole decision. */
public sealed interface MoneyMove {
    /** The holder's id and receipt id of the received item, {@code holder + ":" + receiptId}. */
    String item();

    /** What a part of the item is for. */
    enum Purpose {
        REFUND,
        FORFEIT,
        CONVERT
    }

    /** Money came in. */
    record Received(String item, String currency, BigDecimal amount, Instant at) implements MoneyMove {}

    /** A part is reserved for a purpose: one for ever, owed again only after it was released, and then in its old row. */
    record Owed(String item, Purpose purpose, BigDecimal amount) implements MoneyMove {}

    /** The part is no longer owed and is free again; its instructions must all be void. */
    record Released(String item, Purpose purpose) implements MoneyMove {}

    /** Attempt {@code n} is made; every earlier one must be void. {@link InstructionId} gives its wire id. */
    record Instructed(String item, Purpose purpose, int n) implements MoneyMove {}

    /** The partner has the instruction. */
    record Delivered(String item, Purpose purpose, int n) implements MoneyMove {}

    /** The bank credited it, on its own date. */
    record Credited(String item, Purpose purpose, int n, LocalDate on) implements MoneyMove {}

    /** The bank sent it back. */
    record Returned(String item, Purpose purpose, int n) implements MoneyMove {}

    /** The partner refused it. */
    record Rejected(String item, Purpose purpose, int n) implements MoneyMove {}

    /** Its recall was sent. */
    record Recalling(String item, Purpose purpose, int n) implements MoneyMove {}

    /** It never was and never will be paid: {@code proof} is the message that shows it; two persons say so. */
    record Voided(String item, Purpose purpose, int n, UUID proof, String by, String confirmedBy)
            implements MoneyMove {}
}
