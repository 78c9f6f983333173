package cn.caitong.routes.payment;

import cn.caitong.routes.casefile.TableDocument;
import cn.caitong.routes.casefile.TableDocument.Described;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code docs/generated/claim-table.md}. */
final class ClaimTableDocument {
    private static final String INTRO = """
        # Claims: event × state → duty, clock, money

        Generated from the code (`ClaimTable`); every cell is tested. A test fails when this page is stale.

        """;

    private ClaimTableDocument() {}

    static TableDocument<ClaimState, EventKind, Rule> page() {
        Map<String, Function<Rule, String>> columns = new LinkedHashMap<>();
        columns.put("duty", Rule::duty);
        columns.put("clock", Rule::clock);
        columns.put("money", Rule::money);
        return new TableDocument<>(
                "claim-table.md",
                INTRO,
                List.of(ClaimState.values()),
                state -> new Described(state.code(), state.chinese(), state.english()),
                List.of(EventKind.values()),
                kind -> "`%s` %s".formatted(kind.type(), kind.chinese()),
                ClaimTable::rule,
                Rule::code,
                (kind, state) -> ClaimTable.rule(kind, state).leadsTo().stream()
                        .filter(next -> next != state && Cells.reaches(kind, state, next))
                        .toList(),
                columns);
    }
}
