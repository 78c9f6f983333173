package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.deposit.Deposit.Clock;
import cn.caitong.routes.deposit.DepositPolicy.Excuse;
import cn.caitong.routes.deposit.DepositPolicy.Reckoned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The deposit's statutory clocks: which start, stand still, go on and end. */
final class Clocks {
    private static final String DEBTOR = "purchaser-or-agency";

    private Clocks() {}

    /** Starts what the tender's facts start and is not running yet. Under a mark or a block it stands still from the start. */
    static Draft start(Draft draft, Step step) {
        List<Clock> running = new ArrayList<>(draft.deposit().clocks());
        for (Trigger trigger : Trigger.of(step.facts(), draft.deposit(), step.policy())) {
            if (!draft.deposit().hasClause(trigger.clause())) {
                running.add(open(draft, step, trigger, trigger.clause()));
            }
        }
        return draft.deposit(
                draft.deposit().change().clocks(List.copyOf(running)).done());
    }

    static boolean startsAny(Step step) {
        return Trigger.of(step.facts(), step.deposit(), step.policy()).stream()
                .anyMatch(trigger -> !step.deposit().hasClause(trigger.clause()));
    }

    private static Clock open(Draft draft, Step step, Trigger trigger, String name) {
        Reckoned times = step.policy()
                .times()
                .reckon(
                        trigger.clause(),
                        step.facts().regime(),
                        trigger.basisDate(),
                        draft.deposit().blocks());
        draft.clock(new ObligationChange.Open(
                name,
                trigger.clause(),
                step.facts().regime(),
                DEBTOR,
                draft.deposit().supplier(),
                trigger.basisEvent(),
                trigger.basisSource(),
                trigger.basisDate(),
                times.calendarVersion(),
                times.provisional(),
                times.warnAt(),
                trigger.hubActs() ? times.actAt() : null,
                times.dueAt()));
        return new Clock(
                name,
                trigger.clause(),
                trigger.basisDate(),
                times.dueOn(),
                times.dueAt(),
                times.latestDueAt(),
                trigger.hubActs());
    }

    /** Opens again, under new names, what a credit discharged that the bank then took back. Only a repair can act now. */
    static Draft reopen(Draft draft, Step step) {
        List<Clock> again = new ArrayList<>();
        for (Trigger trigger : Trigger.of(step.facts(), draft.deposit(), step.policy())) {
            Trigger forPersons = new Trigger(
                    trigger.clause(), trigger.basisEvent(), trigger.basisSource(), trigger.basisDate(), false);
            again.add(open(
                    draft,
                    step,
                    forPersons,
                    trigger.clause() + "#" + draft.deposit().attempt()));
        }
        return draft.deposit(draft.deposit().change().clocks(List.copyOf(again)).done());
    }

    static Draft stopAll(Draft draft, Instant from, String reason, String evidence) {
        draft.deposit().clocks().forEach(clock -> draft.clock(excuse(clock, from, reason, evidence)));
        return draft;
    }

    static ObligationChange excuse(Clock clock, Instant from, String reason, String evidence) {
        return new ObligationChange.Excused(clock.name(), from, reason, evidence);
    }

    /**
     * Lets every clock go on.
     *
     * @param counts whether the time that ends now is excused
     * @param excused all that is
     */
    static Draft resumeAll(Draft draft, Step step, Instant to, boolean counts, List<Excuse> excused) {
        List<Clock> resumed = new ArrayList<>();
        for (Clock clock : draft.deposit().clocks()) {
            Reckoned times =
                    step.policy().times().reckon(clock.clause(), step.facts().regime(), clock.basisDate(), excused);
            draft.clock(new ObligationChange.Resumed(
                    clock.name(),
                    to,
                    counts,
                    times.calendarVersion(),
                    times.provisional(),
                    times.warnAt(),
                    clock.hubActs() ? times.actAt() : null,
                    times.dueAt()));
            resumed.add(new Clock(
                    clock.name(),
                    clock.clause(),
                    clock.basisDate(),
                    times.dueOn(),
                    times.dueAt(),
                    times.latestDueAt(),
                    clock.hubActs()));
        }
        return draft.deposit(
                draft.deposit().change().clocks(List.copyOf(resumed)).done());
    }

    static Draft acted(Draft draft) {
        draft.deposit().clocks().forEach(clock -> draft.clock(new ObligationChange.Acted(clock.name())));
        return draft;
    }

    static Draft discharged(Draft draft, LocalDate on) {
        draft.deposit().clocks().forEach(clock -> draft.clock(new ObligationChange.Discharged(clock.name(), on)));
        return draft;
    }

    static Draft voided(Draft draft, String why) {
        draft.deposit().clocks().forEach(clock -> draft.clock(new ObligationChange.Voided(clock.name(), why)));
        return draft;
    }
}
