package cn.caitong.app.hub;

import cn.caitong.connectors.inbound.Reply;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What no door has answered is told as the doors tell it: what the server refuses before any of them sees it, such as an address that
 * is none, and what failed where nobody was left to say so.
 */
final class UnansweredRequests extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(UnansweredRequests.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean isTold = response.getContentWritten() > 0;
        Optional<Issue> issue = issue(request, response);
        if (issue.isEmpty() || isTold || !response.setErrorReported()) {
            return;
        }
        Reply reply = Reply.refused(Report.of(issue.get()));
        try {
            response.setContentType(reply.contentType());
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            PrintWriter out = response.getReporter();
            if (out != null) {
                out.write(new String(reply.body().array(), StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.debug("Nobody is left to be told", gone);
        }
    }

    private static Optional<Issue> issue(Request request, Response response) {
        return switch (response.getStatus()) {
            case HttpServletResponse.SC_BAD_REQUEST -> Optional.of(Issue.of(ErrorCode.REQUEST_MALFORMED, ""));
            case HttpServletResponse.SC_NOT_FOUND -> Optional.of(Issue.of(ErrorCode.NOTHING_HERE, ""));
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> {
                String allowed = Objects.requireNonNullElse(response.getHeader("Allow"), "–");
                yield Optional.of(Issue.of(ErrorCode.METHOD_NOT_ALLOWED, "", request.getMethod(), allowed));
            }
            case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> Optional.of(Issue.of(ErrorCode.HUB_FAILED, ""));
            default -> Optional.empty();
        };
    }
}
