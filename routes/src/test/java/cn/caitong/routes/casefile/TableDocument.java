package cn.caitong.routes.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The page of {@code docs/generated} about one flow's table, event by state: its states, a picture of them, and each cell.
 *
 * @param name of the file, {@code intro} what stands above the states
 * @param heading an event's type and its Chinese name
 * @param rule the cell's rule, {@code code} its name
 * @param leads where a cell leads to, itself left out
 * @param columns what the page says of each rule, beside the states it is for and its name
 */
public record TableDocument<S, E, R>(
        String name,
        String intro,
        List<S> states,
        Function<S, Described> described,
        List<E> events,
        Function<E, String> heading,
        BiFunction<E, S, R> rule,
        Function<R, String> code,
        BiFunction<E, S, List<S>> leads,
        Map<String, Function<R, String>> columns) {

    /** A state as its enum describes it. */
    public record Described(String code, String chinese, String english) {
        private String node() {
            return code.equals("new") ? "[*]" : code.replace('-', '_');
        }
    }

    /** Fails when the page is stale; {@code -Dgenerated=write} renews it. */
    public void assertCurrent() throws IOException {
        Path page = Path.of("..", "docs", "generated", name);
        if (System.getProperty("generated", "").equals("write")) {
            Files.writeString(page, render());
        }
        assertThat(page).content().isEqualTo(render());
    }

    private String render() {
        StringBuilder out = new StringBuilder(intro);
        out.append("## States\n\n| code | 中文 | meaning |\n|---|---|---|\n");
        states.stream()
                .map(described)
                .forEach(state ->
                        out.append("| `%s` | %s | %s |\n".formatted(state.code(), state.chinese(), state.english())));
        picture(out);
        out.append("\n## Cells\n");
        events.forEach(event -> cells(out, event));
        return out.toString();
    }

    /** One arrow for each pair of states, with the rules that lead along it. */
    private void picture(StringBuilder out) {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (E event : events) {
            for (S state : states) {
                for (S next : leads.apply(event, state)) {
                    String arrow = described.apply(state).node() + " --> "
                            + described.apply(next).node();
                    arrows.computeIfAbsent(arrow, any -> new TreeSet<>()).add(code.apply(rule.apply(event, state)));
                }
            }
        }
        out.append("\n## Picture\n\n```mermaid\nstateDiagram-v2\n");
        arrows.forEach((arrow, rules) -> out.append("    %s : %s\n".formatted(arrow, String.join(", ", rules))));
        out.append("```\n");
    }

    private void cells(StringBuilder out, E event) {
        out.append("\n### %s\n\n".formatted(heading.apply(event)));
        out.append("| in state | rule | %s |\n".formatted(String.join(" | ", columns.keySet())));
        out.append("|---|---|%s\n".formatted("---|".repeat(columns.size())));
        Map<R, List<S>> byRule = states.stream()
                .collect(Collectors.groupingBy(
                        state -> rule.apply(event, state), LinkedHashMap::new, Collectors.toList()));
        byRule.forEach((rule, in) -> out.append("| %s | %s | %s |\n"
                .formatted(
                        codes(in),
                        code.apply(rule),
                        columns.values().stream()
                                .map(column -> column.apply(rule))
                                .collect(Collectors.joining(" | ")))));
    }

    private String codes(List<S> some) {
        return codes(some, state -> described.apply(state).code());
    }

    /** Several states in one cell. */
    public static <S> String codes(List<S> some, Function<S, String> code) {
        return some.stream().map(state -> "`" + code.apply(state) + "`").collect(Collectors.joining(" "));
    }
}
