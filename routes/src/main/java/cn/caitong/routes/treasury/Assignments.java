package cn.caitong.routes.treasury;

import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payments are assigned to a lender (政采贷) after an application for the former account was approved: whoever pays that after the
 * notice still owes the lender (民法典 art. 546). What has not left is taken back and what was only prepared is forgotten; what has
 * left, or may have, is before finance, and the hub never sends it again.
 */
final class Assignments {
    static final String CLAUSE = "民法典 art. 546";
    private static final String NOTICED = "payee-assigned";

    private Assignments() {}

    /** Whether something of this payment goes, or might go, to an account that payments were assigned away from. */
    static boolean isNews(Step step) {
        Payment payment = step.known();
        Payable payable = step.claim();
        return payable.locked()
                && !payment.told().contains(NOTICED)
                && !payment.isCredited()
                && (differs(payment.payee(), payable) || isPreparedForAnother(payment, payable));
    }

    /** Whether this application pays an account that payments were assigned away from. */
    static boolean isOutdated(Payment payment, Application application) {
        return payment.told().contains(mark(application));
    }

    /** The notice, once in the life of a payment, as a contract is assigned once: of what was approved before this event. */
    static Draft noticed(Draft draft, Step step) {
        List<Application> former = former(step);
        draft.payment(payment -> payment.told(NOTICED));
        former.forEach(application -> draft.payment(payment -> payment.told(mark(application))));
        if (isPreparedForAnother(draft.payment(), step.claim())) {
            draft.payment(payment -> payment.prepared(null));
            Messages.again(draft, step, "prepare", CLAUSE, NOTICED);
        }
        if (former.stream().anyMatch(application -> !application.isOnItsWay())) {
            tooLate(draft);
        }
        boolean isAsked =
                step.known().stops().isEmpty() && !draft.payment().stops().isEmpty();
        return isAsked
                ? draft
                : Withdrawals.takeBack(
                        draft,
                        step,
                        former.stream().filter(Application::isOnItsWay).toList());
    }

    /** An application for the former account is with the treasury, or may be. */
    static Draft tooLate(Draft draft) {
        return draft.alarm(
                "assigned-too-late",
                "payments were assigned to a lender, and an application for the former account left before, or may"
                        + " have: have the treasury stop or refuse it / 收款账户已按政采贷锁定，而以原账户提交的支付申请在此前已（或可能已）发出：请国库暂停或退回");
    }

    /** Those for the former account that may still pay. */
    private static List<Application> former(Step step) {
        Payment before = step.known();
        return differs(before.payee(), step.claim())
                ? before.applications().stream()
                        .filter(application -> application.refusedAt() == null)
                        .filter(application -> !before.lines(application.number(), Line.Standing.SENT)
                                .isEmpty())
                        .toList()
                : List.of();
    }

    private static String mark(Application application) {
        return NOTICED + "/" + application.number();
    }

    private static boolean isPreparedForAnother(Payment payment, Payable payable) {
        Prepared prepared = payment.prepared();
        return prepared != null && differs(prepared.payee(), payable);
    }

    private static boolean differs(@Nullable Concealed<Account> payee, Payable payable) {
        return payee != null && !payee.open().isThatOf(payable.payee().open());
    }
}
