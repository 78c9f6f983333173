package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.OfPart;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.money.InstructionState;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The ledger of one confirmed sum, in memory: it lets nothing pass which the real one would refuse (P2). */
final class Books {
    BigDecimal confirmed = Fixtures.SUM.amount();
    private final Map<String, Part> parts = new HashMap<>();
    private final Map<String, String> carriers = new HashMap<>();

    /** What is owed under one name, with its instructions. */
    static final class Part {
        final Purpose purpose;
        BigDecimal amount = BigDecimal.ZERO;
        boolean owed;
        final TreeMap<Integer, InstructionState> instructions = new TreeMap<>();

        Part(Purpose purpose) {
            this.purpose = purpose;
        }

        long live() {
            return instructions.values().stream()
                    .filter(state -> state != InstructionState.VOID)
                    .count();
        }

        boolean isPaid() {
            return instructions.containsValue(InstructionState.CREDITED);
        }
    }

    void apply(MoneyMove move) {
        assertThat(move.item()).isEqualTo("payable:" + Fixtures.ID);
        switch (move) {
            case MoneyMove.Owed owed -> owe(owed);
            case MoneyMove.Released released -> {
                Part part = owed(released);
                assertThat(part.live())
                        .as("released while an instruction lives")
                        .isZero();
                part.owed = false;
            }
            case MoneyMove.Instructed made -> instruct(made);
            case MoneyMove.Delivered has -> to(has, has.n(), InstructionState.DELIVERED);
            case MoneyMove.Credited paid -> to(paid, paid.n(), InstructionState.CREDITED);
            case MoneyMove.Returned back -> to(back, back.n(), InstructionState.RETURNED);
            case MoneyMove.Rejected refused -> to(refused, refused.n(), InstructionState.REJECTED);
            case MoneyMove.Voided proven -> {
                assertThat(proven.by()).as("two persons void").isNotBlank().isNotEqualTo(proven.confirmedBy());
                assertThat(proven.confirmedBy()).isNotBlank();
                to(proven, proven.n(), InstructionState.VOID);
            }
            case MoneyMove.Received received -> throw new AssertionError("its claim says what is confirmed");
            case MoneyMove.Recalling recalling -> throw new AssertionError("a payment is never recalled");
        }
    }

    private void owe(MoneyMove.Owed owed) {
        assertThat(owed.purpose()).as("what a payment reserves for").isIn(Purpose.PAY, Purpose.DEDUCT);
        Part part = parts.computeIfAbsent(name(owed), any -> new Part(owed.purpose()));
        assertThat(part.owed).as("owed twice").isFalse();
        part.owed = true;
        part.amount = owed.amount();
        assertThat(reserved()).as("more than was confirmed").isLessThanOrEqualTo(confirmed);
    }

    private void instruct(MoneyMove.Instructed made) {
        Part part = owed(made);
        assertThat(made.purpose()).as("a deduction is never paid out").isEqualTo(Purpose.PAY);
        assertThat(part.live()).as("two live instructions of one line").isZero();
        assertThat(made.n()).as("numbered without gaps").isEqualTo(part.instructions.size() + 1);
        part.instructions.put(made.n(), InstructionState.ISSUED);
        assertThat(made.carrier()).as("an application carries it").isNotBlank();
        carriers.put(InstructionId.of(made.item(), Purpose.PAY, made.line(), made.n()), made.carrier());
    }

    private Part owed(OfPart move) {
        Part part = parts.get(name(move));
        assertThat(part).as("nothing was ever owed: " + move).isNotNull();
        assertThat(part.owed).as("nothing is owed: " + move).isTrue();
        return part;
    }

    private void to(OfPart move, int n, InstructionState next) {
        Part part = owed(move);
        InstructionState before = part.instructions.get(n);
        assertThat(before).as("instruction " + n).isNotNull();
        assertThat(next.mayFollow(before)).as("%s after %s", next, before).isTrue();
        part.instructions.put(n, next);
    }

    private static String name(OfPart move) {
        return move.purpose() + "/" + move.line();
    }

    /** The application that carries an instruction; {@code none} where it was never made. */
    String carrier(String instructionId) {
        return carriers.getOrDefault(instructionId, "none");
    }

    BigDecimal reserved() {
        return sum(part -> part.owed);
    }

    BigDecimal free() {
        return confirmed.subtract(reserved());
    }

    BigDecimal paid() {
        return sum(part -> part.owed && part.isPaid());
    }

    private BigDecimal sum(Predicate<Part> which) {
        return parts.values().stream().filter(which).map(part -> part.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    InstructionState state(Budget line, int n) {
        Part part = Objects.requireNonNull(parts.get(Purpose.PAY + "/" + line.code()), line.code());
        return Objects.requireNonNull(part.instructions.get(n), () -> line.code() + " " + n);
    }

    Map<String, Part> parts() {
        return parts;
    }
}
