package cn.caitong.engine.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event leads to. The engine does all of it in one transaction, or none.
 *
 * @param outcome whether the event was applied, waits for an earlier one, or was refused
 * @param state the case's new state; ignored unless applied
 * @param data the case's new data; ignored unless applied
 * @param reason why, for the timeline and the evidence
 */
public record Decision(
        Outcome outcome,
        String state,
        JsonNode data,
        List<ObligationChange> obligations,
        List<Outgoing> outgoing,
        List<MoneyMove> money,
        List<FanOut> fanOuts,
        List<Raise> raised,
        List<Alarm> alarms,
        List<Matter> matters,
        Reason reason) {

    /** A decision that raises nothing and asks nobody. */
    public Decision(
            Outcome outcome,
            String state,
            JsonNode data,
            List<ObligationChange> obligations,
            List<Outgoing> outgoing,
            List<MoneyMove> money,
            List<FanOut> fanOuts,
            List<Alarm> alarms,
            Reason reason) {
        this(outcome, state, data, obligations, outgoing, money, fanOuts, List.of(), alarms, List.of(), reason);
    }

    /** What became of the event. */
    public enum Outcome {
        /** It changed the case, or was found to change nothing. */
        APPLIED,
        /** It came before what must come first; it is kept and tried again after the case's next change. */
        HELD,
        /** Law or state forbids it: it is recorded with its reason and answered so, and the case stays as it was. */
        REFUSED,
        /** A person must look at it: kept, with an owner and an alarm. */
        PARKED
    }

    /**
     * Why the decision fell as it did.
     *
     * @param code stable, such as {@code refund-due}
     * @param clause the rule it rests on, such as {@code N4.2} or {@code C12b}
     * @param detail for people; names no account and no person
     */
    public record Reason(String code, String clause, String detail) {}

    /**
     * An event for the children of this case, with {@code parent.} before its type.
     *
     * @param supplier whose children alone are told; null tells every child
     */
    public record FanOut(
            String type, JsonNode data, @Nullable String supplier) {}

    /**
     * An event for the parent of this case, with {@code child.} before its type. It is in the parent's inbox once this is
     * committed, at the business time of the event that led to it, and said by {@code hub}.
     *
     * @param parent where the parent is, as its own first message would say: it may not be there yet, and then the event opens
     *     it and is held like any that comes early. It must be this case's parent
     */
    public record Raise(String type, JsonNode data, Location parent) {}

    /** Something an operator, or the bureau, must hear of. One for each (code, case) while it is open. */
    public record Alarm(String code, String detail) {}

    /**
     * Something that the case cannot know and goes on without: a parked item of the bureau's, with its alarm, that ends when the
     * flow says so. One for each (case, {@code about}) while it is open.
     */
    public sealed interface Matter {
        /** What it is about within the case; names no person. */
        String about();

        /**
         * A person is asked.
         *
         * @param code why, stable; also the alarm's code
         */
        record Asked(String code, String about, String detail) implements Matter {}

        /**
         * A person has answered; nothing happens where nobody had been asked.
         *
         * @param answer what was decided
         */
        record Answered(String about, String answer) implements Matter {}
    }

    /** The event cannot be decided here: a person must look at it, and the case stays as it is (P9). */
    public static Decision parked(CaseFile current, String code, String detail) {
        return unchanged(current, Outcome.PARKED, new Reason(code, "P9", detail));
    }

    /** A decision that leaves the case as it is. */
    public static Decision unchanged(CaseFile current, Outcome outcome, Reason reason) {
        return new Decision(
                outcome,
                current.state(),
                current.data(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                reason);
    }
}
