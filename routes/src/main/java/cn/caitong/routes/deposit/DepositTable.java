package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.DELIVERED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.NEW;
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
        row(table, EventKind.TENDER_RESCHEDULED, Rule.NOTE);
        for (EventKind ending : new EventKind[] {
            EventKind.TENDER_TERMINATED,
            EventKind.AWARD_LETTER,
            EventKind.AWARD_NOTICE,
            EventKind.CONTRACT_SIGNED,
            EventKind.BID_WITHDRAWN
        }) {
            row(table, ending, Rule.NOTE)
                    .on(Rule.OPEN_WINDOW, HELD)
                    .on(Rule.ADD_CLOCK, DUE, INSTRUCTED, DELIVERED, RECALLING, REPAIR)
                    .on(Rule.ADD_STOPPED_CLOCK, MARKED, BLOCKED);
        }
    }

    private static void persons(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.RELEASE_APPROVED, Rule.NOTE)
                .on(Rule.HOLD, NEW)
                .on(Rule.RELEASE, DUE)
                .on(Rule.REFUSE, HELD, MARKED, BLOCKED, FORFEITED, RECALLING, REPAIR, MARKED_AFTER_REFUND);
        row(table, EventKind.MARK_REQUESTED, Rule.ASK_MARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.REFUSE, MARKED, RECALLING, FORFEITED, MARKED_AFTER_REFUND);
        row(table, EventKind.MARK_CONFIRMED, Rule.REFUSE)
                .on(Rule.HOLD, NEW)
                .on(Rule.MARK_EARLY, HELD)
                .on(Rule.MARK, DUE)
                .on(Rule.MARK_OVER_REPAIR, REPAIR)
                .on(Rule.MARK_AND_RECALL, INSTRUCTED, DELIVERED)
                .on(Rule.MARK_AFTER_REFUND, REFUNDED);
        row(table, EventKind.MARK_LIFTED, Rule.REFUSE)
                .on(Rule.HOLD, NEW, RECALLING)
                .on(Rule.LIFT, MARKED);
        row(table, EventKind.FORFEITED, Rule.REFUSE)
                .on(Rule.HOLD, NEW, RECALLING)
                .on(Rule.FORFEIT, MARKED);
        row(table, EventKind.BLOCKED, Rule.REFUSE).on(Rule.HOLD, NEW).on(Rule.BLOCK, DUE, REPAIR);
        row(table, EventKind.UNBLOCKED, Rule.REFUSE).on(Rule.HOLD, NEW).on(Rule.UNBLOCK, BLOCKED);
        row(table, EventKind.PAYEE_REPAIRED, Rule.REFUSE)
                .on(Rule.HOLD, NEW)
                .on(Rule.REISSUE, REPAIR)
                .on(Rule.REPAIR_BLOCKED, BLOCKED);
    }

    private static void holder(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.REFUND_ACCEPTED, Rule.PARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.TAKEN, INSTRUCTED)
                .on(Rule.NOTE, DELIVERED, RECALLING, REPAIR, REFUNDED, MARKED, BLOCKED, FORFEITED, MARKED_AFTER_REFUND);
        row(table, EventKind.REFUND_REJECTED, Rule.PARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.REJECTED_RESULT, INSTRUCTED, DELIVERED)
                .on(Rule.REJECTED_UNDER_RECALL, RECALLING)
                .on(Rule.NOTE, REPAIR, MARKED, BLOCKED, FORFEITED);
        row(table, EventKind.REFUND_CREDITED, Rule.PARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.CREDIT, INSTRUCTED, DELIVERED)
                .on(Rule.CREDIT_UNDER_RECALL, RECALLING)
                .on(Rule.CREDIT_OVERTAKEN, REPAIR)
                .on(Rule.NOTE, REFUNDED, MARKED_AFTER_REFUND);
        row(table, EventKind.REFUND_RETURNED, Rule.PARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.RETURN, INSTRUCTED, DELIVERED)
                .on(Rule.RETURN_AFTER_CREDIT, REFUNDED)
                .on(Rule.RETURN_UNDER_MARK, RECALLING, MARKED_AFTER_REFUND)
                .on(Rule.NOTE, REPAIR, MARKED, BLOCKED);
        row(table, EventKind.REFUND_RECALLED, Rule.PARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.RECALLED, RECALLING)
                .on(Rule.NOTE, MARKED, FORFEITED, INSTRUCTED, DELIVERED, REFUNDED);
        row(table, EventKind.RECALL_REFUSED, Rule.PARK)
                .on(Rule.HOLD, NEW)
                .on(Rule.RECALL_REFUSED, RECALLING)
                .on(Rule.NOTE, MARKED, MARKED_AFTER_REFUND);
    }

    private static void sending(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.SEND_DELIVERED, Rule.NOTE).on(Rule.ARRIVED, INSTRUCTED);
        row(table, EventKind.SEND_REJECTED, Rule.NOTE)
                .on(Rule.REFUSED_BY_HOLDER, INSTRUCTED)
                .on(Rule.REJECTED_UNDER_RECALL, RECALLING);
        row(table, EventKind.SEND_UNKNOWN, Rule.NOTE).on(Rule.UNKNOWN, INSTRUCTED, RECALLING);
        row(table, EventKind.SEND_WITHDRAWN, Rule.NOTE).on(Rule.KEPT_BACK, RECALLING);
        row(table, EventKind.SEND_LEFT, Rule.NOTE).on(Rule.SEND_RECALL, RECALLING);
    }

    private static void clocks(Map<EventKind, Map<DepositState, Rule>> table) {
        row(table, EventKind.CLOCK_WARN, Rule.NOTE).on(Rule.WARN, DUE, INSTRUCTED, DELIVERED, REPAIR);
        row(table, EventKind.CLOCK_ACT, Rule.NOTE).on(Rule.ACT, DUE);
        row(table, EventKind.CLOCK_DUE, Rule.NOTE).on(Rule.BREACH, DUE, INSTRUCTED, DELIVERED, REPAIR, RECALLING);
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
