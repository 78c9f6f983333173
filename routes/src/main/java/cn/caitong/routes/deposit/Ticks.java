package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.deposit.Deposit.Clock;
import java.util.List;

/** A clock's time has come. */
final class Ticks {
    private Ticks() {}

    /** The refund, or the end of the mark that keeps it, is wanted soon. */
    static Draft warn(Step step) {
        if (Marks.isClock(step.fired().clock())) {
            return step.stay("mark-undecided", Marks.CLAUSE, "the mark is to be decided soon")
                    .send(Messages.markTask(step.deposit(), step, "warn"));
        }
        Clock clock = fired(step);
        return step.stay("due-soon", clock.clause(), "the refund period ends soon")
                .send(Messages.task(step.deposit(), step, "warn", clock));
    }

    /** The last safe moment: nobody marked it, nobody released it. */
    static Draft act(Step step) {
        Clock clock = fired(step);
        boolean ours = clock.hubActs() && step.facts().refundsByItself(step.today());
        return ours
                ? Refunds.issue(
                        step.to(DepositState.INSTRUCTED, "refunded-without-application", clock.clause(), "免申即退、到期即退"),
                        step)
                : step.stay("left-to-purchaser", clock.clause(), "purchaser or agency refunds");
    }

    /** The last day passed without the credit. It stays owed, and a late charge may grow. */
    static Draft breach(Step step) {
        if (Marks.isClock(step.fired().clock())) {
            return undecided(step);
        }
        Clock clock = fired(step);
        return step.stay("overdue", clock.clause(), "the last lawful day has passed")
                .clock(new ObligationChange.Breached(clock.name()))
                .alarm("refund-overdue", "clock " + clock.clause())
                .send(Messages.task(step.deposit(), step, "overdue", clock));
    }

    /** The mark goes on standing: only persons can end it, and somebody above them hears of it. */
    private static Draft undecided(Step step) {
        return step.stay("mark-undecided", Marks.CLAUSE, "nobody has decided the mark")
                .clock(new ObligationChange.Breached(step.fired().clock()))
                .alarm("mark-undecided", "purchaser or agency must forfeit or lift it")
                .send(Messages.markTask(step.deposit(), step, "overdue"));
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

    private static Clock fired(Step step) {
        String name = step.fired().clock();
        return step.deposit()
                .clock(name)
                .orElseThrow(() -> new IllegalStateException(
                        "The deposit " + step.deposit().item() + " has no clock " + name));
    }
}
