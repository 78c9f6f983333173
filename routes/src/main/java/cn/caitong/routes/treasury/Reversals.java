package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import java.util.List;

/**
 * A red or voided invoice took back of a claim what its payment had applied for. What has not left is taken back, so that nothing is paid
 * that must be recovered; what has left is the claim's to recover (C47).
 */
final class Reversals {
    static final String CLAUSE = "N5.2";

    private Reversals() {}

    /** What is on its way though more was applied for than is owed by now. */
    static List<Application> leaving(Step step) {
        return isTooMuch(step, step.known()) ? Withdrawals.onTheirWay(step.known()) : List.of();
    }

    static boolean isTooMuch(Step step, Payment payment) {
        Money recovering = step.claim().recovering();
        Money confirmed = step.claim().confirmed();
        Money owed = confirmed == null ? Money.zero(recovering.currency()) : confirmed;
        return recovering.isPositive() && payment.sum().compareTo(owed) > 0;
    }
}
