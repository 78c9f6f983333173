package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.deposit.Deposit.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A clock's time has come. */
final class Ticks {
    private Ticks() {}

    /** The refund, or the end of the mark that keeps it, is wanted soon. */
    static Draft warn(Step step) {
        if (Marks.isClock(step.fired().clock())) {
            return warnMark(step);
        }
        return known(
                step,
                clock -> step.stay("due-soon", clock.clause(), "the refund period ends soon")
                        .send(Messages.warning(step.deposit(), step, clock)));
    }

    /** Of a mark that is decided, or stands over other money by now, the time that came is old news. */
    static Draft warnMark(Step step) {
        return Marks.awaits(step.deposit(), step.fired().clock())
                ? step.stay("mark-undecided", Marks.CLAUSE, "the mark is to be decided soon")
                        .send(Messages.markTask(step.deposit(), step, "warn"))
                : Rule.noted(step);
    }

    /** The last safe moment: nobody marked it, nobody released it. */
    static Draft act(Step step) {
        return known(
                step,
                clock -> isOurs(step, clock)
                        ? issued(step, clock)
                        : step.stay("left-to-purchaser", clock.clause(), "purchaser or agency refunds"));
    }

    private static boolean isOurs(Step step, Clock clock) {
        boolean stands = step.policy().endings().suspensionStopsHub()
                && step.facts().lot(step.deposit().lot()).isSuspendedAt(step.now());
        return clock.hubActs() && !stands && step.refundsByItself();
    }

    private static Draft issued(Step step, Clock clock) {
        return Refunds.issue(
                step.to(DepositState.INSTRUCTED, "refunded-without-application", clock.clause(), "免申即退、到期即退"), step);
    }

    /** What would have gone out while procurement stood still goes out now (政府采购法 art. 57). */
    static Draft catchUp(Step step) {
        return step.deposit().clocks().stream()
                .filter(clock -> isOurs(step, clock) && isPast(step, clock))
                .findFirst()
                .map(clock -> issued(step, clock))
                .orElseGet(() -> Rule.noted(step));
    }

    /** Whether the hub itself will refund by this clock when its act time comes, as the roll-out stands. */
    static boolean willAct(Step step, Clock clock) {
        Instant act = Clocks.reckon(step, step.deposit(), clock.clause(), clock.basisDate())
                .actAt();
        return clock.hubActs()
                && act != null
                && step.facts()
                        .refundsByItself(
                                LegalDay.of(act.isAfter(step.now()) ? act : step.now()),
                                step.policy().rollout());
    }

    private static boolean isPast(Step step, Clock clock) {
        Instant act = Clocks.reckon(step, step.deposit(), clock.clause(), clock.basisDate())
                .actAt();
        return act != null && !act.isAfter(step.now());
    }

    /** The last day passed without the credit. It stays owed, and a late charge may grow. */
    static Draft breach(Step step) {
        if (Marks.isClock(step.fired().clock())) {
            return breachMark(step);
        }
        return known(
                step,
                clock -> overdue(step, clock, step.stay("overdue", clock.clause(), "the last lawful day has passed")));
    }

    /**
     * The same before anything was sent. Where the hub's own turn came only after the act time, because the roll-out or the end of
     * a suspension fell between, it refunds now: late, but without application (N4.2).
     */
    static Draft breachUnsent(Step step) {
        return known(
                step,
                clock -> isOurs(step, clock)
                        ? Refunds.issue(
                                overdue(
                                        step,
                                        clock,
                                        step.to(
                                                DepositState.INSTRUCTED,
                                                "refunded-late",
                                                clock.clause(),
                                                "the last lawful day has passed; 免申即退、到期即退")),
                                step)
                        : breach(step));
    }

    private static Draft overdue(Step step, Clock clock, Draft draft) {
        return draft.clock(new ObligationChange.Breached(clock.name()))
                .alarm("refund-overdue", "a clock ran out: %1$s / 期限已过：%1$s".formatted(clock.clause()))
                .send(Messages.task(step.deposit(), step, "overdue", clock));
    }

    /** The mark goes on standing: only persons can end it, and somebody above them hears of it. */
    static Draft breachMark(Step step) {
        return Marks.awaits(step.deposit(), step.fired().clock())
                ? step.stay("mark-undecided", Marks.CLAUSE, "nobody has decided the mark")
                        .clock(new ObligationChange.Breached(step.fired().clock()))
                        .alarm("mark-undecided", "purchaser or agency must forfeit or lift it / 采购人或代理机构须作出不予退还或解除的决定")
                        .send(Messages.markTask(step.deposit(), step, "overdue"))
                : Rule.noted(step);
    }

    /** What is due when follows the calendar, and with it the window of a mark and the late charge. */
    static Draft move(Step step) {
        DepositEvent.ClockMoved moved = (DepositEvent.ClockMoved) step.event();
        List<Clock> clocks = step.deposit().clocks().stream()
                .map(clock -> clock.name().equals(moved.clock()) ? clock.dueBy(moved.dueOn(), moved.dueAt()) : clock)
                .toList();
        return step.stay("clock-moved", "P5", "another calendar: the last day is " + moved.dueOn())
                .deposit(step.deposit().change().clocks(clocks).done());
    }

    /** A clock may have been undone while the word of its time was on its way. */
    private static Draft known(Step step, Function<Clock, Draft> then) {
        return step.deposit().clock(step.fired().clock()).map(then).orElseGet(() -> Rule.noted(step));
    }
}
