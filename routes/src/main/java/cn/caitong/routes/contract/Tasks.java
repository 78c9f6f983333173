package cn.caitong.routes.contract;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the purchaser is told to do about a contract (N1.2). */
final class Tasks {
    static final String TYPE = "contract.task-raised.v1";
    private static final String SIZE_RULE = "款项条例 art. 3";

    private Tasks() {}

    static void publishAndFile(Turn turn, Step step, ContractFacts facts) {
        task(turn, step, facts, "publish", "C20");
        task(turn, step, facts, "file", "C22");
    }

    /**
     * The size at signing decides for ever whether the supplier has a small or medium firm's term and interest (款项条例 art. 3, 9, 17).
     * Where the signed contract does not say it, nothing watches them.
     */
    static void askSize(Turn turn, Step step, ContractFacts facts) {
        if (facts.size() == null) {
            turn.send(tell(step, facts, "size-unknown", SIZE_RULE, "size", null));
        }
    }

    /** A task of a clock that has just begun, where the contract's law has that clock. */
    static void task(Turn turn, Step step, ContractFacts facts, String kind, String clause) {
        LocalDate basis = facts.signedOn();
        if (basis != null) {
            step.policy()
                    .times()
                    .reckon(clause, facts.regime(), basis, List.of())
                    .ifPresent(times -> turn.send(tell(step, facts, kind, clause, clause, times.dueOn())));
        }
    }

    /** @param what the clock that it is about: with its kind it names one task for ever */
    static Outgoing tell(
            Step step, ContractFacts facts, String kind, String clause, String what, @Nullable LocalDate due) {
        return tell(step, facts, kind, clause, what, "", due);
    }

    /** @param run which run of that clock: each warns by a task of its own */
    static Outgoing tell(
            Step step,
            ContractFacts facts,
            String kind,
            String clause,
            String what,
            String run,
            @Nullable LocalDate due) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String id =
                CaseId.within(step.caseId(), "task", kind + "/" + what + run).toString();
        data.putObject("contract").put("id", facts.contract()).put("tenderId", facts.tender());
        data.put("taskId", id);
        data.put("kind", kind);
        data.put("clause", clause);
        data.put("what", what);
        if (due != null) {
            data.put("dueDate", due.toString());
        }
        return new Outgoing.Tell(step.policy().taskPartner(), TYPE, id, false, data, null);
    }
}
