package cn.caitong.connectors.rest;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.Sender;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Makes the routes of every REST partner from the two templates. */
public final class RestPartners {
    private static final String CLIENT = "partnerHttpClient";

    private final CamelContext camel;

    public RestPartners(CamelContext camel) {
        this.camel = camel;
    }

    /** Adds the routes; the returned sender calls any of the partners. */
    public Sender add(
            Partners partners, Reception reception, PartnerSpeech speech, AnswerReader answers, Credentials credentials)
            throws Exception {
        HttpClientConfigurer oneTryOnly =
                client -> client.disableAutomaticRetries().disableRedirectHandling();
        camel.getRegistry().bind(CLIENT, HttpClientConfigurer.class, oneTryOnly);
        camel.addRoutesConfigurations(new PartnerCallPolicy());
        camel.addRoutesConfigurations(new InboundPolicy());
        camel.addRoutes(new RestRoutes(new PartnerCall(speech, answers, credentials), new RestReception(reception)));
        partners.all().forEach(this::addRoutes);
        return new RestSender(camel.createProducerTemplate());
    }

    private void addRoutes(Partner partner) {
        if (!partner.inbound().channels().isEmpty()) {
            TemplatedRouteBuilder.builder(camel, RestRoutes.RECEIVE)
                    .parameter("partner", partner.id())
                    .add();
        }
        partner.outbound()
                .ifPresent(outbound -> TemplatedRouteBuilder.builder(camel, RestRoutes.SEND)
                        .parameter("partner", partner.id())
                        .parameter("endpoint", endpoint(outbound))
                        .add());
    }

    /** The answer is streamed, so that its size can be limited while it is read. */
    private static String endpoint(Outbound outbound) {
        return outbound.baseUrl() + "?bridgeEndpoint=true&throwExceptionOnFailure=false&disableStreamCache=true"
                + "&httpClientConfigurer=#" + CLIENT
                + "&connectTimeout=" + outbound.connectTimeout().toMillis()
                + "&connectionRequestTimeout=" + outbound.connectTimeout().toMillis()
                + "&responseTimeout=" + outbound.answerTimeout().toMillis()
                + "&soTimeout=" + outbound.answerTimeout().toMillis()
                + "&maxTotalConnections=" + outbound.policy().concurrency()
                + "&connectionsPerRoute=" + outbound.policy().concurrency();
    }
}
