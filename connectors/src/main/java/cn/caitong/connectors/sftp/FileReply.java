package cn.caitong.connectors.sftp;

import cn.caitong.engine.files.FileAnswer;
import cn.caitong.engine.files.RowAnswer;
import cn.caitong.engine.files.RowAnswer.Outcome;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a partner is told of its file, before its dialect puts it into words: {@code {"file", "outcome", "code"?, "rule"?,
 * "remedy"?, "rows"}}. Made of what is stored alone, so that it is the same whenever it is made.
 */
final class FileReply {
    private FileReply() {}

    /** Of a file that was taken, now or before. */
    static ObjectNode of(String file, FileAnswer answer) {
        return switch (answer) {
            case FileAnswer.Taken taken -> rows(file, outcome(taken.rows()), taken.rows());
            case FileAnswer.Again again ->
                rows(file, again.firstName().equals(file) ? outcome(again.rows()) : "duplicate", again.rows());
            case FileAnswer.Conflict conflict -> refused(file, "conflict", Issue.of(ErrorCode.FILE_NAME_TAKEN, ""));
            case FileAnswer.Refused refused -> rows(file, "refused", refused.rows());
            case FileAnswer.Busy busy -> throw new IllegalStateException("Nothing is said of a file that waits");
        };
    }

    /** Of a file of which nothing was taken. */
    static ObjectNode refused(String file, String outcome, Issue issue) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("file", file).put("outcome", outcome);
        say(reply, issue.code().code(), issue.pointer(), issue.zh());
        reply.putArray("rows");
        return reply;
    }

    private static String outcome(List<RowAnswer> rows) {
        long lost = rows.stream()
                .filter(row -> row.outcome() == Outcome.REFUSED || row.outcome() == Outcome.CONFLICT)
                .count();
        return lost == 0 ? "taken" : "taken-in-part";
    }

    private static ObjectNode rows(String file, String outcome, List<RowAnswer> rows) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("file", file).put("outcome", outcome);
        ArrayNode list = reply.putArray("rows");
        rows.forEach(row -> list.add(row(row)));
        return reply;
    }

    private static ObjectNode row(RowAnswer answer) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("line", answer.line()).put("outcome", answer.outcome().code());
        if (answer.id() != null) {
            row.put("id", answer.id());
        }
        if (answer.receipt() != null) {
            row.set("receipt", answer.receipt());
        }
        JsonNode worst = answer.issues().path(0);
        if (answer.outcome() == Outcome.CONFLICT) {
            Issue taken = Issue.of(ErrorCode.ROW_ID_TAKEN, "", answer.line());
            say(row, taken.code().code(), "", taken.zh());
        } else if (worst.isObject()) {
            say(
                    row,
                    worst.path("code").asText(),
                    worst.path("pointer").asText(),
                    worst.at("/message/zh").asText());
        }
        return row;
    }

    /** The catalogue's texts name the rule in their first sentence, and the remedy after it. */
    private static void say(ObjectNode reply, String code, String field, String text) {
        int end = text.indexOf('。') + 1;
        int rule = end == 0 ? text.length() : end;
        reply.put("code", code).put("rule", text.substring(0, rule));
        if (!field.isEmpty()) {
            reply.put("field", field);
        }
        if (rule < text.length()) {
            reply.put("remedy", text.substring(rule));
        }
    }
}
