package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.ObligationChange;

/** A clock's time has come. */
final class Ticks {
    private Ticks() {}

    static Draft warn(Step step) {
        String clause = step.fired().clock();
        return step.stay("due-soon", clause, "the refund period ends soon")
                .send(Messages.task(step.deposit(), step, "warn", clause));
    }

    /** The last safe moment: nobody marked it, nobody released it. */
    static Draft act(Step step) {
        String clause = step.fired().clock();
        boolean ours = step.deposit().clock(clause).map(Deposit.Clock::hubActs).orElse(false);
        return ours
                ? Refunds.instruct(step, "refunded-without-application", clause, "免申即退、到期即退")
                : step.stay("left-to-purchaser", clause, "purchaser or agency refunds");
    }

    /** The last day passed without the credit. It stays owed, and a late charge may grow. */
    static Draft breach(Step step) {
        String clause = step.fired().clock();
        return step.stay("overdue", clause, "the last lawful day has passed")
                .clock(new ObligationChange.Breached(clause))
                .alarm("refund-overdue", "clock " + clause)
                .send(Messages.task(step.deposit(), step, "overdue", clause));
    }
}
