package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;

import cn.caitong.routes.deposit.DepositPolicy.Excuse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** “因投标供应商自身原因” (N4.2): a closed list, with evidence and notice; it excuses its own interval and nothing before it. */
final class Blocks {
    static final Set<String> REASONS = Set.of("account-closed", "name-differs", "returned-for-payee-data", "no-answer");

    private Blocks() {}

    static Draft block(Step step) {
        DepositEvent.Blocked blocked = (DepositEvent.Blocked) step.event();
        if (!REASONS.contains(blocked.reason())) {
            return step.refuse("reason-unknown", "N4.2", "it is not on the closed list of the supplier's own doings");
        }
        if (blocked.evidence().isBlank()) {
            return step.refuse("evidence-missing", "N4.2", "a block needs evidence and notice to the supplier");
        }
        Instant from = blocked.from().isAfter(step.now()) ? step.now() : blocked.from();
        List<Excuse> all = new ArrayList<>(step.deposit().blocks());
        all.add(new Excuse(from, null, blocked.reason(), blocked.evidence()));
        Draft draft = step.to(BLOCKED, "blocked", "N4.2", "excused from " + from + ": " + blocked.reason())
                .deposit(step.deposit()
                        .change()
                        .blocks(List.copyOf(all), step.state())
                        .done());
        return Clocks.stopAll(draft, from, blocked.reason(), blocked.evidence());
    }

    /** Back to where it was; the clocks go on with what was left of them. */
    static Draft unblock(Step step) {
        Deposit open = closed(step.deposit(), ((DepositEvent.Unblocked) step.event()).at());
        DepositState back = resumesTo(step);
        Draft draft = step.to(back, "unblocked", "N4.2", "the clocks go on").deposit(open);
        return Clocks.resumeAll(draft, step, step.now(), true, open.blocks());
    }

    /** The repair ends the block: the supplier answered. */
    static Draft repairWhileBlocked(Step step) {
        if (resumesTo(step) != DepositState.REPAIR) {
            return step.refuse("nothing-to-repair", "N4.2", "a refund goes to the account that paid");
        }
        Deposit open = closed(step.deposit(), step.now());
        Step free = new Step(
                step.caseId(), DepositState.REPAIR, open, step.event(), step.now(), step.tender(), null, step.policy());
        Draft draft = Refunds.reissue(free);
        return draft.next() == DepositState.INSTRUCTED
                ? Clocks.resumeAll(draft, free, step.now(), true, open.blocks())
                : step.refuse(
                        draft.reason().code(),
                        draft.reason().clause(),
                        draft.reason().detail());
    }

    private static DepositState resumesTo(Step step) {
        DepositState from = step.deposit().blockedFrom();
        if (from == null) {
            throw new IllegalStateException("A blocked deposit knows where it came from: "
                    + step.deposit().item());
        }
        return from;
    }

    private static Deposit closed(Deposit deposit, Instant at) {
        List<Excuse> all = new ArrayList<>(deposit.blocks());
        Excuse last = all.removeLast();
        Instant to = at.isBefore(last.from()) ? last.from() : at;
        all.add(new Excuse(last.from(), to, last.reason(), last.evidence()));
        return deposit.change().blocks(List.copyOf(all), null).done();
    }
}
