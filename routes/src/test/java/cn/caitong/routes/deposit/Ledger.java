package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.money.InstructionState;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A money ledger in memory that lets nothing pass which the real one would refuse (P2). */
final class Ledger {
    private final Map<String, Book> books = new HashMap<>();

    /** One received item. */
    static final class Book {
        BigDecimal received = BigDecimal.ZERO;
        final Map<Purpose, Part> parts = new EnumMap<>(Purpose.class);

        Part part(Purpose purpose) {
            return Objects.requireNonNull(parts.get(purpose), () -> "nothing was ever owed for " + purpose);
        }

        BigDecimal reserved() {
            return parts.values().stream()
                    .filter(part -> part.owed)
                    .map(part -> part.amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** What is owed of it for one purpose, and its instructions. */
    static final class Part {
        BigDecimal amount = BigDecimal.ZERO;
        boolean owed;
        final TreeMap<Integer, InstructionState> instructions = new TreeMap<>();

        long live() {
            return instructions.values().stream()
                    .filter(state -> state != InstructionState.VOID)
                    .count();
        }
    }

    void apply(MoneyMove move) {
        if (move instanceof MoneyMove.OfPart part) {
            assertThat(part.line()).as("a deposit's parts have no line").isEmpty();
        }
        Book book = books.computeIfAbsent(move.item(), item -> new Book());
        switch (move) {
            case MoneyMove.Received(var item, var currency, var amount, var at) -> {
                assertThat(book.received).as("received twice").isZero();
                book.received = amount;
            }
            case MoneyMove.Owed(var item, var purpose, var line, var amount) -> owe(book, purpose, amount);
            case MoneyMove.Released(var item, var purpose, var line) -> {
                Part part = owedPart(book, purpose);
                assertThat(part.live())
                        .as("released while an instruction lives")
                        .isZero();
                part.owed = false;
            }
            case MoneyMove.Instructed(var item, var purpose, var line, var n, var carrier) -> {
                Part part = owedPart(book, purpose);
                assertThat(part.live()).as("two live instructions").isZero();
                assertThat(n).as("numbered without gaps").isEqualTo(part.instructions.size() + 1);
                part.instructions.put(n, InstructionState.ISSUED);
            }
            case MoneyMove.Delivered(var item, var purpose, var line, var n) ->
                to(book, purpose, n, InstructionState.DELIVERED);
            case MoneyMove.Credited(var item, var purpose, var line, var n, var on) ->
                to(book, purpose, n, InstructionState.CREDITED);
            case MoneyMove.Returned(var item, var purpose, var line, var n) ->
                to(book, purpose, n, InstructionState.RETURNED);
            case MoneyMove.Rejected(var item, var purpose, var line, var n) ->
                to(book, purpose, n, InstructionState.REJECTED);
            case MoneyMove.Recalling(var item, var purpose, var line, var n) ->
                to(book, purpose, n, InstructionState.RECALLING);
            case MoneyMove.Voided(var item, var purpose, var line, var n, var proof, var by, var confirmedBy) -> {
                assertThat(by).as("two persons void").isNotBlank().isNotEqualTo(confirmedBy);
                assertThat(confirmedBy).isNotBlank();
                to(book, purpose, n, InstructionState.VOID);
            }
        }
    }

    private static void owe(Book book, Purpose purpose, BigDecimal amount) {
        Part part = book.parts.computeIfAbsent(purpose, any -> new Part());
        assertThat(part.owed).as("owed twice").isFalse();
        part.owed = true;
        part.amount = amount;
        assertThat(book.reserved()).as("more than was received").isLessThanOrEqualTo(book.received);
    }

    private static Part owedPart(Book book, Purpose purpose) {
        Part part = book.parts.get(purpose);
        assertThat(part).as("nothing is owed for " + purpose).isNotNull();
        assertThat(part.owed).as("nothing is owed for " + purpose).isTrue();
        return part;
    }

    private static void to(Book book, Purpose purpose, int n, InstructionState next) {
        Part part = owedPart(book, purpose);
        InstructionState before = part.instructions.get(n);
        assertThat(before).as("instruction %d", n).isNotNull();
        assertThat(next.mayFollow(before)).as("%s after %s", next, before).isTrue();
        part.instructions.put(n, next);
    }

    Book book(String item) {
        return books.getOrDefault(item, new Book());
    }

    /** Where the newest refund instruction of an item stands. */
    InstructionState refund(String item) {
        return book(item).part(Purpose.REFUND).instructions.lastEntry().getValue();
    }
}
