package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Every refusal as a problem (RFC 9457) that names field, rule and remedy in both languages. */
@RestControllerAdvice
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(RefusedException refused) {
        Reply reply = Reply.refused(Report.of(refused.issue()));
        return Replies.of(
                refused.code().httpStatus() == HttpStatus.SERVICE_UNAVAILABLE.value() ? reply.again(SOON) : reply);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> turnedAway(TurnedAway turned) {
        return Replies.of(turned.reply());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notSealing(SealingStoppedException stopped) {
        LOG.error("Nothing is taken while evidence is not sealed", stopped);
        return Replies.of(Reply.busy(Refusal.NOT_NOW, SOON));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongType(MethodArgumentTypeMismatchException wrong) {
        return invalid(wrong.getName(), wrong.getRequiredType());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongFilter(BindException wrong) {
        FieldError first = wrong.getFieldErrors().getFirst();
        return invalid(first.getField(), wrong.getFieldType(first.getField()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> nothing(NoHandlerFoundException none) {
        return problem(ErrorCode.NOTHING_HERE, "");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        String allowed =
                String.join(", ", wrong.getSupportedMethods() == null ? Set.of() : Set.of(wrong.getSupportedMethods()));
        ResponseEntity<byte[]> problem = problem(ErrorCode.METHOD_NOT_ALLOWED, "", wrong.getMethod(), allowed);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongAccept(HttpMediaTypeNotAcceptableException wrong) {
        return problem(ErrorCode.NOT_ACCEPTABLE, HttpHeaders.ACCEPT, List.copyOf(wrong.getSupportedMediaTypes()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongContent(HttpMediaTypeNotSupportedException wrong) {
        return problem(ErrorCode.CONTENT_TYPE_UNSUPPORTED, "");
    }

    /** The last boundary: written down here, and nothing of it told outside. What passes by itself may be asked again. */
    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure) {
        if (PassingFault.is(failure)) {
            LOG.warn("A request is to come again: {}", failure.toString());
            return Replies.of(Reply.busy(Refusal.NOT_NOW, LATER));
        }
        LOG.error("A request could not be answered", failure);
        return problem(ErrorCode.HUB_FAILED, "");
    }

    private static ResponseEntity<byte[]> invalid(String field, @Nullable Class<?> wanted) {
        return Replies.of(Reply.refused(Report.of(
                Rule.of(wanted == null ? String.class : wanted).brokenBy(field).issue())));
    }

    private static ResponseEntity<byte[]> problem(ErrorCode code, String field, Object... parameters) {
        return Replies.of(Reply.refused(Report.of(Issue.of(code, field, parameters))));
    }
}
