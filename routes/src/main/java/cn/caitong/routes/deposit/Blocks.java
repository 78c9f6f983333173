package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import cn.caitong.routes.casefile.Excuse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** “因投标供应商自身原因” (N4.2): a closed list, with evidence and notice; it excuses its own interval and nothing before it. */
final class Blocks {
    static final Set<String> REASONS = Set.of("account-closed", "name-differs", "returned-for-payee-data", "no-answer");

    private Blocks() {}

    static Draft block(Step step) {
        DepositEvent.Blocked blocked = (DepositEvent.Blocked) step.event();
        if (!blocked.by().buys()) {
            return step.notEntitled();
        }
        if (!REASONS.contains(blocked.reason())) {
            return step.refuse("reason-unknown", "N4.2", "it is not on the closed list of the supplier's own doings");
        }
        if (blocked.evidence().isBlank()) {
            return step.refuse("evidence-missing", "N4.2", "a block needs evidence and notice to the supplier");
        }
        Instant from = begins(step, blocked);
        Draft draft = step.to(BLOCKED, "blocked", "N4.2", "excused from " + from + ": " + blocked.reason())
                .deposit(step.deposit().change().blockedFrom(step.state()).done());
        return Clocks.standStill(draft, new Excuse(from, null, blocked.reason(), blocked.evidence()));
    }

    /** Recorded once a last day has passed, it excuses nothing before its record: what was late stays late (N4.2). */
    private static Instant begins(Step step, DepositEvent.Blocked blocked) {
        boolean late = step.deposit().clocks().stream()
                .anyMatch(clock -> !clock.dueAt().isAfter(step.arrivedAt()));
        Instant said = notAfter(step.now(), blocked.from());
        return late && said.isBefore(step.arrivedAt()) ? step.arrivedAt() : said;
    }

    /** The supplier may contest it; until somebody has decided, the block stands. */
    static Draft contest(Step step) {
        Excuse open = step.deposit().excuses().getLast();
        String what = "block-contested/" + open.from();
        if (step.deposit().told().contains(what)) {
            return Rule.noted(step);
        }
        return step.stay("block-contested", "N4.2", "the supplier says that it was no doing of its own")
                .deposit(step.deposit().change().told(what).done())
                .alarm("block-contested", "somebody must decide whether it was the supplier's own doing")
                .send(Messages.lawTask(step.deposit(), step, "contest", "N4.2", what));
    }

    /** Back to where it was; the clocks go on with what was left of them, or as if never stopped if there was no reason. */
    static Draft unblock(Step step) {
        DepositEvent.Unblocked unblocked = (DepositEvent.Unblocked) step.event();
        if (!unblocked.by().decides()) {
            return step.notEntitled();
        }
        Draft draft = ended(step, interrupted(step), "unblocked", "the clocks go on");
        return Clocks.goOn(draft, step, notAfter(step.now(), unblocked.at()), !unblocked.contested());
    }

    /** The repair ends the block: the supplier answered. Before any attempt it only names the account to be paid. */
    static Draft repair(Step step) {
        DepositEvent.PayeeRepaired repair = (DepositEvent.PayeeRepaired) step.event();
        Optional<Draft> hindered = Refunds.unentitled(step, repair);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        boolean failed = interrupted(step) == REPAIR;
        Draft draft = failed
                ? ended(step, INSTRUCTED, "refund-reissued", "payee data repaired by two persons")
                : ended(step, interrupted(step), "payee-repaired", "payee data repaired by two persons");
        draft.deposit(draft.deposit().change().payee(repair.payee()).done());
        Clocks.goOn(draft, step, step.now(), true);
        return failed ? Refunds.repaired(step, draft) : draft;
    }

    private static Draft ended(Step step, DepositState next, String code, String detail) {
        return step.to(next, code, "N4.2", detail)
                .deposit(step.deposit().change().blockedFrom(null).done());
    }

    private static DepositState interrupted(Step step) {
        DepositState from = step.deposit().blockedFrom();
        if (from == null) {
            throw new IllegalStateException("A blocked deposit knows where it came from: "
                    + step.deposit().item());
        }
        return from;
    }

    private static Instant notAfter(Instant limit, Instant time) {
        return time.isAfter(limit) ? limit : time;
    }
}
