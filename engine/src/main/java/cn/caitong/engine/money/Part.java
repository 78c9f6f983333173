package cn.caitong.engine.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.MoneyMove.Voided;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is owed of one received item for one purpose, with its instructions, while a batch of moves is applied to it. */
final class Part {
    final Book book;
    final UUID id;
    final Purpose purpose;
    final @Nullable PartState stored;
    final TreeMap<Integer, Instruction> instructions = new TreeMap<>();
    PartState state;
    BigDecimal amount;
    Instant at = Instant.EPOCH;
    boolean isChanged;

    Part(Book book, Purpose purpose, @Nullable PartState stored, BigDecimal amount) {
        this.book = book;
        this.id = CaseId.within(book.id, "money", code(purpose));
        this.purpose = purpose;
        this.stored = stored;
        this.state = stored == null ? PartState.VOID : stored;
        this.amount = amount;
    }

    static String code(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    /** Owes it; again if it was released before: its row, and the numbers of its instructions, go on. */
    void owe(BigDecimal owed, Instant when) {
        amount = owed;
        become(PartState.OPEN, when);
    }

    void release(Instant when) {
        require(state != PartState.VOID, MoneyRule.PART_NOT_OWED, code(purpose));
        requireNoneLive();
        become(PartState.VOID, when);
    }

    void instruct(int n, Instant when) {
        requireNoneLive();
        require(state == PartState.OPEN, MoneyRule.PART_NOT_OWED, code(purpose));
        int next = instructions.isEmpty() ? 1 : instructions.lastKey() + 1;
        require(n == next, MoneyRule.INSTRUCTION_NUMBER_WRONG, n);
        instructions.put(n, Instruction.issued(this, n, when));
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
        move(n, InstructionState.RETURNED, when);
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
        require(
                instructions.values().stream().noneMatch(Instruction::isLive),
                MoneyRule.INSTRUCTION_LIVE,
                code(purpose));
    }

    private void require(boolean holds, MoneyRule rule, Object parameter) {
        if (!holds) {
            throw new MoneyRefused(rule, book.item, parameter);
        }
    }
}
