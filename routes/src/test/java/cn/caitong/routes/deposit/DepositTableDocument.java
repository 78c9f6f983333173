package cn.caitong.routes.deposit;

import cn.caitong.routes.casefile.TableDocument;
import cn.caitong.routes.casefile.TableDocument.Described;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code docs/generated/deposit-table.md}. */
final class DepositTableDocument {
    private static final String INTRO = """
        # Deposits: event × state → duty, clock, money

        Generated from the code (`DepositTable`); every cell is tested. A test fails when this page is stale.

        """;

    private DepositTableDocument() {}

    static TableDocument<DepositState, EventKind, Rule> page() {
        Map<String, Function<Rule, String>> columns = new LinkedHashMap<>();
        columns.put("leads to", rule -> TableDocument.codes(rule.leadsTo(), DepositState::code));
        columns.put("duty", Rule::duty);
        columns.put("clock", Rule::clock);
        columns.put("money", Rule::money);
        return new TableDocument<>(
                "deposit-table.md",
                INTRO,
                List.of(DepositState.values()),
                state -> new Described(state.code(), state.chinese(), state.english()),
                List.of(EventKind.values()),
                kind -> "`%s` %s".formatted(kind.type(), kind.chinese()),
                DepositTable::rule,
                Rule::code,
                (kind, state) -> DepositTable.rule(kind, state).leadsTo().stream()
                        .filter(next -> next != state)
                        .toList(),
                columns);
    }
}
