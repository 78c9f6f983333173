package cn.caitong.routes.payment;

import static cn.caitong.routes.event.Fields.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.Issue;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the flow tells others: the to-do to the purchaser's client, refusals and tasks to the application. */
final class ClaimMessages {
    static final String PUSH = "invoice.pushed.v1";
    static final String REFUSED = "invoice.refused.v1";
    static final String TASK = "claim.task-raised.v1";
    static final String PURCHASER = "purchaser";
    static final String FINANCE = "finance";
    static final String SUPPLIER = "supplier";

    private ClaimMessages() {}

    /** By which the client knows a repetition; each claim of an invoice is another to-do. */
    static String pushId(UUID caseId, Claim claim) {
        return CaseId.within(caseId, "push", Integer.toString(claim.past().rounds()))
                .toString();
    }

    /** The to-do. Its day is counted from the push; the window itself begins with recorded delivery. */
    static Outgoing push(
            Claim claim, Step step, Terms terms, ClaimEvent.Submitted submitted, List<Issue> warnings, LocalDate due) {
        Bill bill = claim.bill();
        String id = pushId(step.caseId(), claim);
        ObjectNode data = about(claim.invoice(), claim.contract(), claim.tender());
        data.put("pushId", id);
        data.put("milestone", claim.milestone());
        data.set("amount", money(claim.amount()));
        ObjectNode invoice = data.putObject("invoice");
        invoice.put("form", bill.form()).put("issuedOn", bill.issuedOn().toString());
        invoice.set("total", money(bill.total()));
        if (bill.digest() != null) {
            invoice.put("digest", bill.digest());
        }
        data.set(
                "seller",
                PartyKeys.canonical(terms.suppliers().getOrDefault(claim.supplier(), bill.seller()), bill.seller()));
        data.set("buyer", PartyKeys.canonical(terms.purchaserName(), bill.buyer()));
        data.set("acceptance", papers(submitted.papers()));
        data.put("uploadedAt", submitted.uploadedAt().toString());
        data.put("dueDate", due.toString());
        if (!warnings.isEmpty()) {
            ArrayNode list = data.putArray("warnings");
            warnings.forEach(warning -> issue(list.addObject(), warning));
        }
        return new Outgoing.Tell(step.policy().client(), PUSH, id, false, data, null);
    }

    private static ArrayNode papers(List<ClaimEvent.Paper> papers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        papers.forEach(paper -> list.addObject()
                .put("kind", paper.kind())
                .put("digest", paper.digest())
                .put("date", paper.date().toString()));
        return list;
    }

    /** Everything that is wrong, at once. */
    static Outgoing refusal(ClaimEvent.Submitted submitted, Step step, List<Issue> flaws) {
        String message = step.messageId() == null
                ? step.arrivedAt().toString()
                : step.messageId().toString();
        String id = CaseId.within(step.caseId(), "refusal", message).toString();
        ObjectNode data = about(submitted.invoice(), submitted.contract(), submitted.tender());
        data.put("refusalId", id);
        if (step.messageId() != null) {
            data.put("submission", message);
        }
        ArrayNode issues = data.putArray("issues");
        for (Issue flaw : flaws) {
            issue(issues.addObject().put("severity", flaw.severity().code()), flaw);
        }
        return new Outgoing.Tell(step.policy().taskPartner(), REFUSED, id, false, data, null);
    }

    private static void issue(ObjectNode into, Issue found) {
        into.put("code", found.code().code()).put("pointer", found.pointer());
        into.putObject("message").put("zh", found.zh()).put("en", found.en());
    }

    /** @param what the task is about: with its kind it names one task for ever */
    static Outgoing task(
            Claim claim, Step step, String to, String kind, String clause, String what, @Nullable LocalDate due) {
        return task(claim, step, to, kind, clause, what, due, claim.amount());
    }

    static Outgoing task(
            Claim claim,
            Step step,
            String to,
            String kind,
            String clause,
            String what,
            @Nullable LocalDate due,
            Money amount) {
        String name = String.join("/", kind, to, claim.clock(what));
        String id = CaseId.within(step.caseId(), "task", name).toString();
        ObjectNode data = about(claim.invoice(), claim.contract(), claim.tender());
        data.put("taskId", id).put("to", to).put("kind", kind).put("clause", clause);
        data.set("amount", money(amount));
        if (due != null) {
            data.put("dueDate", due.toString());
        }
        return new Outgoing.Tell(step.policy().taskPartner(), TASK, id, false, data, null);
    }

    private static ObjectNode about(String invoice, String contract, String tender) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("claim")
                .put("invoice", invoice)
                .put("contractId", contract)
                .put("tenderId", tender);
        return data;
    }
}
