package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.REPAIR;
import static cn.caitong.routes.event.Fields.money;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.Outgoing;
import cn.caitong.routes.deposit.Deposit.Unsaid;
import java.util.HashSet;
import java.util.Set;

/**
 * Before bids are opened a deposit is known to its supplier and its holder alone (N4.1, P13): what purchaser and agency would be
 * told of it waits for the opening, unless they know of it, or nobody else can keep the law's term.
 */
final class Veil {
    /** What its own doing brings the buyer; of anything else that bids are opened for it is too early. */
    private static final Set<String> OF_ITS_OWN_DOING = Set.of("mark", "contest");
    /** Where a refund is owed, only the buyer can do what is left. */
    private static final Set<String> WITH_A_TERM = Set.of("overdue", "repair");

    private Veil() {}

    /** Keeps back what may not be said yet, and says what had to wait and still is to be done. */
    static void drawn(Draft draft, Step step) {
        if (step.tender() == null) {
            return;
        }
        Step known = step.with(draft.deposit());
        Set<Unsaid> unsaid = new HashSet<>(draft.deposit().unsaid());
        if (isLifted(known)) {
            unsaid.stream()
                    .filter(task -> isStillToBeDone(task, draft))
                    .forEach(task -> draft.send(Messages.task(draft.deposit(), step, task)));
            unsaid.clear();
        }
        for (Outgoing message : draft.outgoing()) {
            if (message instanceof Outgoing.Tell tell && tell.type().equals(Messages.TASK) && !mayHear(tell, known)) {
                draft.withhold(tell);
                unsaid.add(unsaid(tell));
            }
        }
        draft.deposit(draft.deposit().change().unsaid(unsaid).done());
    }

    private static Unsaid unsaid(Outgoing.Tell tell) {
        return new Unsaid(
                text(tell.data(), "kind"),
                text(tell.data(), "clause"),
                text(tell.data(), "taskId"),
                money(tell.data().path("amount")));
    }

    private static boolean mayHear(Outgoing.Tell task, Step step) {
        String kind = text(task.data(), "kind");
        boolean owed = step.deposit().firstDue().isPresent();
        return isLifted(step) || OF_ITS_OWN_DOING.contains(kind) || (owed && WITH_A_TERM.contains(kind));
    }

    /** A buyer that holds the money, took the withdrawal, marked or blocked it, or must refund it itself, knows of it. */
    private static boolean isLifted(Step step) {
        Deposit deposit = step.deposit();
        boolean holds = deposit.holder().equals(step.policy().taskPartner());
        boolean acted = deposit.mark() != null
                || !deposit.endedMarks().isEmpty()
                || !deposit.excuses().isEmpty();
        return !step.now().isBefore(step.facts().opening())
                || holds
                || acted
                || deposit.clocks().stream().anyMatch(clock -> isTheBuyers(clock, step));
    }

    private static boolean isTheBuyers(Deposit.Clock clock, Step step) {
        return clock.clause().startsWith("C11") || !Ticks.willAct(step, clock);
    }

    /** What somebody put right meanwhile, or what the refund has overtaken, is no task any more. */
    private static boolean isStillToBeDone(Unsaid task, Draft draft) {
        return switch (task.kind()) {
            case "assign" -> draft.deposit().flaws().contains(Flaw.WRONG_LOT);
            case "extend" -> draft.deposit().flaws().contains(Flaw.RUNS_OUT);
            case "decide", "release", "warn" -> draft.next() == HELD || draft.next() == DUE;
            case "repair" -> draft.next() == REPAIR;
            default -> true;
        };
    }
}
