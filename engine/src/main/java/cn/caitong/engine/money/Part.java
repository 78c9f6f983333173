package cn.caitong.engine.money;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove.Voided;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is owed of one item under one name, with its instructions, while a batch of moves is applied to it. */
final class Part {
    final Book book;
    final UUID id;
    final PartName name;
    final UUID caseId;
    final String jurisdiction;
    final @Nullable PartState stored;
    final TreeMap<Integer, Instruction> instructions = new TreeMap<>();
    PartState state;
    BigDecimal amount;
    Instant at = Instant.EPOCH;
    boolean isChanged;

    private Part(
            Book book, PartName name, UUID caseId, String jurisdiction, @Nullable PartState stored, BigDecimal amount) {
        this.book = book;
        this.id = name.idWithin(book.id);
        this.name = name;
        this.caseId = caseId;
        this.jurisdiction = jurisdiction;
        this.stored = stored;
        this.state = stored == null ? PartState.VOID : stored;
        this.amount = amount;
    }

    /** Not owed yet; it will be the mover's for ever. */
    static Part first(Book book, PartName name, Location mover, BigDecimal amount) {
        return new Part(book, name, mover.caseId(), mover.jurisdiction(), null, amount);
    }

    static Part stored(Book book, PartName name, UUID caseId, String jurisdiction, PartState state, BigDecimal amount) {
        return new Part(book, name, caseId, jurisdiction, state, amount);
    }

    /** Owes it; again if it was released before: its row, and the numbers of its instructions, go on. */
    void owe(BigDecimal owed, Instant when) {
        amount = owed;
        become(PartState.OPEN, when);
    }

    void release(Instant when) {
        require(state != PartState.VOID, MoneyRule.PART_NOT_OWED, name.code());
        requireNoneLive();
        become(PartState.VOID, when);
    }

    void instruct(int n, @Nullable String carrier, Instant when) {
        requireNoneLive();
        require(state == PartState.OPEN, MoneyRule.PART_NOT_OWED, name.code());
        int next = instructions.isEmpty() ? 1 : instructions.lastKey() + 1;
        require(n == next, MoneyRule.INSTRUCTION_NUMBER_WRONG, n);
        instructions.put(n, Instruction.issued(this, n, carrier, when));
    }

    Instruction move(int n, InstructionState to, Instant when) {
        Instruction instruction = instructions.get(n);
        if (instruction == null) {
            throw new MoneyRefused(MoneyRule.INSTRUCTION_UNKNOWN, book.item, n);
        }
        require(
                to.mayFollow(instruction.state),
                MoneyRule.TRANSITION_ILLEGAL,
                instruction.state.code() + " → " + to.code());
        instruction.state = to;
        instruction.at = when;
        return instruction;
    }

    void credit(int n, LocalDate on, Instant when) {
        move(n, InstructionState.CREDITED, when).creditedOn = on;
        become(PartState.SETTLED, when);
    }

    /** A bank may take a credit back: then the part is owed as it was, under its first due date (P8). */
    void giveBack(int n, Instant when) {
        move(n, InstructionState.RETURNED, when).returnedAt = when;
        become(PartState.OPEN, when);
    }

    void annul(Voided proven, Instant when) {
        boolean twoPersons = !proven.by().isBlank()
                && !proven.confirmedBy().isBlank()
                && !proven.by().equals(proven.confirmedBy());
        require(twoPersons, MoneyRule.VOID_UNPROVEN, proven.n());
        move(proven.n(), InstructionState.VOID, when).voided = proven;
    }

    BigDecimal reserved() {
        return state == PartState.VOID ? BigDecimal.ZERO : amount;
    }

    private void become(PartState next, Instant when) {
        state = next;
        at = when;
        isChanged = true;
    }

    private void requireNoneLive() {
        require(instructions.values().stream().noneMatch(Instruction::isLive), MoneyRule.INSTRUCTION_LIVE, name.code());
    }

    private void require(boolean holds, MoneyRule rule, Object parameter) {
        if (!holds) {
            throw new MoneyRefused(rule, book.item, parameter);
        }
    }
}
