package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the flow tells others: instructions and recalls to the holder, tasks to purchaser and agency. */
final class Messages {
    static final String REFUND = "deposit.refund-instructed.v1";
    static final String RECALL = "deposit.refund-recall-requested.v1";
    static final String TASK = "deposit.task-raised.v1";

    private Messages() {}

    static Outgoing refund(Deposit deposit, UUID caseId, String clause) {
        ObjectNode data = about(deposit);
        data.put("instructionId", deposit.instruction());
        data.put("attempt", deposit.attempt());
        data.set("amount", money(deposit.received()));
        data.set("payee", account(deposit.payee()));
        data.put("clause", clause);
        deposit.firstDue().ifPresent(clock -> data.put("due", clock.dueOn().toString()));
        Instant due = deposit.firstDue().map(Deposit.Clock::dueAt).orElse(null);
        return new Outgoing.Tell(deposit.holder(), REFUND, deposit.instruction(), true, data, due);
    }

    static Outgoing withdraw(Deposit deposit) {
        return new Outgoing.Withdraw(deposit.holder(), REFUND, deposit.instruction());
    }

    static Outgoing recall(Deposit deposit) {
        ObjectNode data = about(deposit);
        data.put("recallId", recallId(deposit));
        data.put("instructionId", deposit.instruction());
        data.put("reason", "marked");
        return new Outgoing.Tell(deposit.holder(), RECALL, recallId(deposit), true, data, dueAt(deposit));
    }

    /** A task for purchaser and agency; {@code kind}: decide, release, warn, overdue, repair, recover. */
    static Outgoing task(Deposit deposit, Step step, String kind, String clause) {
        ObjectNode data = about(deposit);
        String id = "T-" + step.caseId() + "-" + kind + "-" + clause + "-" + deposit.attempt();
        data.put("taskId", id);
        data.put("holder", deposit.holder());
        data.put("kind", kind);
        data.put("clause", clause);
        data.set("amount", money(deposit.received()));
        deposit.firstDue().ifPresent(clock -> data.put("due", clock.dueOn().toString()));
        return new Outgoing.Tell(step.policy().taskPartner(), TASK, id, false, data, dueAt(deposit));
    }

    private static ObjectNode about(Deposit deposit) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("receiptId", deposit.receiptId());
        data.put("tender", deposit.tender());
        data.put("lot", deposit.lot());
        data.put("supplier", deposit.supplier());
        return data;
    }

    private static String recallId(Deposit deposit) {
        return deposit.instruction().replaceFirst("^CT", "RC");
    }

    private static @Nullable Instant dueAt(Deposit deposit) {
        return deposit.firstDue().map(Deposit.Clock::dueAt).orElse(null);
    }

    private static ObjectNode money(Money money) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("amount", money.amount().toPlainString());
        return node.put("currency", money.currency());
    }

    private static ObjectNode account(Account account) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", account.name());
        node.put("account", account.number());
        if (account.bank() != null) {
            node.put("bank", account.bank());
        }
        if (account.cnaps() != null) {
            node.put("cnaps", account.cnaps());
        }
        return node;
    }
}
