package cn.caitong.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Whether purchaser and agency were told of every deposit that was not back on its last day, and of no other. */
final class TaskCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private TaskCheck() {}

    /** Compares the table with the tasks that the application was given, each a canonical message. */
    static List<Difference> differences(List<DepositLine> table, List<String> tasks) {
        Set<String> late = new TreeSet<>();
        table.stream().filter(TaskCheck::isLate).map(DepositLine::deposit).forEach(late::add);
        Differences differences = new Differences("one-thing");
        differences.compare("overdue tasks 逾期待办", late, overdue(tasks));
        return differences.list();
    }

    private static boolean isLate(DepositLine line) {
        return line.due() != null
                && line.refunds().stream()
                        .map(DepositLine.Refund::credited)
                        .filter(Objects::nonNull)
                        .noneMatch(day -> !day.isAfter(line.due()));
    }

    private static Set<String> overdue(List<String> tasks) {
        Set<String> told = new TreeSet<>();
        for (String task : tasks) {
            JsonNode data = read(task).path("data");
            if (data.path("kind").asText().equals("overdue")) {
                JsonNode deposit = data.path("deposit");
                told.add(deposit.path("holder").asText() + ":"
                        + deposit.path("receiptId").asText());
            }
        }
        return told;
    }

    private static JsonNode read(String task) {
        try {
            return JSON.readTree(task);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a task that is no JSON: " + task, e);
        }
    }
}
