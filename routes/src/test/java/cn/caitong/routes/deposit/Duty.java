package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Outgoing;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the column “duty” of the deposit table promises.
 *
 * @param words by which the column says it
 * @param kept by what a decision is seen to keep it
 */
record Duty(String words, Predicate<Draft> kept) {
    private static final String REFUSED = "the sender is told why";

    private static final List<Duty> ALL = List.of(
            new Duty("task: ", draft -> tells(draft, Messages.TASK)),
            new Duty("instruct the holder", draft -> tells(draft, Messages.REFUND, Messages.RELEASE)),
            new Duty("keep back", draft -> draft.outgoing().stream().anyMatch(Outgoing.Withdraw.class::isInstance)),
            new Duty("recall from the holder", draft -> tells(draft, Messages.RECALL)),
            new Duty("claim it from the guarantor", draft -> tells(draft, Messages.CLAIM)),
            new Duty("a person looks", draft -> draft.outcome() == Outcome.PARKED),
            new Duty("kept until", draft -> draft.outcome() == Outcome.HELD),
            new Duty(
                    "a refusal alarms",
                    draft -> !draft.alarms().isEmpty() && draft.outgoing().isEmpty()),
            new Duty(REFUSED, draft -> draft.outcome() == Outcome.REFUSED));

    /** Of these only the case itself is to be seen, or what persons do. */
    private static final Set<String> SHOWN = Set.of(
            "a loser who won after all is owed nothing yet",
            "a second person confirms",
            "ask the holder for its state (P3)",
            "give back what was recovered meanwhile",
            "it cannot be marked",
            "keep the new last day",
            "pay it over, once all that was decided is back",
            "recover what was decided; pay it over, if it is back already",
            "show the supplier its state (N4.1)",
            "tell the supplier",
            "the block ends if nothing is owed",
            "the question is answered",
            "the question is answered; the block ends, if it was no doing of the supplier's",
            "the rest goes its way",
            "what is left goes back",
            "what is left goes back on its clocks");

    /** By rule: what the cells' fixtures do not bring about, and stories do. */
    static final Map<String, Set<String>> TESTED_BY_NAME = Map.of(
            "accept", Set.of("instruct the holder"),
            "extend", Set.of("task: "),
            "forfeit", Set.of("claim it from the guarantor"),
            "recovered-again", Set.of("a person looks"),
            "release-early", Set.of("instruct the holder"),
            "revoked", Set.of("task: "),
            "settle-late", Set.of("task: "),
            "same-receipt", Set.of("a person looks"));

    /** The words of all duties that a rule names. */
    static Set<String> of(Rule rule) {
        return ALL.stream()
                .map(Duty::words)
                .filter(rule.duty()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words of all that were done, a refusal apart: a person's mistake is refused by any rule. */
    static Set<String> done(Draft draft) {
        Set<String> done = all(List.of(draft));
        done.remove(REFUSED);
        return done;
    }

    static Set<String> all(Collection<Draft> drafts) {
        return ALL.stream()
                .filter(duty -> drafts.stream().anyMatch(duty.kept()))
                .map(Duty::words)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether somebody looks at what a rule names. */
    static boolean isRead(Rule rule) {
        return rule.duty().isEmpty() || !of(rule).isEmpty() || SHOWN.contains(rule.duty());
    }

    private static boolean tells(Draft draft, String... types) {
        return draft.outgoing().stream()
                .anyMatch(message ->
                        message instanceof Outgoing.Tell && Arrays.asList(types).contains(message.type()));
    }
}
