package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether purchaser and agency were told of every deposit that was not back on its last day, of whatever else was to be done,
 * and of nothing more.
 */
final class TaskCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> USUAL = Set.of("decide", "release", "warn", "overdue");

    private TaskCheck() {}

    /** Compares the table with what the application was given, canonical messages, as far as they are tasks about deposits. */
    static List<Difference> differences(
            List<DepositLine> table, Map<String, List<String>> told, List<String> messages) {
        List<JsonNode> tasks = messages.stream()
                .map(TaskCheck::read)
                .filter(message -> message.path("data").has("deposit"))
                .toList();
        Set<String> late = new TreeSet<>();
        table.stream().filter(TaskCheck::isLate).map(DepositLine::deposit).forEach(late::add);
        Differences differences = new Differences("one-thing");
        differences.compare("overdue tasks 逾期待办", late, overdue(tasks));
        List<Difference> all = new ArrayList<>(differences.list());
        Map<String, Set<String>> others = others(tasks);
        table.forEach(line -> all.addAll(others(
                line.deposit(),
                new TreeSet<>(told.getOrDefault(line.deposit(), List.of())),
                others.getOrDefault(line.deposit(), Set.of()))));
        return all;
    }

    private static List<Difference> others(String deposit, Set<String> expected, Set<String> found) {
        Differences differences = new Differences(deposit);
        differences.compare("tasks 待办", expected, found);
        return differences.list();
    }

    /** Tasks beside those that every refund brings, by deposit. */
    private static Map<String, Set<String>> others(List<JsonNode> tasks) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JsonNode task : tasks) {
            JsonNode data = task.path("data");
            String kind = data.path("kind").asText();
            if (!kind.isEmpty() && !USUAL.contains(kind)) {
                found.computeIfAbsent(deposit(data), deposit -> new TreeSet<>()).add(kind);
            }
        }
        return found;
    }

    private static boolean isLate(DepositLine line) {
        return line.due() != null
                && line.refunds().stream()
                        .map(DepositLine.Refund::credited)
                        .filter(Objects::nonNull)
                        .noneMatch(day -> !day.isAfter(line.due()));
    }

    private static Set<String> overdue(List<JsonNode> tasks) {
        Set<String> told = new TreeSet<>();
        for (JsonNode task : tasks) {
            JsonNode data = task.path("data");
            if (data.path("kind").asText().equals("overdue")) {
                told.add(deposit(data));
            }
        }
        return told;
    }

    private static String deposit(JsonNode data) {
        JsonNode deposit = data.path("deposit");
        return deposit.path("holder").asText() + ":" + deposit.path("receiptId").asText();
    }

    private static JsonNode read(String task) {
        try {
            return JSON.readTree(task);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a task that is no JSON: " + task, e);
        }
    }
}
