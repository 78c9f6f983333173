package cn.caitong.routes.deposit;

import static cn.caitong.routes.event.Fields.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.Deposit.Clock;
import cn.caitong.routes.deposit.Deposit.Unsaid;
import cn.caitong.routes.party.Identity;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the flow tells others: instructions and recalls to the holder, tasks to purchaser and agency. */
final class Messages {
    static final String REFUND = "deposit.refund-instructed.v1";
    static final String RELEASE = "deposit.release-instructed.v1";
    static final String CLAIM = "deposit.claim-requested.v1";
    static final String RECALL = "deposit.refund-recall-requested.v1";
    static final String TASK = "deposit.task-raised.v1";

    private Messages() {}

    /** The clause is the first clock's; money that never secured a bid is under none. */
    static Outgoing refund(Deposit deposit, Step step) {
        ObjectNode data = about(deposit);
        data.put("instructionId", deposit.instruction());
        data.set("amount", money(deposit.refundable()));
        if (deposit.form().isMoney()) {
            data.set("payee", deposit.payee().open().canonical());
        } else {
            form(data, deposit.form());
        }
        data.put("clause", deposit.firstDue().map(Clock::clause).orElse("N4.1"));
        data.put(
                "dueDate",
                deposit.firstDue().map(Clock::dueOn).orElse(step.today()).toString());
        if (deposit.form().isMoney() && Refunds.bearsInterest(deposit, step)) {
            data.put("interestBearing", true);
        }
        return new Outgoing.Tell(
                carrier(deposit, step),
                type(deposit),
                deposit.instruction(),
                deposit.form().isMoney(),
                data,
                dueAt(deposit));
    }

    static Outgoing withdraw(Deposit deposit, Step step) {
        return new Outgoing.Withdraw(carrier(deposit, step), type(deposit), deposit.instruction());
    }

    /** Money is its holder's to pay; a guarantee may be given back by whoever policy names. */
    private static String carrier(Deposit deposit, Step step) {
        return deposit.form().isMoney()
                ? deposit.holder()
                : step.policy().guaranteeCarrier().orElse(deposit.holder());
    }

    /** Money is refunded; a guarantee is given back, an annual deposit's allocation freed. */
    private static String type(Deposit deposit) {
        return deposit.form().isMoney() ? REFUND : RELEASE;
    }

    private static void form(ObjectNode data, Form form) {
        data.put("form", form.kind().code());
        if (form.number() != null) {
            data.put("guaranteeNumber", form.number());
        }
    }

    /** What is not given back is claimed from the guarantor through the holder. */
    static Outgoing claim(Deposit deposit, Step step, Money amount) {
        ObjectNode data = about(deposit);
        String id = CaseId.within(
                        step.caseId(), "claim", Marks.standing(step.deposit()).id())
                .toString();
        data.put("claimId", id);
        data.put("markId", Marks.standing(step.deposit()).id());
        data.set("amount", money(amount));
        form(data, deposit.form());
        return new Outgoing.Tell(carrier(deposit, step), CLAIM, id, false, data, null);
    }

    static Outgoing recall(Deposit deposit, Step step) {
        ObjectNode data = about(deposit);
        data.put("recallId", recallId(deposit));
        data.put("instructionId", deposit.instruction());
        data.put("reason", "marked");
        return new Outgoing.Tell(carrier(deposit, step), RECALL, recallId(deposit), true, data, dueAt(deposit));
    }

    /** A task that a clock brings; {@code kind}: decide, release, overdue. */
    static Outgoing task(Deposit deposit, Step step, String kind, Clock clock) {
        return task(deposit, step, kind, clock.clause(), clock.name());
    }

    /** The end is near: once in each run of the clock. */
    static Outgoing warning(Deposit deposit, Step step, Clock clock) {
        return task(deposit, step, "warn", clock.clause(), clock.name() + Excuse.run(deposit.excuses()));
    }

    /** A task that a failed attempt brings. */
    static Outgoing repairTask(Deposit deposit, Step step) {
        return task(deposit, step, "repair", "N4.2", Integer.toString(deposit.attempt()));
    }

    /** A task that a mark brings; {@code kind}: decide, recover. */
    static Outgoing markTask(Deposit deposit, Step step, String kind) {
        return task(deposit, step, kind, "N4.3", Marks.run(deposit));
    }

    /** What a supplier gave back under a mark that fell is its own again. */
    static Outgoing giveBackTask(Deposit deposit, Step step, Money recovered) {
        return task(deposit, step, "give-back", "N4.3", Marks.run(deposit), recovered);
    }

    /** What was converted and will secure no contract. */
    static Outgoing giveBackTask(Deposit deposit, Step step, Money converted, String what) {
        return task(deposit, step, "give-back", "N4.2", what, converted);
    }

    /** The bank's interest is still to be paid. */
    static Outgoing interestTask(Deposit deposit, Step step, Money owed) {
        return task(deposit, step, "interest", "招标投标法实施条例 art. 57", Integer.toString(deposit.attempt()), owed);
    }

    /** A task by a clause of the law; {@code what} names it within the deposit for ever. */
    static Outgoing lawTask(Deposit deposit, Step step, String kind, String clause, String what) {
        return task(deposit, step, kind, clause, what);
    }

    /** A task that something about the tender brings; {@code what} names it within the deposit for ever. */
    static Outgoing tenderTask(Deposit deposit, Step step, String kind, String what) {
        return task(deposit, step, kind, "N4.2", what);
    }

    /** By which who answers a task may name it. */
    static String taskId(Step step, String kind, String what) {
        return CaseId.within(step.caseId(), "task", kind + "/" + what).toString();
    }

    /** @param what the task is about: with its kind it names one task for ever */
    private static Outgoing task(Deposit deposit, Step step, String kind, String clause, String what) {
        return task(deposit, step, kind, clause, what, deposit.received());
    }

    private static Outgoing task(Deposit deposit, Step step, String kind, String clause, String what, Money amount) {
        return task(deposit, step, new Unsaid(kind, clause, taskId(step, kind, what), amount));
    }

    /** A task, now that it may be said. */
    static Outgoing task(Deposit deposit, Step step, Unsaid task) {
        ObjectNode data = about(deposit);
        data.put("taskId", task.taskId());
        data.put("kind", task.kind());
        data.put("clause", task.clause());
        data.set("amount", money(task.amount()));
        deposit.firstDue().ifPresent(clock -> data.put("dueDate", clock.dueOn().toString()));
        return new Outgoing.Tell(step.policy().taskPartner(), TASK, task.taskId(), false, data, dueAt(deposit));
    }

    private static ObjectNode about(Deposit deposit) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode item = data.putObject("deposit");
        item.put("tenderId", deposit.tender());
        item.put("lotId", deposit.paidForLot());
        item.put("receiptId", deposit.receiptId());
        item.put("holder", deposit.holder());
        Identity supplier = deposit.supplierId().open();
        item.putObject("supplierId").put("scheme", supplier.scheme()).put("id", supplier.id());
        return data;
    }

    private static String recallId(Deposit deposit) {
        return deposit.instruction().replaceFirst("^CT", "RC");
    }

    private static @Nullable Instant dueAt(Deposit deposit) {
        return deposit.firstDue().map(Clock::dueAt).orElse(null);
    }
}
