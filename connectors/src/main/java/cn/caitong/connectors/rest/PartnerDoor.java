package cn.caitong.connectors.rest;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/**
 * Where REST partners come in: {@code POST /partners/<partner>/<channel>}. It reads nothing of the body: who it is and whether
 * it may come in is known first, and then the bytes are read as they are, no further than that partner's limit.
 *
 * <p>It stands before the routes because Camel's own HTTP consumer reads a whole body, as text, before the first step sees it.
 * This is the trust boundary: what came in travels as one value, so that no header from outside is ever one of Camel's.
 */
public final class PartnerDoor extends HttpServlet {
    /** Where the servlet is to be mapped. */
    public static final String PATH = "/partners/*";

    private static final long serialVersionUID = 1L;

    /** One for all requests: what each template makes for its calls, Camel keeps for as long as it runs. */
    private final transient ProducerTemplate producer;

    private final transient Partners partners;

    public PartnerDoor(CamelContext camel, Partners partners) {
        this.producer = camel.createProducerTemplate();
        this.partners = partners;
    }

    /** Whoever comes to look is told so, as everything here is told. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("POST")) {
            doPost(request, response);
        } else {
            response.setHeader("Allow", "POST");
            write(Reply.onlyPost(request.getMethod()), response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getRequestURI().split("/", -1);
        Reply reply = path.length == 4 && comesInHere(path[2])
                ? receive(path[2], path[3], request)
                : Reply.problem(Refusal.NO_SUCH_CHANNEL);
        write(reply, response);
    }

    /** As its descriptor says: while the hub starts or stops, a route that is not there tells nothing of its partner. */
    private boolean comesInHere(String id) {
        return partners.find(id)
                .filter(partner -> partner.comesInBy(Partner.Protocol.REST))
                .isPresent();
    }

    private Reply receive(String partner, String channel, HttpServletRequest request) throws IOException {
        Incoming incoming = new Incoming(
                Optional.of(partner),
                channel,
                request.getHeader("Authorization"),
                request.getContentType(),
                headers(request),
                request.getInputStream());
        return ReceptionFailure.orNotNow(
                () -> producer.requestBody(RestRoutes.receives(partner), incoming, Reply.class));
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        reply.retryAfter()
                .ifPresent(wait -> response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        response.setContentLength(reply.body().length());
        response.getOutputStream().write(reply.body().array());
    }
}
