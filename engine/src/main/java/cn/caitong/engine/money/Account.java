package cn.caitong.engine.money;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.OfPart;
import cn.caitong.engine.flow.MoneyMove.Owed;
import cn.caitong.engine.flow.MoneyMove.Received;
import cn.caitong.engine.flow.MoneyMove.Released;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a decision may know of an item: how much of it is reserved for nothing yet. Immutable. */
public final class Account {
    private final String item;
    private final @Nullable BigDecimal amount;
    private final Map<PartName, BigDecimal> reserved;

    private Account(String item, @Nullable BigDecimal amount, Map<PartName, BigDecimal> reserved) {
        this.item = item;
        this.amount = amount;
        this.reserved = Map.copyOf(reserved);
    }

    static Account of(Book book) {
        Map<PartName, BigDecimal> reserved = new HashMap<>();
        book.parts.forEach((name, part) -> reserved.put(name, part.reserved()));
        return new Account(book.item, book.isStored ? book.amount : null, reserved);
    }

    /** The amount less all that is reserved; null where there is no such item. */
    public @Nullable BigDecimal free() {
        return amount == null
                ? null
                : amount.subtract(reserved.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** As it will be when the move has been made; a move of another item changes nothing. */
    public Account after(MoneyMove move) {
        if (!move.item().equals(item)) {
            return this;
        }
        return switch (move) {
            case Received received -> new Account(item, received.amount(), reserved);
            case Owed owed -> with(PartName.of(owed), owed.amount());
            case Released released -> with(PartName.of(released), BigDecimal.ZERO);
            case OfPart attempt -> this;
        };
    }

    private Account with(PartName part, BigDecimal sum) {
        Map<PartName, BigDecimal> changed = new HashMap<>(reserved);
        changed.put(part, sum);
        return new Account(item, amount, changed);
    }
}
