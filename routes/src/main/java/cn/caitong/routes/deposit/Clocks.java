package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.Deposit.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deposit's statutory clocks: which start, stand still, go on and end. */
final class Clocks {
    private static final String DEBTOR = "purchaser-or-agency";

    private Clocks() {}

    /** Starts what the tender's facts start and does not run yet, and counts anew what turned out to have started earlier. */
    static Draft start(Draft draft, Step step) {
        return start(draft, step, news(step));
    }

    static Draft start(Draft draft, Step step, List<Trigger> news) {
        List<Clock> running = new ArrayList<>(draft.deposit().clocks());
        for (Trigger trigger : news) {
            Optional<Clock> known = draft.deposit().clockOf(trigger.clause());
            running.removeIf(clock -> clock.clause().equals(trigger.clause()));
            running.add(open(draft, step, trigger, known.map(Clock::name).orElse(name(trigger, step.deposit()))));
        }
        return draft.deposit(
                draft.deposit().change().clocks(List.copyOf(running)).done());
    }

    static boolean startsAny(Step step) {
        return !news(step).isEmpty();
    }

    static List<Trigger> news(Step step) {
        return Trigger.of(step.facts(), step.deposit(), step.policy()).stream()
                .filter(trigger -> step.deposit()
                        .clockOf(trigger.clause())
                        .map(clock -> trigger.movesFrom(clock.basisDate()))
                        .orElse(true))
                .toList();
    }

    /** A clock that was undone is over for ever: what starts the same clause later has another name. */
    private static String name(Trigger trigger, Deposit deposit) {
        return trigger.clause() + (deposit.undone() == 0 ? "" : "/" + deposit.undone());
    }

    /** Whether nothing of what runs is owed any longer: a loser won after all. */
    static boolean undoesAll(Step step) {
        return !startsAny(step)
                && step.deposit().clocks().stream().allMatch(clock -> isUndone(clock, step))
                && !step.deposit().clocks().isEmpty();
    }

    private static boolean isUndone(Clock clock, Step step) {
        return Trigger.isLosers(clock.clause())
                && Trigger.of(step.facts(), step.deposit(), step.policy()).stream()
                        .noneMatch(trigger -> trigger.clause().equals(clock.clause()));
    }

    /** Ends what is owed to losers alone where the loser won after all. */
    static Draft undo(Draft draft, Step step) {
        List<Clock> left = new ArrayList<>();
        for (Clock clock : draft.deposit().clocks()) {
            if (isUndone(clock, step)) {
                draft.clock(new ObligationChange.Voided(clock.name(), "award-changed"));
            } else {
                left.add(clock);
            }
        }
        boolean any = left.size() < draft.deposit().clocks().size();
        return any
                ? draft.deposit(
                        draft.deposit().change().clocksUndone(List.copyOf(left)).done())
                : draft;
    }

    /** Opens again, under new names, what a credit discharged that the bank then took back. Only a person can act now. */
    static Draft reopen(Draft draft, Step step) {
        List<Clock> again = new ArrayList<>();
        for (Trigger trigger : Trigger.of(step.facts(), draft.deposit(), step.policy())) {
            again.add(open(
                    draft,
                    step,
                    trigger.forPersons(),
                    name(trigger, draft.deposit()) + "#" + draft.deposit().attempt()));
        }
        return draft.deposit(draft.deposit().change().clocks(List.copyOf(again)).done());
    }

    /** A mark that stands must be decided (N4.3). This clock runs while the others stand still. */
    static Draft awaitDecision(Draft draft, Step step) {
        open(
                draft,
                step,
                new Trigger(Marks.CLAUSE, "deposit.mark-confirmed.v1", "hub", step.today(), false, false),
                Marks.clock(draft.deposit()));
        return draft;
    }

    private static Clock open(Draft draft, Step step, Trigger trigger, String name) {
        ClockTimes times = reckon(step, draft.deposit(), trigger.clause(), trigger.basisDate());
        draft.clock(new ObligationChange.Open(
                name,
                trigger.clause(),
                step.facts().regime(),
                DEBTOR,
                draft.deposit().supplier(),
                trigger.basisEvent(),
                trigger.basisSource(),
                trigger.basisDate(),
                times.calendar(),
                times.provisional(),
                times.warnAt(),
                trigger.hubActs() ? times.actAt() : null,
                times.dueAt()));
        return new Clock(name, trigger.clause(), trigger.basisDate(), times.dueOn(), times.dueAt(), trigger.hubActs());
    }

    static ClockTimes reckon(Step step, Deposit deposit, String clause, LocalDate basis) {
        return step.policy().times().reckon(clause, step.facts().regime(), deposit.holder(), basis, deposit.excuses());
    }

    /** Lets every clock stand still from here. */
    static Draft standStill(Draft draft, Excuse excuse) {
        draft.deposit(draft.deposit()
                .change()
                .excuses(Excuse.begun(draft.deposit().excuses(), excuse))
                .done());
        draft.deposit().clocks().forEach(clock -> draft.clock(stopped(clock, excuse)));
        return draft;
    }

    static ObligationChange stopped(Clock clock, Excuse excuse) {
        return new ObligationChange.Excused(clock.name(), excuse.from(), excuse.reason(), excuse.evidence());
    }

    /**
     * Lets every clock go on.
     *
     * @param counts whether the time that ends now was excused
     */
    static Draft goOn(Draft draft, Step step, Instant to, boolean counts) {
        draft.deposit(draft.deposit()
                .change()
                .excuses(Excuse.ended(draft.deposit().excuses(), to, counts))
                .done());
        List<Clock> resumed = new ArrayList<>();
        for (Clock clock : draft.deposit().clocks()) {
            ClockTimes times = reckon(step, draft.deposit(), clock.clause(), clock.basisDate());
            draft.clock(new ObligationChange.Resumed(
                    clock.name(),
                    to,
                    counts,
                    times.calendar(),
                    times.provisional(),
                    times.warnAt(),
                    clock.hubActs() ? times.actAt() : null,
                    times.dueAt()));
            resumed.add(clock.dueBy(times.dueOn(), times.dueAt()));
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
