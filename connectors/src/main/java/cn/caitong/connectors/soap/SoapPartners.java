package cn.caitong.connectors.soap;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.PartnerHttp;
import cn.caitong.mappings.dialect.SoapBinding;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.ConduitInitiatorManager;

/** Makes the routes of every SOAP partner from the templates. Without one, nothing of CXF is loaded. */
public final class SoapPartners {
    private static final String ENDPOINT = "partnerSoap-";

    private final CamelContext camel;
    private final Dialects dialects;

    public SoapPartners(CamelContext camel, Dialects dialects) {
        this.camel = camel;
        this.dialects = dialects;
    }

    /** Adds the routes, beside those of REST, whose policies and sender they share. */
    public void add(
            Partners partners, Reception reception, PartnerSpeech speech, AnswerReader answers, Credentials credentials)
            throws Exception {
        List<Partner> ours = partners.all().stream()
                .filter(partner -> partner.protocol() == Partner.Protocol.SOAP)
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        camel.addRoutes(new SoapRoutes(new SoapCall(speech, answers, partners, dialects), reception));
        PartnerHttp http = new PartnerHttp(camel);
        Bus bus = bus(credentials);
        for (Partner partner : ours) {
            SoapBinding binding = dialects.soap(partner);
            if (partner.comesInBy(Partner.Protocol.SOAP)) {
                TemplatedRouteBuilder.builder(camel, SoapRoutes.RECEIVE)
                        .routeId(SoapRoutes.RECEIVES + partner.id())
                        .parameter("partner", partner.id())
                        .add();
            }
            partner.outbound().ifPresent(outbound -> addCalls(partner, binding, outbound, http, bus));
        }
    }

    private void addCalls(Partner partner, SoapBinding binding, Outbound outbound, PartnerHttp http, Bus bus) {
        TemplatedRouteBuilder.builder(camel, SoapRoutes.POST)
                .routeId(SoapRoutes.POSTS + partner.id())
                .parameter("partner", partner.id())
                .parameter("endpoint", http.endpoint(partner.id(), outbound))
                .add();
        String bean = ENDPOINT + partner.id();
        camel.getRegistry().bind(bean, CxfEndpoint.class, endpoint(partner, binding, bus));
        TemplatedRouteBuilder.builder(camel, SoapRoutes.SEND)
                .routeId("partner-send-" + partner.id())
                .parameter("partner", partner.id())
                .parameter("endpoint", "cxf:bean:" + bean)
                .add();
    }

    private CxfEndpoint endpoint(Partner partner, SoapBinding binding, Bus bus) {
        CxfEndpoint endpoint = new CxfEndpoint();
        endpoint.setCamelContext(camel);
        endpoint.setBus(bus);
        endpoint.setDataFormat(DataFormat.PAYLOAD);
        endpoint.setWsdlURL(dialects.wsdl(partner).toUri().toString());
        endpoint.setServiceNameAsQName(new QName(binding.namespace(), binding.service()));
        endpoint.setPortNameAsQName(new QName(binding.namespace(), binding.port()));
        endpoint.setAddress(LineTransport.SCHEME + partner.id());
        return endpoint;
    }

    /** One for all SOAP partners. A fault of a partner is an answer, and nothing that our log should repeat. */
    private Bus bus(Credentials credentials) {
        Bus bus = new ExtensionManagerBus();
        FaultListener silent = (fault, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
        LineTransport transport = new LineTransport(camel.createProducerTemplate(), credentials);
        ConduitInitiatorManager transports = bus.getExtension(ConduitInitiatorManager.class);
        transport.getTransportIds().forEach(id -> transports.registerConduitInitiator(id, transport));
        return bus;
    }
}
