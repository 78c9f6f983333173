package cn.caitong.engine.reconciliation;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.reconciliation.Listed.Ledger;
import cn.caitong.engine.reconciliation.Listed.Movement;
import cn.caitong.engine.reconciliation.StatementTable.Broken;
import cn.caitong.engine.reconciliation.StatementTable.Day;
import cn.caitong.engine.reconciliation.StatementTable.Missing;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Differences with what both sides say. */
final class Facts {
    private Facts() {}

    static Difference of(String partner, DifferenceKind kind, Listed line, Day day) {
        ObjectNode facts = about(partner, line.day().toString()).put("line", line.line());
        ObjectNode said = facts.putObject("statement")
                .put("movement", line.movement().code())
                .put("amount", line.amount().toPlainString())
                .put("bookedOn", line.bookedOn().toString());
        if (line.instruction() != null) {
            said.put("instructionId", line.instruction());
        }
        if (line.ledger() != null) {
            facts.set("ledger", ledger(line.ledger()));
        }
        UUID caseId = line.caseId() == null ? day.caseId() : line.caseId();
        return new Difference(kind, partner + "/" + line.place(), line.day(), caseId, line.jurisdiction(), facts);
    }

    /** Its place is a name that tells nobody whose money it is. */
    static Difference of(String partner, Missing missing) {
        ObjectNode facts = about(partner, missing.day().toString());
        facts.putObject("ledger")
                .put("movement", missing.movement().code())
                .put("amount", missing.amount().toPlainString())
                .put("on", missing.on().toString());
        String place = partner + "/missing/"
                + CaseId.within(missing.caseId(), missing.movement().code(), missing.name());
        return new Difference(
                kind(missing.movement()), place, missing.day(), missing.caseId(), missing.jurisdiction(), facts);
    }

    static Difference of(String partner, Broken broken) {
        ObjectNode facts = about(partner, broken.day().toString())
                .put("opening", broken.opening().toPlainString())
                .put("closedBefore", broken.closed().toPlainString());
        String place = partner + "/" + broken.day() + "/opening";
        return new Difference(
                DifferenceKind.BALANCE_BROKEN, place, broken.day(), broken.caseId(), broken.jurisdiction(), facts);
    }

    private static DifferenceKind kind(Movement movement) {
        return switch (movement) {
            case RECEIVED -> DifferenceKind.RECEIPT_MISSING;
            case CREDITED -> DifferenceKind.CREDIT_MISSING;
            case RETURNED -> DifferenceKind.RETURN_MISSING;
        };
    }

    private static ObjectNode about(String partner, String day) {
        return JsonNodeFactory.instance.objectNode().put("partner", partner).put("day", day);
    }

    private static ObjectNode ledger(Ledger ledger) {
        ObjectNode known = JsonNodeFactory.instance
                .objectNode()
                .put("amount", ledger.amount().toPlainString());
        if (ledger.on() != null) {
            known.put("on", ledger.on().toString());
        }
        if (ledger.state() != null) {
            known.put("state", ledger.state().code());
        }
        return known;
    }
}
