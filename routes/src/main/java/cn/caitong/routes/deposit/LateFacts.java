package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.Deposit.Clock;
import java.time.LocalDate;
import java.util.List;

/** A fact that started a refund's term and is heard of only after the credit: whether that was in time is judged by it too. */
final class LateFacts {
    private LateFacts() {}

    /** The clock begins and ends at once: with the credit's day, and late if that was after its last day (87号令 art. 38). */
    static Draft settle(Step step) {
        LocalDate on = step.deposit().creditedOn();
        List<Trigger> owed = on == null ? List.of() : owedBy(step, on);
        return on == null || owed.isEmpty()
                ? step.stay("tender-noted", "N4.2", "nothing more is owed by it")
                : settled(step, owed, on);
    }

    /** What began after the money was back is owed no more. */
    private static List<Trigger> owedBy(Step step, LocalDate on) {
        return Clocks.news(step).stream()
                .filter(trigger -> !trigger.basisDate().isAfter(on)
                        || step.deposit().clockOf(trigger.clause()).isPresent())
                .toList();
    }

    private static Draft settled(Step step, List<Trigger> owed, LocalDate on) {
        Draft draft = Clocks.start(
                step.stay("settled-late", "N4.2", "credited on " + on + ", before this was heard of"), step, owed);
        for (Clock clock : news(step.deposit(), draft.deposit())) {
            if (on.isAfter(clock.dueOn())) {
                draft.clock(new ObligationChange.Breached(clock.name()));
            }
            draft.clock(new ObligationChange.Discharged(clock.name(), on));
        }
        return interest(draft.deposit(charged(step.with(draft.deposit()), on)), step, on);
    }

    /** Only what was heard of by now makes the bank's interest owed (条例 art. 57): it is still to be paid. */
    private static Draft interest(Draft draft, Step step, LocalDate on) {
        Deposit deposit = draft.deposit();
        Money owed = deposit.bankInterest() == null ? Refunds.bankInterest(step.with(deposit), on) : null;
        return owed == null
                ? draft
                : draft.deposit(deposit.change()
                                .credited(on, deposit.lateCharge(), owed)
                                .done())
                        .send(Messages.interestTask(deposit, step, owed));
    }

    private static List<Clock> news(Deposit before, Deposit after) {
        return after.clocks().stream()
                .filter(clock -> !before.clocks().contains(clock))
                .toList();
    }

    /** What the credit was charged with, reckoned anew. */
    static Deposit charged(Step step, LocalDate on) {
        Deposit deposit = step.deposit();
        return deposit.change()
                .credited(on, Refunds.lateCharge(step, on), deposit.bankInterest())
                .done();
    }
}
