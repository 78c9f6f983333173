package cn.caitong.routes.treasury;

import cn.caitong.routes.casefile.TableDocument;
import cn.caitong.routes.casefile.TableDocument.Described;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code docs/generated/payment-table.md}. */
final class PaymentTableDocument {
    private static final String INTRO = """
        # Payments: event × state → duty, money, what the claim hears

        Generated from the code (`PaymentTable`); every cell is tested. A test fails when this page is stale. The state is that of
        the slowest living application, or `repair` while a line waits for two persons; that finance or a court stopped it stands
        beside the state.

        """;

    private PaymentTableDocument() {}

    static TableDocument<PaymentState, EventKind, Rule> page() {
        Map<String, Function<Rule, String>> columns = new LinkedHashMap<>();
        columns.put("duty", Rule::duty);
        columns.put("money", Rule::money);
        columns.put("the claim hears", Rule::claim);
        return new TableDocument<>(
                "payment-table.md",
                INTRO,
                List.of(PaymentState.values()),
                state -> new Described(state.code(), state.chinese(), state.english()),
                List.of(EventKind.values()),
                kind -> "`%s` %s".formatted(kind.type(), kind.chinese()),
                PaymentTable::rule,
                Rule::code,
                (kind, state) -> PaymentTable.rule(kind, state).leadsTo().stream()
                        .filter(next -> next != state && Cells.reaches(kind, state, next))
                        .toList(),
                columns);
    }
}
