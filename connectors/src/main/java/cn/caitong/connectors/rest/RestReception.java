package cn.caitong.connectors.rest;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Reply;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Hands a partner's POST to the reception, and its reply back. */
final class RestReception {
    private final Reception reception;

    RestReception(Reception reception) {
        this.reception = reception;
    }

    /** The path is {@code /partners/<partner>/<channel>}. */
    public void receive(Exchange exchange) {
        Message request = exchange.getMessage();
        String[] path = request.getHeader(Exchange.HTTP_URI, "", String.class).split("/", -1);
        boolean known = path.length == 4;
        Incoming incoming = new Incoming(
                Optional.of(known ? path[2] : ""),
                known ? path[3] : "",
                request.getHeader("Authorization", String.class),
                request.getHeader(Exchange.CONTENT_TYPE, String.class),
                headers(request),
                body(request));
        answer(exchange, reception.receive(incoming));
    }

    /** The trust boundary: of what came in, nothing goes back out. */
    static void answer(Exchange exchange, Reply reply) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        message.setHeader(Exchange.CONTENT_TYPE, reply.contentType());
        reply.retryAfter().ifPresent(wait -> message.setHeader("Retry-After", Math.max(1, wait.toSeconds())));
        message.setBody(reply.body().array());
    }

    private static Map<String, String> headers(Message request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        return headers;
    }

    private static InputStream body(Message request) {
        InputStream body = request.getBody(InputStream.class);
        return body == null ? InputStream.nullInputStream() : body;
    }
}
