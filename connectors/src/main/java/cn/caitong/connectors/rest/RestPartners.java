package cn.caitong.connectors.rest;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.Sender;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** Makes the routes of every REST partner from the two templates. */
public final class RestPartners {
    private final CamelContext camel;

    public RestPartners(CamelContext camel) {
        this.camel = camel;
    }

    /** Adds the routes; the returned sender calls any partner by its own route, whoever added that. */
    public Sender add(
            Partners partners, Reception reception, PartnerSpeech speech, AnswerReader answers, Credentials credentials)
            throws Exception {
        PartnerHttp http = new PartnerHttp(camel);
        camel.addRoutesConfigurations(new PartnerCallPolicy());
        camel.addRoutesConfigurations(new InboundPolicy());
        camel.addRoutes(new RestRoutes(new PartnerCall(speech, answers, credentials), reception));
        partners.all().stream()
                .filter(partner -> partner.protocol() == Partner.Protocol.REST)
                .forEach(partner -> addRoutes(partner, http));
        return new RestSender(camel.createProducerTemplate());
    }

    private void addRoutes(Partner partner, PartnerHttp http) {
        if (partner.comesInBy(Partner.Protocol.REST)) {
            TemplatedRouteBuilder.builder(camel, RestRoutes.RECEIVE)
                    .routeId(RestRoutes.RECEIVES + partner.id())
                    .parameter("partner", partner.id())
                    .add();
        }
        partner.outbound()
                .ifPresent(outbound -> TemplatedRouteBuilder.builder(camel, RestRoutes.SEND)
                        .parameter("partner", partner.id())
                        .parameter("endpoint", http.endpoint(partner.id(), outbound))
                        .add());
    }
}
