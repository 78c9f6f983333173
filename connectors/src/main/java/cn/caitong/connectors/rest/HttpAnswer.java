package cn.caitong.connectors.rest;

import cn.caitong.engine.crypto.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a partner answered over HTTP, as far as {@link AnswerLimit} let it come.
 *
 * @param contentType as it was said; empty where nothing was
 */
public record HttpAnswer(int status, String contentType, Bytes body, Optional<Duration> retryAfter) {
    public static HttpAnswer of(Message answer) throws IOException {
        return new HttpAnswer(
                answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                answer.getHeader(Exchange.CONTENT_TYPE, "", String.class),
                Bytes.of(body(answer)),
                retryAfter(answer));
    }

    /** Whoever writes megabytes is not answering us. */
    public boolean isTooLarge() {
        return body.length() >= AnswerLimit.TOO_LARGE;
    }

    private static byte[] body(Message answer) throws IOException {
        try (InputStream in = answer.getBody(InputStream.class)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static Optional<Duration> retryAfter(Message answer) {
        String seconds = answer.getHeader("Retry-After", "", String.class);
        return seconds.matches("\\d{1,5}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : Optional.empty();
    }
}
