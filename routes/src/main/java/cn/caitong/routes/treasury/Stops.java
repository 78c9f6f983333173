package cn.caitong.routes.treasury;

import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;

/**
 * Finance suspends a payment, a court has it frozen: nothing is approved and no new attempt is sent while one stop stands. What
 * was approved and has not left is taken back; what may have left is asked about, and not sent again meanwhile. What is at the treasury
 * already is the treasury's to stop.
 */
final class Stops {
    private static final String CLAUSE = "N5.4";

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
        return isLeftBehind(step, stopping)
                ? release(step, told)
                : step.refuse(
                        "treasury-stopped",
                        CLAUSE,
                        "the treasury stopped what it has; have it let that go on, or refuse it /"
                                + " 国库已暂停其所受理的申请：请由国库解除或退回");
    }

    /** What the treasury stopped has ended, and nobody there lifts a stop of nothing: what follows is for finance to let go. */
    private static boolean isLeftBehind(Step step, Stopping stopping) {
        Person person = stopping.person();
        return person != null
                && person.isFinance()
                && step.known().lines().stream().noneMatch(line -> line.is(Line.Standing.SENT));
    }

    /** The treasury stopped what it has. */
    static Draft freeze(Step step) {
        Stopping stopping = (Stopping) step.event();
        return Reviews.about(step, applicationId(stopping), application -> {
            Draft draft = stands(step, stopping.stop()) ? step.noted() : stopped(step, stopping.stop());
            Applications.delivered(draft, step, application.number());
            return Withdrawals.followed(draft, step);
        });
    }

    static Draft unfreeze(Step step) {
        Stopping stopping = (Stopping) step.event();
        return Reviews.about(
                step,
                applicationId(stopping),
                application -> stands(step, stopping.stop()) ? release(step, stopping.stop()) : step.noted());
    }

    private static Draft stop(Step step, Stop stop) {
        return stands(step, stop) ? step.noted() : Withdrawals.followed(stopped(step, stop), step);
    }

    private static Draft stopped(Step step, Stop stop) {
        Draft draft = Preparations.opened(
                step, "stopped", CLAUSE, "stopped by %s, %s".formatted(stop.by(), stop.reference()));
        draft.payment(payment -> payment.stopped(stop));
        return Messages.again(draft, step, "stopped", CLAUSE, "stop/" + step.saidAt());
    }

    private static Draft release(Step step, Stop stop) {
        Draft draft = step.stay("goes-on", CLAUSE, "%s lets it go on, %s".formatted(stop.by(), stop.reference()));
        draft.payment(payment -> payment.released(stop));
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

    private static String applicationId(Stopping stopping) {
        String id = stopping.applicationId();
        if (id == null) {
            throw new IllegalStateException("The treasury stops an application, and names it");
        }
        return id;
    }
}
