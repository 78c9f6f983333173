package cn.caitong.engine.cases;

import cn.caitong.engine.cases.FanOutTable.Child;
import cn.caitong.engine.cases.FanOutTable.Underway;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.WakeUp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a parent's events to its children, a batch of children at a time. A child that is created meanwhile has read the
 * parent's new state, and may be told again what it knows.
 */
public final class FanOuts {
    /** The transaction of {@link #step}. */
    @TransactionName
    public static final String FAN_OUT = "fan-out";

    private static final int CHILDREN = 500;

    private final Transactions transactions;
    private final FanOutTable table;
    private final Vault vault;
    private final Tokens tokens;
    private final int children;

    public FanOuts(Transactions transactions, Vault vault, WakeUp wakeUp) {
        this(transactions, vault, wakeUp, CHILDREN);
    }

    FanOuts(Transactions transactions, Vault vault, WakeUp wakeUp, int children) {
        this.transactions = transactions;
        this.table = new FanOutTable(transactions);
        this.vault = vault;
        this.tokens = new Tokens(wakeUp);
        this.children = children;
    }

    /** One batch of one event's children, in its own transaction; false when there was nothing to do. */
    public boolean step() {
        return transactions.call(FAN_OUT, () -> {
            Optional<Underway> event = table.next();
            event.ifPresent(this::handOn);
            return event.isPresent();
        });
    }

    private void handOn(Underway event) {
        List<Child> reached = table.handOn(event, vault.seal(Json.bytes(Json.read(event.data()))), children);
        if (reached.size() < children) {
            table.end(event);
        } else {
            table.moveTo(event, reached.getLast().caseId());
        }
        tokens.afterCommit(reached.stream().map(Child::flow).collect(Collectors.toSet()), Set.of());
    }
}
