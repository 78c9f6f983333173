package cn.caitong.connectors.inbound;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What a sender is answered: a receipt's exact bytes, or a problem (RFC 9457).
 *
 * @param retryAfter when to come again, where that helps
 */
public record Reply(int status, String contentType, Bytes body, Optional<Duration> retryAfter) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    private static final String TYPE = "urn:caitong:problem:";

    static Reply receipt(int status, Bytes receipt) {
        return new Reply(status, JSON, receipt, Optional.empty());
    }

    /** A validation report as a problem; title and detail are its worst issue's. */
    public static Reply refused(Report report) {
        Issue worst = report.issues().getFirst();
        ObjectNode problem = problem(report.httpStatus(), worst.code().code(), worst.en(), worst.zh());
        problem.setAll(report.toJson());
        problem.put("type", TYPE + worst.code().code());
        return of(report.httpStatus(), problem, Optional.empty());
    }

    /** Where messages are handed in nothing else is done. */
    public static Reply onlyPost(String method) {
        return refused(Report.of(Issue.of(ErrorCode.METHOD_NOT_ALLOWED, "", method, "POST")));
    }

    /** A refusal that no report belongs to. */
    public static Reply problem(Refusal refusal) {
        return of(
                refusal.status(),
                problem(refusal.status(), refusal.code(), refusal.english(), refusal.chinese()),
                Optional.empty());
    }

    /** The same, with the field that it is about. */
    static Reply problem(Refusal refusal, Report report) {
        ObjectNode problem = problem(refusal.status(), refusal.code(), refusal.english(), refusal.chinese());
        String type = problem.path("type").asText();
        problem.setAll(report.toJson());
        return of(refusal.status(), problem.put("type", type), Optional.empty());
    }

    public static Reply busy(Refusal refusal, Duration retryAfter) {
        return of(
                refusal.status(),
                problem(refusal.status(), refusal.code(), refusal.english(), refusal.chinese()),
                Optional.of(retryAfter));
    }

    static Reply busy(Busy busy) {
        return switch (busy.whose()) {
            case PARTNER -> busy(Refusal.TOO_MANY_WAITING, busy.retryAfter());
            case HUB -> busy(Refusal.HUB_FULL, busy.retryAfter());
        };
    }

    /** The same, with when to come again. */
    public Reply again(Duration later) {
        return new Reply(status, contentType, body, Optional.of(later));
    }

    private static ObjectNode problem(int status, String code, String english, String chinese) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        return problem.put("type", TYPE + code)
                .put("title", english)
                .put("detail", chinese)
                .put("status", status);
    }

    private static Reply of(int status, ObjectNode problem, Optional<Duration> retryAfter) {
        byte[] bytes = problem.toString().getBytes(StandardCharsets.UTF_8);
        return new Reply(status, PROBLEM, Bytes.of(bytes), retryAfter);
    }
}
