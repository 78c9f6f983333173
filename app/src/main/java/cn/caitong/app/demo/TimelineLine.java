package cn.caitong.app.demo;

import cn.caitong.routes.statement.StatementFlow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one event did to one case.
 *
 * @param subject the case as people know it: a tender's id, or holder and receipt id
 * @param event the message, clock or delivery outcome
 * @param code why it went as it went, the decision's own word; {@code detail} says it at length
 * @param basis day 0 of the clock that is due first, if one runs
 * @param due its last day
 */
record TimelineLine(
        Instant at,
        String subject,
        String flow,
        String event,
        String before,
        String state,
        String clause,
        String code,
        String detail,
        @Nullable LocalDate basis,
        @Nullable LocalDate due) {

    /** From here on a refund is owed, by the last day of its clock. */
    boolean opensRefund() {
        return due != null && state.equals("refund-due") && !before.equals(state);
    }

    /** Nothing came of it that people want to read: noted, kept for reconciliation, or a task of ours arrived. */
    boolean isQuiet() {
        return code.equals("noted")
                || flow.equals(StatementFlow.DEPOSITS)
                || flow.equals(StatementFlow.TREASURY)
                || (event.equals("delivery.delivered") && before.equals(state));
    }
}
