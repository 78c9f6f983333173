package cn.caitong.routes.treasury;

import static cn.caitong.routes.event.Fields.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.treasury.Payable.Limit;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a payment tells others: the application to the treasury, tasks to people, and its claim how it goes. */
final class Messages {
    static final String APPLIED = "payment.applied.v1";
    static final String TASK = "payment.task-raised.v1";
    static final String PURCHASER = "purchaser";
    static final String SUPPLIER = "supplier";

    private Messages() {}

    /** One application, with its lines' instructions. Its id is what the ledger calls their carrier. */
    static Outgoing application(Payment payment, Step step, List<Line> lines, int number) {
        Payable payable = step.claim();
        String id = payment.applicationId(number);
        Limit limit = Objects.requireNonNull(payable.limit(), "what is confirmed has a limit");
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("payment").put("id", payment.id()).put("applicationId", id);
        claim(data, payment);
        data.put("fiscalYear", payment.applications().get(number - 1).fiscalYear());
        data.set("purchaser", PartyKeys.canonical(payable.purchaserName(), payable.purchaser()));
        data.set("supplier", PartyKeys.canonical(payable.supplierName(), payable.supplier()));
        data.set("payee", Objects.requireNonNull(payment.payee()).open().canonical());
        data.set("amount", money(Results.sum(lines, payment.sum().currency())));
        data.put("purpose", payment.purpose());
        ArrayNode list = data.putArray("lines");
        for (Line line : lines) {
            ObjectNode node = list.addObject()
                    .put(
                            "instructionId",
                            payment.instructionId(line, line.current().n()))
                    .put("line", line.code());
            node.set("budget", line.budget().toJson());
            node.set("amount", money(line.amount()));
        }
        data.put("clause", limit.clause())
                .put("appliedOn", step.saidOn().toString())
                .put("latestDate", limit.on().toString());
        return new Outgoing.Tell(step.policy().treasury(), APPLIED, id, true, data, limit.at());
    }

    /** For delivery: what the treasury's own news shows of the application, whatever it answered. */
    static Outgoing shown(Payment payment, Step step, int number) {
        boolean refused = step.event() instanceof PaymentEvent.Reviewed review && !review.passed();
        return new Outgoing.Shown(step.from(), APPLIED, payment.applicationId(number), refused, step.messageId());
    }

    /** @param what the task is about: with its kind it names one task for ever */
    static Outgoing task(Payment payment, Step step, String to, String kind, String clause, String what) {
        return task(payment, step, to, kind, clause, what, payment.sum(), null, List.of());
    }

    /**
     * A task for the purchaser that may come up again: each cause has a name of its own, also when two come at one moment. The moment is
     * that of which its message speaks, so that a cause that is decided anew has its old name.
     */
    static Draft again(Draft draft, Step step, String kind, String clause, String what) {
        String name = named(draft, kind, what);
        return draft.send(task(draft.payment(), step, PURCHASER, kind, clause, name));
    }

    /** What another person has to check, with the digest that an approval of it names. */
    static Draft toCheck(Draft draft, Step step, Prepared prepared, String what) {
        String name = named(draft, "approve", what);
        Outgoing.Tell task = task(
                draft.payment(),
                step,
                PURCHASER,
                "approve",
                Flaws.CLAUSE,
                name,
                draft.payment().sum(),
                null,
                List.of());
        ((ObjectNode) task.data()).set("preparation", preparation(prepared));
        return draft.send(task);
    }

