package cn.caitong.routes.treasury;

import static cn.caitong.routes.treasury.PaymentState.CREDITED;
import static cn.caitong.routes.treasury.PaymentState.NEW;
import static cn.caitong.routes.treasury.PaymentState.PREPARED;
import static cn.caitong.routes.treasury.PaymentState.REPAIR;
import static cn.caitong.routes.treasury.PaymentState.REQUESTED;

import java.util.EnumMap;
import java.util.Map;

/** Event × state → rule: the whole of the payment's law, one row an event. What a row does not name does its {@code else}. */
final class PaymentTable {
    private static final Map<EventKind, Map<PaymentState, Rule>> CELLS = cells();

    private PaymentTable() {}

    static Rule rule(EventKind event, PaymentState state) {
        Map<PaymentState, Rule> row = CELLS.get(event);
        Rule rule = row == null ? null : row.get(state);
        if (rule == null) {
            throw new IllegalStateException("The payment table has no cell for " + event + " in " + state);
        }
        return rule;
    }

    private static Map<EventKind, Map<PaymentState, Rule>> cells() {
        Map<EventKind, Map<PaymentState, Rule>> table = new EnumMap<>(EventKind.class);
        people(table);
        treasury(table);
        sending(table);
        return table;
    }

    private static void people(Map<EventKind, Map<PaymentState, Rule>> table) {
        row(table, EventKind.REQUESTED, Rule.PROGRESS).on(Rule.REQUEST, NEW, REQUESTED, PREPARED);
        row(table, EventKind.PREPARED, Rule.REFUSE)
                .on(Rule.PREPARE, NEW, REQUESTED, PREPARED)
                .on(Rule.PREPARE_ANEW, REPAIR);
        row(table, EventKind.APPROVED, Rule.REFUSE).on(Rule.APPROVE, PREPARED).on(Rule.APPROVE_ANEW, REPAIR);
        row(table, EventKind.SENT_BACK, Rule.REFUSE).on(Rule.SEND_BACK, PREPARED, REPAIR);
        row(table, EventKind.RETENTION_RELEASED, Rule.REFUSE).on(Rule.RELEASE, CREDITED);
        row(table, EventKind.WITHDRAWN, Rule.WITHDRAW).on(Rule.REFUSE, NEW, REQUESTED, PREPARED);
        row(table, EventKind.LINES_REPAIRED, Rule.REFUSE).on(Rule.REPAIRED, REPAIR);
        row(table, EventKind.SUSPENDED, Rule.SUSPEND);
        row(table, EventKind.RESUMED, Rule.RESUME);
        row(table, EventKind.CLAIM_CHANGED, Rule.CONTRACT).on(Rule.NOTE, NEW).on(Rule.CONTRACT_PREPARED, PREPARED);
    }

    /** Before the first application there is nothing that the treasury could speak of. */
    private static void treasury(Map<EventKind, Map<PaymentState, Rule>> table) {
        news(table, EventKind.REVIEWED, Rule.REVIEW);
        news(table, EventKind.VOUCHER_ISSUED, Rule.VOUCHER);
        news(table, EventKind.EXECUTED, Rule.EXECUTE);
        news(table, EventKind.RETURNED, Rule.RETURN);
        news(table, EventKind.FROZEN, Rule.FREEZE);
        news(table, EventKind.UNFROZEN, Rule.UNFREEZE);
        news(table, EventKind.CARRIED_OVER, Rule.CARRY_OVER);
    }

    private static void news(Map<EventKind, Map<PaymentState, Rule>> table, EventKind event, Rule rule) {
        row(table, event, rule).on(Rule.HOLD, NEW).on(Rule.STRANGE, REQUESTED, PREPARED);
    }

    private static void sending(Map<EventKind, Map<PaymentState, Rule>> table) {
        row(table, EventKind.SEND_DELIVERED, Rule.DELIVERED).on(Rule.NOTE, NEW, REQUESTED, PREPARED);
        row(table, EventKind.SEND_REJECTED, Rule.REJECTED).on(Rule.NOTE, NEW, REQUESTED, PREPARED);
        row(table, EventKind.SEND_UNKNOWN, Rule.UNKNOWN).on(Rule.NOTE, NEW, REQUESTED, PREPARED);
        row(table, EventKind.SEND_WITHDRAWN, Rule.WITHDRAWN).on(Rule.NOTE, NEW, REQUESTED, PREPARED);
        row(table, EventKind.SEND_LEFT, Rule.LEFT).on(Rule.NOTE, NEW, REQUESTED, PREPARED);
    }

    private static Row row(Map<EventKind, Map<PaymentState, Rule>> table, EventKind event, Rule otherwise) {
        Map<PaymentState, Rule> cells = new EnumMap<>(PaymentState.class);
        for (PaymentState state : PaymentState.values()) {
            cells.put(state, otherwise);
        }
        table.put(event, cells);
        return new Row(cells);
    }

    private record Row(Map<PaymentState, Rule> cells) {
        Row on(Rule rule, PaymentState... states) {
            for (PaymentState state : states) {
                cells.put(state, rule);
            }
            return this;
        }
    }
}
