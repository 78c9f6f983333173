package cn.caitong.connectors.rest;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.Sender;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Makes the routes of every REST partner from the two templates. */
public final class RestPartners {
    private static final String CLIENT = "partnerHttpClient-";

    private final CamelContext camel;

    public RestPartners(CamelContext camel) {
        this.camel = camel;
    }

    /** Adds the routes; the returned sender calls any of the partners. */
    public Sender add(
            Partners partners, Reception reception, PartnerSpeech speech, AnswerReader answers, Credentials credentials)
            throws Exception {
        ScheduledExecutorService alarms =
                camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "answer-limits");
        camel.addRoutesConfigurations(new PartnerCallPolicy());
        camel.addRoutesConfigurations(new InboundPolicy());
        camel.addRoutes(new RestRoutes(new PartnerCall(speech, answers, credentials), reception));
        partners.all().forEach(partner -> addRoutes(partner, alarms));
        return new RestSender(camel.createProducerTemplate());
    }

    private void addRoutes(Partner partner, ScheduledExecutorService alarms) {
        if (!partner.inbound().channels().isEmpty()) {
            TemplatedRouteBuilder.builder(camel, RestRoutes.RECEIVE)
                    .routeId(RestRoutes.RECEIVES + partner.id())
                    .parameter("partner", partner.id())
                    .add();
        }
        partner.outbound().ifPresent(outbound -> {
            String client = CLIENT + partner.id();
            camel.getRegistry()
                    .bind(
                            client,
                            HttpClientConfigurer.class,
                            oneTryOnly(new AnswerLimit(outbound.answerTimeout(), alarms)));
            TemplatedRouteBuilder.builder(camel, RestRoutes.SEND)
                    .parameter("partner", partner.id())
                    .parameter("endpoint", endpoint(outbound, client))
                    .add();
        });
    }

    /** Delivery alone repeats, by its rows; and what was packed small could unpack without bounds. */
    private static HttpClientConfigurer oneTryOnly(AnswerLimit limit) {
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .addExecInterceptorLast("whole-exchange", limit);
    }

    private static String endpoint(Outbound outbound, String client) {
        return outbound.baseUrl() + "?bridgeEndpoint=true&throwExceptionOnFailure=false&disableStreamCache=true"
                + "&httpClientConfigurer=#" + client
                + "&connectTimeout=" + outbound.connectTimeout().toMillis()
                + "&connectionRequestTimeout=" + outbound.connectTimeout().toMillis()
                + "&responseTimeout=" + outbound.answerTimeout().toMillis()
                + "&soTimeout=" + outbound.answerTimeout().toMillis()
                + "&maxTotalConnections=" + outbound.policy().concurrency()
                + "&connectionsPerRoute=" + outbound.policy().concurrency();
    }
}
