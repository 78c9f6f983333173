package cn.caitong.routes.payment;

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

/** Writes {@code docs/generated/claim-table.md} from the table: {@code -Dgenerated=write} with its test, after a change. */
final class ClaimTableDocument {
    static final Path PATH = Path.of("..", "docs", "generated", "claim-table.md");

    private ClaimTableDocument() {}

    static void write() throws IOException {
        Files.createDirectories(PATH.getParent());
        Files.writeString(PATH, render());
    }

    static String render() {
        StringBuilder out = new StringBuilder();
        out.append("# Claims: event × state → duty, clock, money\n\n");
        out.append("Generated from the code (`ClaimTable`); every cell is tested. A test fails when this page is"
                + " stale.\n\n");
        out.append("## States\n\n| code | 中文 | meaning |\n|---|---|---|\n");
        for (ClaimState state : ClaimState.values()) {
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
            for (ClaimState state : ClaimState.values()) {
                Rule rule = ClaimTable.rule(kind, state);
                rule.leadsTo().stream()
                        .filter(next -> next != state && Cells.reaches(kind, state, next))
                        .forEach(next -> arrows.computeIfAbsent(
                                        node(state) + " --> " + node(next), any -> new TreeSet<>())
                                .add(rule.code()));
            }
        }
        out.append("\n## Picture\n\n```mermaid\nstateDiagram-v2\n");
        arrows.forEach((arrow, rules) -> out.append("    %s : %s\n".formatted(arrow, String.join(", ", rules))));
        out.append("```\n");
    }

    private static String node(ClaimState state) {
        return state == ClaimState.NEW ? "[*]" : state.code();
    }

    private static void row(StringBuilder out, EventKind kind) {
        out.append("\n### `%s` %s\n\n".formatted(kind.type(), kind.chinese()));
        out.append("| in state | rule | duty | clock | money |\n|---|---|---|---|---|\n");
        Map<Rule, List<ClaimState>> byRule = Arrays.stream(ClaimState.values())
                .collect(Collectors.groupingBy(
                        state -> ClaimTable.rule(kind, state), LinkedHashMap::new, Collectors.toList()));
        byRule.forEach((rule, states) -> out.append("| %s | %s | %s | %s | %s |\n"
                .formatted(codes(states), rule.code(), rule.duty(), rule.clock(), rule.money())));
    }

    private static String codes(List<ClaimState> states) {
        return states.stream().map(state -> "`" + state.code() + "`").collect(Collectors.joining(" "));
    }
}
