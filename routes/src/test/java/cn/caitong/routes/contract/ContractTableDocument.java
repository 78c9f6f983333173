package cn.caitong.routes.contract;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes {@code docs/generated/contract-table.md} from the table; {@code -Dgenerated=write} renews it. */
final class ContractTableDocument {
    static final Path PATH = Path.of("..", "docs", "generated", "contract-table.md");

    private ContractTableDocument() {}

    static String render() {
        StringBuilder out = new StringBuilder("# Contracts: event × state → clock, money\n\n");
        out.append("Generated from the code (`ContractTable`). A test fails when this page is stale.\n\n");
        out.append("## States\n\n| code | 中文 | meaning |\n|---|---|---|\n");
        for (ContractState state : ContractState.values()) {
            out.append("| `%s` | %s | %s |\n".formatted(state.code(), state.chinese(), state.english()));
        }
        picture(out);
        out.append("\n## Cells\n");
        for (ContractKind kind : ContractKind.values()) {
            row(out, kind);
        }
        return out.toString();
    }

    private static void picture(StringBuilder out) {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (ContractKind kind : ContractKind.values()) {
            for (ContractState state : ContractState.values()) {
                ContractRule rule = ContractTable.rule(kind, state);
                rule.leadsTo().stream()
                        .filter(next -> next != state)
                        .forEach(next -> arrows.computeIfAbsent(
                                        node(state) + " --> " + node(next), any -> new TreeSet<>())
                                .add(rule.code()));
            }
        }
        out.append("\n## Picture\n\n```mermaid\nstateDiagram-v2\n");
        arrows.forEach((arrow, rules) -> out.append("    %s : %s\n".formatted(arrow, String.join(", ", rules))));
        out.append("```\n");
    }

    private static String node(ContractState state) {
        return state == ContractState.NEW ? "[*]" : state.code().replace('-', '_');
    }

    private static void row(StringBuilder out, ContractKind kind) {
        String type = kind.type().endsWith(".") ? kind.type() + "*" : kind.type();
        out.append("\n### `%s` %s\n\n".formatted(type, kind.chinese()));
        out.append("| in state | rule | leads to | clock | money |\n|---|---|---|---|---|\n");
        Map<ContractRule, List<ContractState>> byRule = Arrays.stream(ContractState.values())
                .collect(Collectors.groupingBy(
                        state -> ContractTable.rule(kind, state), LinkedHashMap::new, Collectors.toList()));
        byRule.forEach((rule, states) -> out.append("| %s | %s | %s | %s | %s |\n"
                .formatted(codes(states), rule.code(), codes(rule.leadsTo()), rule.clock(), rule.money())));
    }

    private static String codes(List<ContractState> states) {
        return states.stream().map(state -> "`" + state.code() + "`").collect(Collectors.joining(" "));
    }
}
