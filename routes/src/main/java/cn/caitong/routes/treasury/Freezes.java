package cn.caitong.routes.treasury;

import cn.caitong.routes.treasury.PaymentEvent.Stopping;
import java.util.List;

/**
 * The treasury stopped what it has, application by application: one order of a court (案号) may name several of a payment, and each is
 * let go by itself. The payment's stop stands until the last of them goes on.
 */
final class Freezes {
    private static final String FROZEN = "frozen/";

    private Freezes() {}

    static Draft freeze(Step step) {
        Stopping stopping = (Stopping) step.event();
        Stop stop = stopping.stop();
        return Reviews.about(step, applicationId(stopping), application -> {
            boolean stands = Stops.stands(step, stop);
            boolean isKnown = stands && step.known().told().contains(mark(application, stop));
            Draft draft = isKnown ? step.noted() : Stops.stopped(step, stop);
            draft.payment(payment -> (stands ? payment : forgotten(payment, stop)).told(mark(application, stop)));
            Applications.delivered(draft, step, application.number());
            return Withdrawals.followed(draft, step);
        });
    }

    static Draft unfreeze(Step step) {
        Stopping stopping = (Stopping) step.event();
        return Reviews.about(
                step,
                applicationId(stopping),
                application ->
                        Stops.stands(step, stopping.stop()) ? letGo(step, application, stopping.stop()) : step.noted());
    }

    private static Draft letGo(Step step, Application application, Stop stop) {
        List<Application> frozen = frozen(step.known(), stop);
        if (frozen.stream().filter(each -> isThere(step.known(), each)).allMatch(application::equals)) {
            return Stops.release(step, stop);
        }
        if (!frozen.contains(application)) {
            return step.noted();
        }
        Draft draft = step.stay(
                "application-goes-on",
                Stops.CLAUSE,
                "%s lets one application go on, %s; another is stopped under it"
                        .formatted(stop.by(), stop.reference()));
        return draft.payment(payment -> payment.forgotten(mark(application, stop)));
    }

    /** The stop is lifted: of none of its applications it is known any more that it was stopped by it. */
    static Payment lifted(Payment payment, Stop stop) {
        return forgotten(payment.released(stop), stop);
    }

    /** Also of a stop that a node of the version before lifted: it knows of no marks, and leaves them. */
    private static Payment forgotten(Payment payment, Stop stop) {
        Payment after = payment;
        for (Application application : frozen(payment, stop)) {
            after = after.forgotten(mark(application, stop));
        }
        return after;
    }

    private static boolean isThere(Payment payment, Application application) {
        return !payment.lines(application.number(), Line.Standing.SENT).isEmpty();
    }

    /** What the treasury stopped has ended, and nobody there lifts a stop of nothing: what follows is for finance to let go. */
    static boolean isLeftBehind(Payment payment, Stop stop) {
        List<Application> frozen = frozen(payment, stop);
        return (frozen.isEmpty() ? payment.applications() : frozen).stream().noneMatch(each -> isThere(payment, each));
    }

    /** Those that it names; none of a stop that was told before this was kept. */
    private static List<Application> frozen(Payment payment, Stop stop) {
        return stop.where() == Stop.Where.TREASURY
                ? payment.applications().stream()
                        .filter(application -> payment.told().contains(mark(application, stop)))
                        .toList()
                : List.of();
    }

    /** Among what is kept of a payment: by this stop this application stands still. */
    private static String mark(Application application, Stop stop) {
        return FROZEN + application.number() + "/" + stop.by() + "/" + stop.reference();
    }

    private static String applicationId(Stopping stopping) {
        String id = stopping.applicationId();
        if (id == null) {
            throw new IllegalStateException("The treasury stops an application, and names it");
        }
        return id;
    }
}
