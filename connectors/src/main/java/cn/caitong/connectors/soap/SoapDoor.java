package cn.caitong.connectors.soap;

import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.ReceptionFailure;
import cn.caitong.mappings.dialect.SoapBinding;
import cn.caitong.mappings.xml.XmlCharset;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/**
 * Where SOAP partners come in: {@code POST /soap/<partner>}, whatever the operation. As at REST's door nothing of the body is
 * read here: who it is and whether it may come in is known first, and then one strict parser reads it, ours. A second one, as
 * CXF's would be, could read the same bytes in another way.
 */
public final class SoapDoor extends HttpServlet {
    /** Where the servlet is to be mapped. */
    public static final String PATH = "/soap/*";

    private static final long serialVersionUID = 1L;

    /** One for all requests: what each template makes for its calls, Camel keeps for as long as it runs. */
    private final transient ProducerTemplate producer;

    private final transient Partners partners;
    private final transient Dialects dialects;

    public SoapDoor(CamelContext camel, Partners partners, Dialects dialects) {
        this.producer = camel.createProducerTemplate();
        this.partners = partners;
        this.dialects = dialects;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getRequestURI().split("/", -1);
        // as its descriptor says: while the hub starts or stops, a route that is not there tells nothing of its partner
        Optional<Partner> known = partners.find(path.length == 3 ? path[2] : "")
                .filter(partner -> partner.comesInBy(Partner.Protocol.SOAP));
        if (known.isPresent()) {
            Partner partner = known.get();
            XmlCharset charset = dialects.of(partner).charset();
            write(dialects.soap(partner).version(), charset, reply(partner.id(), request, response), response);
        } else {
            Reply unknown = Reply.problem(Refusal.NO_SUCH_CHANNEL);
            write(SoapBinding.Version.SOAP_1_1, XmlCharset.UTF_8, unknown, response);
        }
    }

    /** Whoever only comes to look, as for a WSDL, is told that it is not here. */
    private Reply reply(String partner, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("POST")) {
            return receive(partner, request);
        }
        response.setHeader("Allow", "POST");
        return Reply.onlyPost(request.getMethod());
    }

    private Reply receive(String partner, HttpServletRequest request) throws IOException {
        Incoming incoming = new Incoming(
                Optional.of(partner),
                Incoming.BY_CONTENT,
                request.getHeader("Authorization"),
                request.getContentType(),
                Map.of(),
                request.getInputStream());
        return ReceptionFailure.orNotNow(
                () -> producer.requestBody(SoapRoutes.receives(partner), incoming, Reply.class));
    }

    private static void write(
            SoapBinding.Version version, XmlCharset charset, Reply reply, HttpServletResponse response)
            throws IOException {
        SoapReply soap = SoapReply.of(version, charset, reply);
        response.setStatus(soap.status());
        response.setContentType(version.contentType() + "; charset=" + charset.name());
        response.setHeader(SoapReply.STATUS, Integer.toString(reply.status()));
        reply.retryAfter()
                .ifPresent(wait -> response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        response.setContentLength(soap.envelope().length());
        response.getOutputStream().write(soap.envelope().array());
    }
}
