package cn.caitong.connectors.rest;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.mappings.dialect.WireRequest;
import java.io.IOException;
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
        NotWrittenException.unless(() -> write(exchange, exchange.getMessage()));
    }

    private void write(Exchange exchange, Message message) {
        Marked marked = message.getBody(Marked.class);
        WireRequest request = speech.request(marked);
        exchange.setProperty(MARKED, marked);
        message.removeHeaders("*");
        request.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        message.setHeader(Exchange.HTTP_PATH, request.path());
        message.setHeader(Exchange.CONTENT_TYPE, speech.contentType(marked));
        credentials.authorization(marked.partner()).ifPresent(value -> message.setHeader("Authorization", value));
        message.setBody(marked.wire().array());
    }

    /** An answer beyond the limit says nothing. */
    public End toEnd(Exchange exchange) throws IOException {
        Marked marked = exchange.getProperty(MARKED, Marked.class);
        HttpAnswer answer = HttpAnswer.of(exchange.getMessage());
        if (answer.isTooLarge()) {
            return new End.Unknown("answer-too-large");
        }
        return speech.agrees(marked, answer.contentType())
                ? answers.read(marked, answer.status(), answer.body().array(), answer.retryAfter())
                : new End.Unknown("answer-charset-differs", answer.body());
    }
}
