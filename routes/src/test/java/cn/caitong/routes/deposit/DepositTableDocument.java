package cn.caitong.routes.deposit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes {@code docs/generated/deposit-table.md} from the table. Run its main after a change. */
final class DepositTableDocument {
    static final Path PATH = Path.of("..", "docs", "generated", "deposit-table.md");

    private DepositTableDocument() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PATH.getParent());
        Files.writeString(PATH, render());
    }

    static String render() {
        StringBuilder out = new StringBuilder();
        out.append("# Deposits: event × state → duty, clock, money\n\n");
        out.append("Generated from the code (`DepositTable`); every cell is tested. A test fails when this page is"
                + " stale.\n\n");
        out.append("## States\n\n| code | 中文 | meaning |\n|---|---|---|\n");
        for (DepositState state : DepositState.values()) {
            out.append("| `%s` | %s | %s |\n".formatted(state.code(), state.chinese(), state.english()));
        }
        picture(out);
        out.append("\n## Cells\n");
        for (EventKind kind : EventKind.values()) {
            row(out, kind);
        }
        return out.toString();
    }

    /** One arrow for each pair of states, with the rules that lead along it. */
    private static void picture(StringBuilder out) {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (EventKind kind : EventKind.values()) {
            for (DepositState state : DepositState.values()) {
                Rule rule = DepositTable.rule(kind, state);
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

    private static String node(DepositState state) {
        return state == DepositState.NEW ? "[*]" : state.code().replace('-', '_');
    }

    private static void row(StringBuilder out, EventKind kind) {
        out.append("\n### `%s` %s\n\n".formatted(kind.type(), kind.chinese()));
        out.append("| in state | rule | leads to | duty | clock | money |\n|---|---|---|---|---|---|\n");
        Map<Rule, List<DepositState>> byRule = Arrays.stream(DepositState.values())
                .collect(Collectors.groupingBy(
                        state -> DepositTable.rule(kind, state), LinkedHashMap::new, Collectors.toList()));
        byRule.forEach((rule, states) -> out.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        codes(states), rule.code(), codes(rule.leadsTo()), rule.duty(), rule.clock(), rule.money())));
    }

    private static String codes(List<DepositState> states) {
        return states.stream().map(state -> "`" + state.code() + "`").collect(Collectors.joining(" "));
    }
}
