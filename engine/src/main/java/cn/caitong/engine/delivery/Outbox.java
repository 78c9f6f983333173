package cn.caitong.engine.delivery;

import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.engine.flow.Outgoing.Tell;
import cn.caitong.engine.flow.Outgoing.Withdraw;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Vault;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where decisions put what partners are to be told, and take back what has not left. */
public final class Outbox {
    private final Inbox inbox;
    private final CanonicalData data;
    private final OutboxRows rows;
    private final Withdrawals withdrawals;
    private final ShownRows shown;

    public Outbox(Transactions transactions, Vault vault, Inbox inbox) {
        this.inbox = inbox;
        this.data = new CanonicalData(vault);
        this.rows = new OutboxRows(transactions.jdbc());
        this.withdrawals = new Withdrawals(transactions);
        this.shown = new ShownRows(transactions.jdbc());
    }

    /**
     * Does what decisions ask for, in the caller's transaction and before its evidence is appended. Partners told and, where
     * something was to be withdrawn, the flows that wait for the answer are woken by the caller after its commit. Telling
     * under a business id that was used before fails, and with it the decision.
     */
    public void apply(List<Changed<Outgoing>> changes) {
        rows.insert(only(Tell.class, changes).stream()
                .map(told -> NewOutgoing.of(told, data.seal(told.change().data())))
                .toList());
        List<Changed<Withdraw>> asked = only(Withdraw.class, changes);
        Set<UUID> withdrawn = withdrawals.withdraw(asked);
        withdrawals.keepBack(changes);
        shown.keep(only(Shown.class, changes));
        inbox.add(asked.stream().map(one -> answer(one, withdrawn)).toList());
    }

    private static CaseEvent answer(Changed<Withdraw> asked, Set<UUID> withdrawn) {
        UUID caseId = asked.location().caseId();
        Withdraw change = asked.change();
        UUID id = NewOutgoing.idOf(caseId, change);
        String end = withdrawn.contains(id) ? "withdrawn" : "left";
        return Happened.event(
                caseId,
                "delivery." + end,
                Happened.data(id, change.businessId(), change.type(), 0, end),
                id,
                asked.at());
    }

    private static <T extends Outgoing> List<Changed<T>> only(Class<T> kind, List<Changed<Outgoing>> changes) {
        return changes.stream()
                .filter(changed -> kind.isInstance(changed.change()))
                .map(changed -> new Changed<>(changed.location(), changed.at(), kind.cast(changed.change())))
                .toList();
    }
}
