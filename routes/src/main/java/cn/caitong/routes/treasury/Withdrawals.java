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
        if (!withdrawn.by().buys()) {
            return step.notEntitled();
        }
        List<Application> leaving = step.known().applications().stream()
                .filter(Application::isOnItsWay)
                .toList();
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
        Draft draft = step.stay("withdrawal-too-late", "P3", "it left, or may have; it goes on as it was approved");
        return Messages.again(
                draft, step, "too-late", CLAUSE, "too-late/" + application.get().number() + "/" + step.arrivedAt());
    }
}
