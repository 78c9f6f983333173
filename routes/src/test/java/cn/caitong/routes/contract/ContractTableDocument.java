package cn.caitong.routes.contract;

import cn.caitong.routes.casefile.TableDocument;
import cn.caitong.routes.casefile.TableDocument.Described;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code docs/generated/contract-table.md}. */
final class ContractTableDocument {
    private static final String INTRO = """
        # Contracts: event × state → clock, money

        Generated from the code (`ContractTable`). A test fails when this page is stale.

        """;

    private ContractTableDocument() {}

    static TableDocument<ContractState, ContractKind, ContractRule> page() {
        Map<String, Function<ContractRule, String>> columns = new LinkedHashMap<>();
        columns.put("leads to", rule -> TableDocument.codes(rule.leadsTo(), ContractState::code));
        columns.put("clock", ContractRule::clock);
        columns.put("money", ContractRule::money);
        return new TableDocument<>(
                "contract-table.md",
                INTRO,
                List.of(ContractState.values()),
                state -> new Described(state.code(), state.chinese(), state.english()),
                List.of(ContractKind.values()),
                kind -> "`%s` %s".formatted(kind.type() + (kind.type().endsWith(".") ? "*" : ""), kind.chinese()),
                ContractTable::rule,
                ContractRule::code,
                (kind, state) -> ContractTable.rule(kind, state).leadsTo().stream()
                        .filter(next -> next != state)
                        .toList(),
                columns);
    }
}
