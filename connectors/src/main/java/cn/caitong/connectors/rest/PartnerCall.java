package cn.caitong.connectors.rest;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.mappings.dialect.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.common.HttpMethods;

/** One call to a partner: request out, answer read (as far as {@link AnswerLimit} let it come). */
final class PartnerCall {
    /** Where the attempt travels, while its bytes are the body. */
    static final String MARKED = "CaitongMarked";

    private final PartnerSpeech speech;
    private final AnswerReader answers;
    private final Credentials credentials;

    PartnerCall(PartnerSpeech speech, AnswerReader answers, Credentials credentials) {
        this.speech = speech;
        this.answers = answers;
        this.credentials = credentials;
    }

    public void toRequest(Exchange exchange) {
        Message message = exchange.getMessage();
        Marked marked = message.getBody(Marked.class);
        WireRequest request = speech.request(marked);
        exchange.setProperty(MARKED, marked);
        message.removeHeaders("*");
        request.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        message.setHeader(Exchange.HTTP_PATH, request.path());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        credentials.authorization(marked.partner()).ifPresent(value -> message.setHeader("Authorization", value));
        message.setBody(marked.wire().array());
    }

    /** An answer beyond the limit says nothing: whoever writes megabytes is not answering us. */
    public End toEnd(Exchange exchange) throws IOException {
        Marked marked = exchange.getProperty(MARKED, Marked.class);
        Message answer = exchange.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        byte[] body = body(answer);
        return body.length >= AnswerLimit.TOO_LARGE
                ? new End.Unknown("answer-too-large")
                : answers.read(marked, status, body, retryAfter(answer));
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
