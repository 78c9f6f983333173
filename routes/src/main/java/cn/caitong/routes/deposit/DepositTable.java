package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.CONVERTED;
import static cn.caitong.routes.deposit.DepositState.DELIVERED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.NEW;
import static cn.caitong.routes.deposit.DepositState.PAID_OVER;
import static cn.caitong.routes.deposit.DepositState.RECALLING;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import java.util.EnumMap;
import java.util.Map;

/** Event × state → rule: the whole of the deposit's law, one row an event. What a row does not name does its {@code else}. */
final class DepositTable {
    private static final Map<EventKind, Map<DepositState, Rule>> CELLS = cells();

    private DepositTable() {}

    static Rule rule(EventKind event, DepositState state) {
        Map<DepositState, Rule> row = CELLS.get(event);
        Rule rule = row == null ? null : row.get(state);
        if (rule == null) {
            throw new IllegalStateException("The deposit table has no cell for " + event + " in " + state);
        }
        return rule;
    }

    private static Map<EventKind, Map<DepositState, Rule>> cells() {
        Map<EventKind, Map<DepositState, Rule>> table = new EnumMap<>(EventKind.class);
        money(table);
        tender(table);
        persons(table);
        holder(table);
        sending(table);
        clocks(table);
        return table;
    }

    private static void money(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.RECEIVED, Rule.SAME_RECEIPT).on(Rule.ACCEPT, NEW);
    }

    private static void tender(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.TENDER_REGISTERED, Rule.NOTE);
        row(table, EventKind.TENDER_RESCHEDULED, Rule.NOTE).on(Rule.REJUDGE, HELD);
        for (EventKind ending : new EventKind[] {
            EventKind.TENDER_TERMINATED,
            EventKind.AWARD_LETTER,
            EventKind.AWARD_NOTICE,
            EventKind.CONTRACT_SIGNED,
            EventKind.BID_WITHDRAWN,
            EventKind.AWARD_VOIDED,
            EventKind.CONTRACT_NOT_CONCLUDED,
            EventKind.TENDER_CORRECTED,
            EventKind.DATE_DECIDED
        }) {
            row(table, ending, Rule.NOTE)
                    .on(Rule.OPEN_WINDOW, HELD)
                    .on(Rule.ADD_CLOCK, DUE, INSTRUCTED, DELIVERED, RECALLING, REPAIR)
                    .on(Rule.ADD_STOPPED_CLOCK, MARKED, BLOCKED)
                    .on(Rule.SETTLE_LATE, REFUNDED, MARKED_AFTER_REFUND);
        }
        for (EventKind award :
                new EventKind[] {EventKind.AWARD_LETTER, EventKind.AWARD_NOTICE, EventKind.TENDER_CORRECTED}) {
            on(table, award, Rule.RESETTLE, DUE);
            on(table, award, Rule.RESETTLE_MARKED, MARKED);
            on(table, award, Rule.RESETTLE_BLOCKED, BLOCKED);
        }
        row(table, EventKind.BID_REVOKED, Rule.NOTE).on(Rule.REVOKED, HELD, DUE);
        row(table, EventKind.OPENING_FAILED, Rule.NOTE).on(Rule.OPENING_FAILED, HELD);
        row(table, EventKind.TENDER_SUSPENDED, Rule.NOTE);
        row(table, EventKind.TENDER_RESUMED, Rule.NOTE).on(Rule.CATCH_UP, DUE);
    }

    private static void on(
            Map<EventKind, Map<DepositState, Rule>> table, EventKind event, Rule rule, DepositState... states) {
        Map<DepositState, Rule> row = new EnumMap<>(DepositState.class);
        row.putAll(table.getOrDefault(event, Map.of()));
        table.put(event, new Row(row).on(rule, states).cells());
    }

    private static void persons(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.RELEASE_APPROVED, Rule.NOTE)
                .on(Rule.HOLD, NEW)
                .on(Rule.RELEASE_EARLY, HELD)
                .on(Rule.RELEASE, DUE)
                .on(Rule.REFUSE, MARKED, BLOCKED, FORFEITED, RECALLING, REPAIR, MARKED_AFTER_REFUND)
                .on(Rule.REFUSE, PAID_OVER, CONVERTED);
        marks(table);
        keeps(table);
        row(table, EventKind.BLOCKED, Rule.REFUSE).on(Rule.HOLD, NEW).on(Rule.BLOCK, DUE, REPAIR);
        row(table, EventKind.UNBLOCKED, Rule.REFUSE).on(Rule.HOLD, NEW).on(Rule.UNBLOCK, BLOCKED);
        row(table, EventKind.BLOCK_CONTESTED, Rule.CONTEST).on(Rule.HOLD, NEW);
        row(table, EventKind.CONTEST_DECIDED, Rule.DECIDE_CONTEST)
                .on(Rule.HOLD, NEW)
                .on(Rule.DECIDE_BLOCK, BLOCKED);
        row(table, EventKind.PAYEE_REPAIRED, Rule.REFUSE)
                .on(Rule.HOLD, NEW)
                .on(Rule.REISSUE, REPAIR)
                .on(Rule.REPAIR_BLOCKED, BLOCKED);
    }

    private static void marks(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.MARK_REQUESTED, Rule.ASK_MARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.REFUSE, MARKED, RECALLING, FORFEITED, MARKED_AFTER_REFUND, PAID_OVER, CONVERTED);
        row(table, EventKind.MARK_CONFIRMED, Rule.REFUSE)
                .on(Rule.HOLD, NEW)
                .on(Rule.MARK_EARLY, HELD)
                .on(Rule.MARK, DUE)
                .on(Rule.MARK_OVER_REPAIR, REPAIR)
                .on(Rule.MARK_OVER_BLOCK, BLOCKED)
                .on(Rule.MARK_AND_RECALL, INSTRUCTED, DELIVERED)
                .on(Rule.MARK_AFTER_REFUND, REFUNDED);
        row(table, EventKind.MARK_LIFTED, Rule.END_OF_MARK_EARLY)
                .on(Rule.HOLD, NEW, RECALLING)
                .on(Rule.LIFT, MARKED)
                .on(RecoveryRules.LIFT, MARKED_AFTER_REFUND)
                .on(Rule.REFUSE, FORFEITED, PAID_OVER, CONVERTED);
        row(table, EventKind.FORFEITED, Rule.END_OF_MARK_EARLY)
                .on(Rule.HOLD, NEW, RECALLING)
                .on(Rule.FORFEIT, MARKED)
                .on(RecoveryRules.DECIDE, MARKED_AFTER_REFUND)
                .on(Rule.REFUSE, FORFEITED, PAID_OVER, CONVERTED);
    }

    private static void keeps(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.PAID_OVER, KeepRules.PAY_OVER_PART)
                .on(Rule.HOLD, NEW, MARKED, RECALLING, MARKED_AFTER_REFUND)
                .on(KeepRules.PAY_OVER, FORFEITED)
                .on(Rule.NOTE, PAID_OVER);
        row(table, EventKind.RECOVERED, RecoveryRules.UNASKED)
                .on(Rule.HOLD, NEW, INSTRUCTED, DELIVERED, RECALLING)
                .on(RecoveryRules.RECOVERED_EARLY, REFUNDED)
                .on(RecoveryRules.RECOVERED, MARKED_AFTER_REFUND)
                .on(RecoveryRules.RECOVERED_AGAIN, FORFEITED, PAID_OVER);
        row(table, EventKind.CONVERTED, Rule.REFUSE)
                .on(Rule.HOLD, NEW)
                .on(KeepRules.CONVERT, HELD)
                .on(KeepRules.CONVERT_DUE, DUE)
                .on(Rule.NOTE, CONVERTED);
        row(table, EventKind.WITHOUT_BID, Rule.NOTE)
                .on(Rule.HOLD, NEW)
                .on(KeepRules.WITHOUT_BID, HELD)
                .on(KeepRules.WITHOUT_BID_DUE, DUE)
                .on(Rule.REFUSE, MARKED, RECALLING, FORFEITED, PAID_OVER, CONVERTED, MARKED_AFTER_REFUND);
        row(table, EventKind.LOT_CORRECTED, Rule.REFUSE).on(Rule.HOLD, NEW).on(KeepRules.MOVE_LOT, HELD);
        row(table, EventKind.GUARANTEE_EXTENDED, Rule.NOTE)
                .on(Rule.HOLD, NEW)
                .on(KeepRules.EXTEND, HELD, DUE, MARKED, BLOCKED);
    }

    private static void holder(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.REFUND_ACCEPTED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.TAKEN, INSTRUCTED)
                .on(HolderRules.REPEATED, DELIVERED, RECALLING, REPAIR, REFUNDED)
                .on(HolderRules.REPEATED, MARKED, BLOCKED, FORFEITED, PAID_OVER, MARKED_AFTER_REFUND);
        row(table, EventKind.REFUND_REJECTED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.REJECTED_RESULT, INSTRUCTED, DELIVERED)
                .on(HolderRules.REJECTED_UNDER_RECALL, RECALLING)
                .on(HolderRules.REPEATED, REPAIR, MARKED, BLOCKED)
                .on(RecoveryRules.CONTRADICTED, FORFEITED, PAID_OVER);
        row(table, EventKind.REFUND_CREDITED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.CREDIT, INSTRUCTED, DELIVERED)
                .on(HolderRules.CREDIT_UNDER_RECALL, RECALLING)
                .on(HolderRules.CREDIT_OVERTAKEN, REPAIR, MARKED, BLOCKED, FORFEITED, PAID_OVER)
                .on(HolderRules.REPEATED, REFUNDED, MARKED_AFTER_REFUND);
        row(table, EventKind.RELEASED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.GIVEN_BACK, INSTRUCTED, DELIVERED)
                .on(HolderRules.GIVEN_BACK_UNDER_RECALL, RECALLING)
                .on(HolderRules.CREDIT_OVERTAKEN, REPAIR, MARKED, BLOCKED, FORFEITED, PAID_OVER)
                .on(HolderRules.REPEATED, REFUNDED, MARKED_AFTER_REFUND);
        row(table, EventKind.REFUND_RETURNED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.RETURN, INSTRUCTED, DELIVERED)
                .on(HolderRules.RETURN_AFTER_CREDIT, REFUNDED)
                .on(HolderRules.RETURN_UNDER_RECALL, RECALLING)
                .on(HolderRules.RETURN_AFTER_MARK, MARKED_AFTER_REFUND)
                .on(HolderRules.REPEATED, REPAIR, MARKED, BLOCKED)
                .on(RecoveryRules.CONTRADICTED, FORFEITED, PAID_OVER);
        row(table, EventKind.REFUND_RECALLED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.RECALLED, RECALLING)
                .on(HolderRules.REPEATED, MARKED)
                .on(RecoveryRules.CONTRADICTED, FORFEITED, PAID_OVER);
        row(table, EventKind.RECALL_REFUSED, HolderRules.UNEXPECTED)
                .on(Rule.HOLD, NEW)
                .on(HolderRules.RECALL_REFUSED, RECALLING)
                .on(HolderRules.REPEATED, MARKED, FORFEITED, PAID_OVER, REFUNDED, MARKED_AFTER_REFUND);
    }

    private static void sending(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.SEND_DELIVERED, HolderRules.SENT).on(HolderRules.ARRIVED, INSTRUCTED);
        row(table, EventKind.SEND_REJECTED, HolderRules.SENT)
                .on(HolderRules.REFUSED_BY_HOLDER, INSTRUCTED)
                .on(HolderRules.REFUSED_UNDER_RECALL, RECALLING);
        row(table, EventKind.SEND_UNKNOWN, HolderRules.SENT).on(HolderRules.UNKNOWN, INSTRUCTED, RECALLING);
        row(table, EventKind.SEND_WITHDRAWN, HolderRules.SENT).on(HolderRules.KEPT_BACK, RECALLING);
        row(table, EventKind.SEND_LEFT, HolderRules.SENT).on(HolderRules.SEND_RECALL, RECALLING);
    }

    /** A mark or a block stops act and due; where they come all the same, the excuse began too late to excuse. */
    private static void clocks(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.CLOCK_WARN, Rule.NOTE)
                .on(Rule.WARN, DUE, INSTRUCTED, DELIVERED, REPAIR, MARKED, BLOCKED)
                .on(RecoveryRules.WARN, MARKED_AFTER_REFUND);
        row(table, EventKind.CLOCK_ACT, Rule.NOTE).on(Rule.ACT, DUE);
        row(table, EventKind.CLOCK_DUE, Rule.NOTE)
                .on(Rule.BREACH_UNSENT, DUE)
                .on(Rule.BREACH, INSTRUCTED, DELIVERED, RECALLING, REPAIR, MARKED, BLOCKED)
                .on(RecoveryRules.BREACH, MARKED_AFTER_REFUND);
        row(table, EventKind.CLOCK_MOVED, Rule.MOVE).on(Rule.NOTE, NEW);
    }

    private static Row row(Map<EventKind, Map<DepositState, Rule>> table, EventKind event, Rule otherwise) {
        Row row = new Row(new EnumMap<>(DepositState.class));
        table.put(event, row.on(otherwise, DepositState.values()).cells());
        return row;
    }

    /** One event's cells. */
    private record Row(Map<DepositState, Rule> cells) {
        Row on(Rule rule, DepositState... states) {
            for (DepositState state : states) {
                cells.put(state, rule);
            }
            return this;
        }
    }
}
