package cn.caitong.routes.payment;

import static cn.caitong.routes.payment.ClaimState.CONFIRMED;
import static cn.caitong.routes.payment.ClaimState.DEAD;
import static cn.caitong.routes.payment.ClaimState.FREE;
import static cn.caitong.routes.payment.ClaimState.NEW;
import static cn.caitong.routes.payment.ClaimState.OBJECTED;
import static cn.caitong.routes.payment.ClaimState.PAID;
import static cn.caitong.routes.payment.ClaimState.PUSHED;
import static cn.caitong.routes.payment.ClaimState.WINDOW;

import java.util.EnumMap;
import java.util.Map;

/** Event × state → rule: the whole of the claim's law, one row an event. What a row does not name does its {@code else}. */
final class ClaimTable {
    private static final Map<EventKind, Map<ClaimState, Rule>> CELLS = cells();

    private ClaimTable() {}

    static Rule rule(EventKind event, ClaimState state) {
        Map<ClaimState, Rule> row = CELLS.get(event);
        Rule rule = row == null ? null : row.get(state);
        if (rule == null) {
            throw new IllegalStateException("The claim table has no cell for " + event + " in " + state);
        }
        return rule;
    }

    private static Map<EventKind, Map<ClaimState, Rule>> cells() {
        Map<EventKind, Map<ClaimState, Rule>> table = new EnumMap<>(EventKind.class);
        invoice(table);
        objections(table);
        payments(table);
        sending(table);
        clocks(table);
        return table;
    }

    private static void invoice(Map<EventKind, Map<ClaimState, Rule>> table) {
        row(table, EventKind.SUBMITTED, Rule.AGAIN).on(Rule.SUBMIT, NEW, FREE, DEAD);
        row(table, EventKind.VOIDED, Rule.VOID)
                .on(Rule.HOLD, NEW)
                .on(Rule.KILL, FREE)
                .on(Rule.NOTE, DEAD);
        row(table, EventKind.RED_ISSUED, Rule.RED)
                .on(Rule.HOLD, NEW)
                .on(Rule.KILL, FREE)
                .on(Rule.NOTE, DEAD);
        row(table, EventKind.RECOVERED, Rule.REFUSE).on(Rule.HOLD, NEW).on(Rule.RECOVERED, CONFIRMED, PAID);
        row(table, EventKind.CONFIRMED, Rule.REFUSE)
                .on(Rule.HOLD, NEW)
                .on(Rule.CONFIRM, PUSHED, WINDOW, OBJECTED)
                .on(Rule.CONFIRM_PARTS, CONFIRMED)
                .on(Rule.NOTE, PAID);
        row(table, EventKind.CONTRACT_CHANGED, Rule.CONTRACT).on(Rule.NOTE, NEW, FREE, DEAD);
    }

    private static void objections(Map<EventKind, Map<ClaimState, Rule>> table) {
        row(table, EventKind.RAISED, Rule.RAISE)
                .on(Rule.HOLD, NEW)
                .on(Rule.RAISE_LATER, CONFIRMED, PAID)
                .on(Rule.REFUSE, FREE, DEAD);
        row(table, EventKind.EVIDENCE_ADDED, Rule.COMPLETE)
                .on(Rule.HOLD, NEW, PUSHED)
                .on(Rule.COMPLETE_LATER, CONFIRMED, PAID)
                .on(Rule.REFUSE, FREE, DEAD);
        row(table, EventKind.WITHDRAWN, Rule.WITHDRAW)
                .on(Rule.HOLD, NEW, PUSHED)
                .on(Rule.WITHDRAW_PART, CONFIRMED, PAID)
                .on(Rule.REFUSE, FREE, DEAD);
        row(table, EventKind.DECIDED, Rule.DECIDE).on(Rule.HOLD, NEW, PUSHED).on(Rule.REFUSE, FREE, DEAD);
    }

    private static void payments(Map<EventKind, Map<ClaimState, Rule>> table) {
        row(table, EventKind.PAYMENT_APPLIED, Rule.UNOWED).on(Rule.APPLIED, CONFIRMED, PAID);
        row(table, EventKind.PAYMENT_CREDITED, Rule.UNOWED).on(Rule.CREDITED, CONFIRMED, PAID);
        row(table, EventKind.PAYMENT_RETURNED, Rule.UNOWED).on(Rule.RETURNED, CONFIRMED, PAID);
        row(table, EventKind.RETENTION_RELEASED, Rule.UNOWED).on(Rule.RETENTION, CONFIRMED, PAID);
    }

    private static void sending(Map<EventKind, Map<ClaimState, Rule>> table) {
        row(table, EventKind.SEND_DELIVERED, Rule.DELIVERED_LATER)
                .on(Rule.DELIVERED, PUSHED)
                .on(Rule.NOTE, NEW, FREE, DEAD);
        row(table, EventKind.SEND_REJECTED, Rule.REFUSED_BY_PARTNER);
        row(table, EventKind.SEND_UNKNOWN, Rule.NOTE);
    }

    private static void clocks(Map<EventKind, Map<ClaimState, Rule>> table) {
        row(table, EventKind.CLOCK_WARN, Rule.WARN).on(Rule.NOTE, NEW, FREE, DEAD);
        row(table, EventKind.CLOCK_DUE, Rule.DUE).on(Rule.NOTE, NEW, FREE, DEAD);
        row(table, EventKind.CLOCK_MOVED, Rule.MOVE).on(Rule.NOTE, NEW, FREE, DEAD);
    }

    private static Row row(Map<EventKind, Map<ClaimState, Rule>> table, EventKind event, Rule otherwise) {
        Map<ClaimState, Rule> cells = new EnumMap<>(ClaimState.class);
        for (ClaimState state : ClaimState.values()) {
            cells.put(state, otherwise);
        }
        table.put(event, cells);
        return new Row(cells);
    }

    private record Row(Map<ClaimState, Rule> cells) {
        Row on(Rule rule, ClaimState... states) {
            for (ClaimState state : states) {
                cells.put(state, rule);
            }
            return this;
        }
    }
}
