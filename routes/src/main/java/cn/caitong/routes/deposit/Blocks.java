package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import cn.caitong.engine.calendar.LegalDay;
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
        Draft draft = step.to(
                        BLOCKED, "blocked", "N4.2", "excused from " + LegalDay.local(from) + ": " + blocked.reason())
                .deposit(step.deposit().change().blockedFrom(step.state()).done());
        return Clocks.standStill(draft, new Excuse(from, null, blocked.reason(), blocked.evidence()));
    }

    /**
     * Recorded once a last day has passed, it excuses nothing before its record: what was late stays late (N4.2). Nor does one that
     * reaches back into what is excused, or asked about, already: each block is a question of its own, known by its beginning.
     */
    private static Instant begins(Step step, DepositEvent.Blocked blocked) {
        boolean late = step.deposit().clocks().stream()
                .anyMatch(clock -> !clock.dueAt().isAfter(step.arrivedAt()));
        Instant said = notAfter(step.now(), blocked.from());
        boolean anew = late || isTaken(step.deposit(), said);
        return anew && said.isBefore(step.arrivedAt()) ? step.arrivedAt() : said;
    }

    private static boolean isTaken(Deposit deposit, Instant from) {
        return Contests.isKnown(deposit, from)
                || deposit.excuses().stream()
                        .anyMatch(
                                each -> !from.isAfter(each.from()) || (each.to() != null && from.isBefore(each.to())));
    }

    /** Back to where it was; the clocks go on with what was left of them, or as if never stopped if there was no reason. */
    static Draft unblock(Step step) {
        DepositEvent.Unblocked unblocked = (DepositEvent.Unblocked) step.event();
        if (!unblocked.by().decides()) {
            return step.notEntitled();
        }
        return unblocked.contested()
                ? upheld(step, unblocked.at())
                : Clocks.goOn(
                        ended(step, interrupted(step), "unblocked", "the clocks go on"),
                        step,
                        notAfter(step.now(), unblocked.at()),
                        true);
    }

    /** It was no doing of the supplier's: as if the clocks had never stood still. */
    static Draft upheld(Step step, Instant at) {
        Instant block = step.deposit().excuses().getLast().from();
        Draft draft =
                ended(step, interrupted(step), "unblocked", "no doing of the supplier's own: nothing was excused");
        return Clocks.goOn(Contests.answered(draft, block, true), step, notAfter(step.now(), at), false);
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
