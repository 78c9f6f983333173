package cn.caitong.engine.money;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove.Voided;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One numbered instruction while a batch of moves is applied to it. {@code stored} is its state in the table, if it is there; {@code carrier} is known of a new one alone. */
final class Instruction {
    final Part part;
    final int n;
    final @Nullable InstructionState stored;
    final @Nullable String carrier;
    final BigDecimal amount;
    final Instant issuedAt;
    InstructionState state;
    Instant at;

    @Nullable
    LocalDate creditedOn;

    @Nullable
    Instant returnedAt;

    @Nullable
    Voided voided;

    private Instruction(
            Part part,
            int n,
            @Nullable InstructionState stored,
            @Nullable String carrier,
            InstructionState state,
            Instant issuedAt) {
        this.part = part;
        this.n = n;
        this.stored = stored;
        this.carrier = carrier;
        this.amount = part.amount;
        this.issuedAt = issuedAt;
        this.state = state;
        this.at = issuedAt;
    }

    static Instruction issued(Part part, int n, @Nullable String carrier, Instant at) {
        return new Instruction(part, n, null, carrier, InstructionState.ISSUED, at);
    }

    static Instruction stored(Part part, int n, InstructionState state) {
        return new Instruction(part, n, state, null, state, Instant.EPOCH);
    }

    String wireId() {
        return InstructionId.of(part.book.item, part.name.purpose(), part.name.line(), n);
    }

    boolean isLive() {
        return state != InstructionState.VOID;
    }

    boolean isMoved() {
        return stored != null && stored != state;
    }
}
