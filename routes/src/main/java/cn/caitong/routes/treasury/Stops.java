package cn.caitong.routes.treasury;

import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;

/**
 * Finance suspends a payment, a court has it frozen: nothing is approved and no new attempt is sent while one stop stands. What
 * was approved and has not left is taken back; what may have left is asked about, and not sent again meanwhile. What is at the treasury
 * already is the treasury's to stop.
 */
final class Stops {
    static final String CLAUSE = "N5.4";

    private Stops() {}

    /** Told to the hub by its people. */
    static Draft suspend(Step step) {
        Stopping stopping = (Stopping) step.event();
        return mayStop(stopping) ? stop(step, stopping.stop()) : step.notEntitled();
    }

    static Draft resume(Step step) {
        Stopping stopping = (Stopping) step.event();
        if (!mayStop(stopping)) {
            return step.notEntitled();
        }
        if (stopping.stop().where() == Stop.Where.CONTRACT) {
            return ContractStops.settle(step, stopping.stop());
        }
        return stands(step, stopping.stop()) ? release(step, stopping.stop()) : resumeForTreasury(step, stopping);
    }

    private static Draft resumeForTreasury(Step step, Stopping stopping) {
        Stop told = stopping.stop().asTreasury();
        if (!stands(step, told)) {
            return step.refuse("nothing-stopped", CLAUSE, "no stop of this office with this reference stands");
        }
        Person person = stopping.person();
        return person != null && person.isFinance() && Freezes.isLeftBehind(step.known(), told)
                ? release(step, told)
                : step.refuse(
                        "treasury-stopped",
                        CLAUSE,
                        "the treasury stopped what it has; have it let that go on, or refuse it /"
                                + " 国库已暂停其所受理的申请：请由国库解除或退回");
    }

    private static Draft stop(Step step, Stop stop) {
        return stands(step, stop) ? step.noted() : Withdrawals.followed(stopped(step, stop), step);
    }

    static Draft stopped(Step step, Stop stop) {
        Draft draft = Preparations.opened(
                step, "stopped", CLAUSE, "stopped by %s, %s".formatted(stop.by(), stop.reference()));
        draft.payment(payment -> payment.stops().contains(stop) ? payment : payment.stopped(stop));
        return Messages.again(draft, step, "stopped", CLAUSE, "stop/" + step.saidAt());
    }

    static Draft release(Step step, Stop stop) {
        Draft draft = step.stay("goes-on", CLAUSE, "%s lets it go on, %s".formatted(stop.by(), stop.reference()));
        draft.payment(payment -> Freezes.lifted(payment, stop));
        return Withdrawals.followed(draft, step);
    }

    /** The refusal of what may not be done meanwhile. */
    static Draft standing(Step step) {
        Stop stop = step.known().stops().getFirst();
        return step.refuse(
                "stopped", CLAUSE, "stopped by %s, %s; it must be lifted first".formatted(stop.by(), stop.reference()));
    }

    static boolean stands(Step step, Stop stop) {
        return step.payment() != null && step.payment().stops().contains(stop);
    }

    /** Finance stops of itself; a court's order is brought by finance or by the purchaser. */
    private static boolean mayStop(Stopping stopping) {
        Person person = stopping.person();
        return person != null
                && (person.isFinance() || (stopping.stop().by().equals(Stop.COURT) && person.isPurchaser()));
    }
}
