package cn.caitong.mappings.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everything found in one message, worst first, in the manner of FHIR's OperationOutcome.
 *
 * @param messageId the message's id where it could be read and may be told
 * @param type its type, likewise
 */
public record Report(Optional<String> messageId, Optional<String> type, List<Issue> issues) {
    private static final int MOST_SHOWN = 100;
    private static final int LONGEST_LABEL = 100;

    public Report {
        messageId = messageId.filter(id -> id.length() <= LONGEST_LABEL);
        type = type.filter(code -> code.length() <= LONGEST_LABEL);
        issues = issues.size() < 2
                ? List.copyOf(issues)
                : shown(issues.stream().distinct().sorted(Issue.BY_PLACE).toList());
    }

    /** A report of what ended the reading of a message of which nothing is known. */
    public static Report of(Issue issue) {
        return new Report(Optional.empty(), Optional.empty(), List.of(issue));
    }

    public static Report of(Optional<String> messageId, Optional<String> type, Collection<Issue> issues) {
        return new Report(messageId, type, List.copyOf(issues));
    }

    /** Whether the message is taken; warnings do not hinder it. */
    public boolean isValid() {
        return issues.stream().noneMatch(issue -> issue.severity().refuses());
    }

    public boolean has(ErrorCode code) {
        return issues.stream().anyMatch(issue -> issue.code() == code);
    }

    /** What an HTTP answer carries: the worst issue's status, or 200. */
    public int httpStatus() {
        return issues.stream()
                .filter(issue -> issue.severity().refuses())
                .mapToInt(issue -> issue.code().httpStatus())
                .findFirst()
                .orElse(200);
    }

    /** {@code {"outcome", "messageId"?, "type"?, "issues":[{"severity","code","pointer","message":{"zh","en"}}]}}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", outcome());
        messageId.ifPresent(id -> json.put("messageId", id));
        type.ifPresent(code -> json.put("type", code));
        ArrayNode list = json.putArray("issues");
        for (Issue issue : issues) {
            ObjectNode entry = list.addObject();
            entry.put("severity", issue.severity().code())
                    .put("code", issue.code().code())
                    .put("pointer", issue.pointer());
            entry.putObject("message").put("zh", issue.zh()).put("en", issue.en());
        }
        return json;
    }

    private String outcome() {
        if (has(ErrorCode.SECRET_REFUSED)) {
            return "refused-secret";
        }
        return isValid() ? "valid" : "invalid";
    }

    private static List<Issue> shown(List<Issue> all) {
        if (all.size() <= MOST_SHOWN) {
            return all;
        }
        List<Issue> first = new ArrayList<>(all.subList(0, MOST_SHOWN));
        first.add(Issue.of(ErrorCode.MORE_ISSUES, "", all.size() - MOST_SHOWN));
        return List.copyOf(first);
    }
}
