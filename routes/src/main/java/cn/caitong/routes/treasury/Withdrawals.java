package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.Outgoing;
import cn.caitong.routes.treasury.PaymentEvent.Sent;
import cn.caitong.routes.treasury.PaymentEvent.Withdrawn;
import java.util.List;
import java.util.Optional;

/**
 * What was approved is taken back while it has not left: held back by a hold, or its treasury cannot be reached. Whether it still could,
 * delivery knows alone, under the lock of what it sends: its answer is an event (P3).
 */
final class Withdrawals {
    private static final String CLAUSE = "N5.4";

    private Withdrawals() {}

    static Draft withdraw(Step step) {
        Withdrawn withdrawn = (Withdrawn) step.event();
        if (!withdrawn.by().isPurchaser()) {
            return step.notEntitled();
        }
        List<Application> leaving = onTheirWay(step.known());
        if (leaving.isEmpty()) {
            return step.refuse(
                    "too-late",
                    CLAUSE,
                    "the treasury has all that was applied for; ask it to refuse, or finance to suspend /"
                            + " 支付申请均已送达国库，不能撤回；请国库退回或由财政暂停");
        }
        Draft draft = step.stay("withdrawing", CLAUSE, "taken back, unless it may have left");
        leaving.forEach(application -> draft.send(new Outgoing.Withdraw(
                step.policy().treasury(), Messages.APPLIED, step.known().applicationId(application.number()))));
        return draft;
    }

    /** The first stop takes back what has not left, and while one stands nothing new leaves. After the last, what may have left goes on. */
    static Draft followed(Draft draft, Step step) {
        Payment before = step.payment();
        boolean was = before != null && !before.stops().isEmpty();
        boolean is = !draft.payment().stops().isEmpty();
        if (was == is) {
            return draft;
        }
        return is ? takeBack(draft, step, onTheirWay(draft.payment())) : letGo(draft, step);
    }

    /** What of these has not left never will, and two persons start it again. What may have left is not sent again before it is let go. */
    static Draft takeBack(Draft draft, Step step, List<Application> applications) {
        applications.forEach(application -> draft.send(new Outgoing.Withdraw(
                step.policy().treasury(),
                Messages.APPLIED,
                draft.payment().applicationId(application.number()),
                true)));
        return draft;
    }

    /**
     * No stop stands any more: what may have left, and proves not to have arrived, goes as it was approved, unless it pays an account
     * that payments were assigned away from, or more than a red or voided invoice left to be paid.
     */
    private static Draft letGo(Draft draft, Step step) {
        Payment payment = draft.payment();
        onTheirWay(payment).stream()
                .filter(application -> !Assignments.isOutdated(payment, application))
                .filter(application -> !Reversals.isTooMuch(step, payment))
                .forEach(application -> draft.send(new Outgoing.LetGo(
                        step.policy().treasury(), Messages.APPLIED, payment.applicationId(application.number()))));
        return draft;
    }

    static List<Application> onTheirWay(Payment payment) {
        return payment.applications().stream().filter(Application::isOnItsWay).toList();
    }

    /** It never left and never will: nothing of it was or will be paid. It is prepared anew, or its lines are repaired. */
    static Draft withdrawn(Step step) {
        Optional<Application> application = Applications.ours(step).filter(Application::isOnItsWay);
        Sent sent = (Sent) step.event();
        return application
                .map(ours -> Applications.refused(
                        step.stay("application-withdrawn", CLAUSE, "it never left, and never will"),
                        step,
                        ours.number(),
                        PaymentState.APPLIED,
                        sent.proof(),
                        null))
                .orElseGet(step::noted);
    }

    /** It has left, or may have: the purchaser hears that it goes on. Of one that was withdrawn before, nothing changes. */
    static Draft left(Step step) {
        Optional<Application> application = Applications.ours(step).filter(ours -> ours.refusedAt() == null);
        if (application.isEmpty()) {
            return step.noted();
        }
        boolean isStopped = !step.known().stops().isEmpty();
        boolean isOutdated = Assignments.isOutdated(step.known(), application.get());
        Draft draft = isStopped || isOutdated
                ? step.stay(
                        isStopped ? "stop-too-late" : "assignment-too-late",
                        "P3",
                        "it left, or may have; it is asked about, and not sent again meanwhile")
                : step.stay("withdrawal-too-late", "P3", "it left, or may have; it goes on as it was approved");
        if (isStopped) {
            draft.alarm(
                    "stopped-too-late",
                    "an application left, or may have, before its stop: ask the treasury /"
                            + " 支付申请在暂停或冻结前已（或可能已）发出，请向国库核实");
        }
        if (isOutdated) {
            Assignments.tooLate(draft);
        }
        return Messages.again(
                draft, step, "too-late", CLAUSE, "too-late/" + application.get().number() + "/" + step.arrivedAt());
    }
}