    private static ObjectNode preparation(Prepared prepared) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("digest", prepared.digest());
        ArrayNode lines = node.putArray("lines");
        prepared.lines()
                .forEach(asked ->
                        lines.addObject().put("line", asked.budget().code()).set("amount", money(asked.amount())));
        if (!prepared.deductions().isEmpty()) {
            ArrayNode deductions = node.putArray("deductions");
            prepared.deductions()
                    .forEach(each -> deductions
                            .addObject()
                            .put("id", each.id())
                            .put("kind", each.kind())
                            .put("basis", each.basis())
                            .set("amount", money(each.amount())));
        }
        return node.put("purpose", prepared.purpose()).put("preparedBy", prepared.by());
    }

    /** The cause's own name, kept as told. */
    private static String named(Draft draft, String kind, String what) {
        int n = 1;
        while (draft.payment().told().contains(numbered(kind + "/" + what, n))) {
            n++;
        }
        String name = numbered(what, n);
        draft.payment(payment -> payment.told(kind + "/" + name));
        return name;
    }

    private static String numbered(String name, int n) {
        return n == 1 ? name : name + "/" + n;
    }

    /** How it stands, for the supplier: once a day in each state. */
    static Draft progress(Draft draft, Step step) {
        String what = draft.payment().standing().code() + "/" + step.today();
        String once = "progress/" + what;
        return draft.payment().told().contains(once)
                ? draft
                : draft.payment(payment -> payment.told(once))
                        .send(task(draft.payment(), step, SUPPLIER, "progress", "N5.5", what));
    }

    /** Lines that two persons of the purchaser must repair. */
    static Draft repairable(Draft draft, Step step, List<Line> lines, String reason, String what) {
        Money sum = Results.sum(lines, draft.payment().sum().currency());
        String named =
                what + "/" + String.join(",", lines.stream().map(Line::code).toList());
        return draft.send(task(draft.payment(), step, PURCHASER, "repair", "N5.4", named, sum, reason, lines));
    }

    private static Outgoing.Tell task(
            Payment payment,
            Step step,
            String to,
            String kind,
            String clause,
            String what,
            Money amount,
            @Nullable String reason,
            List<Line> lines) {
        String id = CaseId.within(step.location().caseId(), "task", String.join("/", kind, to, what))
                .toString();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        claim(data, payment);
        data.putObject("payment").put("id", payment.id());
        data.put("taskId", id).put("to", to).put("kind", kind).put("clause", clause);
        data.set("amount", money(amount));
        data.put("state", payment.standing().code());
        if (reason != null) {
            data.putObject("reason").put("code", reason);
        }
        if (!lines.isEmpty()) {
            ArrayNode codes = data.putArray("lines");
            lines.forEach(line -> codes.add(line.code()));
        }
        Limit limit = step.claim().limit();
        if (limit != null) {
            data.put("dueDate", limit.on().toString());
        }
        return new Outgoing.Tell(step.policy().taskPartner(), TASK, id, false, data, limit == null ? null : limit.at());
    }

    /** For the claim, which keeps the terms of payment. */
    static Raise raised(String type, Payment payment, Step step, LocalDate on) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("paymentId", payment.id()).put("on", on.toString());
        return new Raise(type, data, step.claim().claim(step.location()));
    }

    /** For the claim, which reckons for how long each of its lines was owed. */
    static Raise credited(Payment payment, Step step, LocalDate last) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("paymentId", payment.id()).put("on", last.toString());
        ArrayNode credits = data.putArray("credits");
        payment.credits()
                .forEach(credit ->
                        credits.addObject().put("on", credit.on().toString()).set("amount", money(credit.amount())));
        return new Raise("payment.credited.v1", data, step.claim().claim(step.location()));
    }

    /** For the claim, which owes it as a sum of its own. */
    static Raise released(Payment payment, Step step, Prepared.Deduction kept, LocalDate on) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("paymentId", payment.id()).put("deduction", kept.id()).put("on", on.toString());
        data.set("amount", money(kept.amount()));
        return new Raise("payment.retention-released.v1", data, step.claim().claim(step.location()));
    }

    private static void claim(ObjectNode data, Payment payment) {
        data.putObject("claim")
                .put("invoice", payment.invoice())
                .put("contractId", payment.contract())
                .put("tenderId", payment.tender());
    }
}
