package cn.caitong.app.hub;

import cn.caitong.connectors.inbound.Reply;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server refuses before any door sees it, such as an address that is none, is told as the doors tell it. */
final class MalformedRequests extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(MalformedRequests.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean isTold = response.getContentWritten() > 0;
        if (response.getStatus() != HttpServletResponse.SC_BAD_REQUEST || isTold || !response.setErrorReported()) {
            return;
        }
        Reply reply = Reply.refused(Report.of(Issue.of(ErrorCode.REQUEST_MALFORMED, "")));
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
}
