package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.ContractState.DRAFTED;
import static cn.caitong.routes.contract.ContractState.NEW;
import static cn.caitong.routes.contract.ContractState.PART_SIGNED;
import static cn.caitong.routes.contract.ContractState.SIGNED;
import static cn.caitong.routes.contract.ContractState.SUSPENDED;
import static cn.caitong.routes.contract.ContractState.TERMINATED;

import java.util.EnumMap;
import java.util.Map;

/** Event × state → rule: the whole of a contract's law, one row an event. What a row does not name does its {@code else}. */
final class ContractTable {
    private static final Map<ContractKind, Map<ContractState, ContractRule>> CELLS = cells();

    private ContractTable() {}

    static ContractRule rule(ContractKind event, ContractState state) {
        Map<ContractState, ContractRule> row = CELLS.get(event);
        ContractRule rule = row == null ? null : row.get(state);
        if (rule == null) {
            throw new IllegalStateException("The contract table has no cell for " + event + " in " + state);
        }
        return rule;
    }

    private static Map<ContractKind, Map<ContractState, ContractRule>> cells() {
        Map<ContractKind, Map<ContractState, ContractRule>> table = new EnumMap<>(ContractKind.class);
        signing(table);
        performing(table);
        hub(table);
        return table;
    }

    private static void signing(Map<ContractKind, Map<ContractState, ContractRule>> table) {
        row(table, ContractKind.DRAFTED, ContractRule.DRAFT_AGAIN).on(ContractRule.DRAFT, NEW, DRAFTED);
        row(table, ContractKind.PARTY_SIGNED, ContractRule.REFUSE)
                .on(ContractRule.HOLD, NEW)
                .on(ContractRule.SIGN, DRAFTED, PART_SIGNED);
        row(table, ContractKind.REGISTERED, ContractRule.REGISTERED_AGAIN)
                .on(ContractRule.REGISTER, NEW)
                .on(ContractRule.REFUSE, DRAFTED, PART_SIGNED);
    }

    /** What speaks of a contract before it is signed waits for the signatures. */
    private static void performing(Map<ContractKind, Map<ContractState, ContractRule>> table) {
        signed(table, ContractKind.PUBLISHED, ContractRule.PUBLISH).on(ContractRule.PUBLISH, TERMINATED);
        signed(table, ContractKind.FILED, ContractRule.FILE).on(ContractRule.FILE, TERMINATED);
        signed(table, ContractKind.AMENDED, ContractRule.AMEND);
        signed(table, ContractKind.SUPPLEMENTED, ContractRule.SUPPLEMENT);
        signed(table, ContractKind.SUSPENDED, ContractRule.SUSPEND).on(ContractRule.NOTE, SUSPENDED);
        signed(table, ContractKind.RESUMED, ContractRule.RESUME);
        signed(table, ContractKind.TERMINATED, ContractRule.TERMINATE)
                .on(ContractRule.TERMINATE, DRAFTED, PART_SIGNED)
                .on(ContractRule.NOTE, TERMINATED);
        signed(table, ContractKind.PAYEE_ASSIGNED, ContractRule.ASSIGN).on(ContractRule.ASSIGN, TERMINATED);
        signed(table, ContractKind.ACCEPTANCE_REQUESTED, ContractRule.ASK_ACCEPTANCE);
        signed(table, ContractKind.ACCEPTANCE_PASSED, ContractRule.ACCEPT);
        signed(table, ContractKind.ACCEPTANCE_REFUSED, ContractRule.REFUSE_ACCEPTANCE);
    }

    private static void hub(Map<ContractKind, Map<ContractState, ContractRule>> table) {
        row(table, ContractKind.CLOCK_WARN, ContractRule.NOTE).on(ContractRule.WARN, SIGNED, SUSPENDED, TERMINATED);
        row(table, ContractKind.CLOCK_DUE, ContractRule.NOTE).on(ContractRule.BREACH, SIGNED, SUSPENDED, TERMINATED);
        row(table, ContractKind.CLOCK_OTHER, ContractRule.NOTE);
        row(table, ContractKind.TENDER, ContractRule.NOTE).on(ContractRule.SETTLE_DATE, SIGNED, SUSPENDED, TERMINATED);
        row(table, ContractKind.SENDING, ContractRule.NOTE);
    }

    /** A row of what is done while the contract is performed: early it waits, after the end it is refused. */
    private static Row signed(
            Map<ContractKind, Map<ContractState, ContractRule>> table, ContractKind event, ContractRule rule) {
        return row(table, event, ContractRule.HOLD)
                .on(ContractRule.REFUSE, TERMINATED)
                .on(rule, SIGNED, SUSPENDED);
    }

    private static Row row(
            Map<ContractKind, Map<ContractState, ContractRule>> table, ContractKind event, ContractRule otherwise) {
        Row row = new Row(new EnumMap<>(ContractState.class));
        table.put(event, row.on(otherwise, ContractState.values()).cells());
        return row;
    }

    /** One event's cells. */
    private record Row(Map<ContractState, ContractRule> cells) {
        Row on(ContractRule rule, ContractState... states) {
            for (ContractState state : states) {
                cells.put(state, rule);
            }
            return this;
        }
    }
}
