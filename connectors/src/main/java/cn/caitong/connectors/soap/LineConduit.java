package cn.caitong.connectors.soap;

import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.rest.HttpAnswer;
import cn.caitong.engine.delivery.End;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpMethods;
import org.apache.cxf.common.logging.LogUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.ws.addressing.EndpointReferenceType;

/**
 * Carries an envelope that CXF wrote to the partner's own route for HTTP, which tries once and is bounded as a whole, and hands
 * CXF the answer. Each call's {@link Line} keeps what happened.
 */
final class LineConduit extends AbstractConduit {
    private static final Logger LOG = LogUtils.getL7dLogger(LineConduit.class);

    private final ProducerTemplate producer;
    private final Credentials credentials;

    LineConduit(EndpointReferenceType target, ProducerTemplate producer, Credentials credentials) {
        super(target);
        this.producer = producer;
        this.credentials = credentials;
    }

    @Override
    public void prepare(Message message) {
        message.setContent(OutputStream.class, new Envelope());
    }

    /** CXF closes what it wrote, and later what it read: only the first is a call. */
    @Override
    public void close(Message message) throws IOException {
        if (message.getContent(OutputStream.class) instanceof Envelope envelope) {
            message.removeContent(OutputStream.class);
            call(message, envelope.text());
        } else {
            super.close(message);
        }
    }

    private void call(Message message, String envelope) throws IOException {
        Line line = (Line) message.getContextualProperty(Line.KEY);
        Exchange exchange = producer.request(
                "direct:" + SoapRoutes.POSTS + line.partner(),
                request -> write(request.getMessage(), message, line, envelope));
        if (exchange.getMessage().getBody() instanceof End end) {
            line.ends(new Line.Broken(end));
            throw new IOException("The call broke off");
        }
        if (exchange.getException() != null) {
            throw new IOException("The call could not be made", exchange.getException());
        }
        HttpAnswer answer = HttpAnswer.of(exchange.getMessage());
        line.ends(new Line.Answered(answer));
        getMessageObserver().onMessage(incoming(message, answer));
    }

    private void write(org.apache.camel.Message request, Message message, Line line, String envelope) {
        request.setBody(line.charset().encode(envelope));
        request.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        request.setHeader(Exchange.HTTP_PATH, line.path());
        request.setHeader(Exchange.CONTENT_TYPE, contentType(message, line));
        credentials.authorization(line.partner()).ifPresent(value -> request.setHeader("Authorization", value));
        action(message, request);
        line.ends(new Line.Written());
    }

    /** CXF leaves the charset to its own transport. */
    private static String contentType(Message message, Line line) {
        String type = String.valueOf(message.get(Message.CONTENT_TYPE)).replaceFirst("(?i);\\s*charset=[^;]*", "");
        return type + "; charset=" + line.charset().name();
    }

    /** SOAP 1.1 says its action in a header of its own. */
    private static void action(Message message, org.apache.camel.Message request) {
        if (message.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers
                && headers.get("SOAPAction") instanceof List<?> actions
                && !actions.isEmpty()) {
            request.setHeader("SOAPAction", actions.getFirst());
        }
    }

    private static Message incoming(Message outgoing, HttpAnswer answer) {
        Message incoming = new MessageImpl();
        incoming.setExchange(outgoing.getExchange());
        incoming.put(Message.CONTENT_TYPE, answer.contentType());
        incoming.put(Message.RESPONSE_CODE, answer.status());
        incoming.setContent(
                InputStream.class, new ByteArrayInputStream(answer.body().array()));
        return incoming;
    }

    @Override
    protected Logger getLogger() {
        return LOG;
    }

    /** What CXF writes; it leaves when it is whole. */
    private static final class Envelope extends ByteArrayOutputStream {
        String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }
}
