package cn.caitong.connectors.rest;

import cn.caitong.connectors.partner.Outbound;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Makes endpoints by which a partner is called over HTTP: one try, one connection a call, the whole exchange bounded. */
public final class PartnerHttp {
    private static final String CLIENT = "partnerHttpClient-";

    private final CamelContext camel;
    private final ScheduledExecutorService alarms;

    public PartnerHttp(CamelContext camel) {
        this.camel = camel;
        this.alarms = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "answer-limits");
    }

    /** The endpoint's address in Camel. */
    public String endpoint(String partner, Outbound outbound) {
        String client = CLIENT + partner;
        camel.getRegistry()
                .bind(
                        client,
                        HttpClientConfigurer.class,
                        oneTryOnly(new AnswerLimit(outbound.answerTimeout(), alarms)));
        return outbound.baseUrl() + "?bridgeEndpoint=true&throwExceptionOnFailure=false&disableStreamCache=true"
                + "&httpClientConfigurer=#" + client
                + "&connectTimeout=" + outbound.connectTimeout().toMillis()
                + "&connectionRequestTimeout=" + outbound.connectTimeout().toMillis()
                + "&responseTimeout=" + outbound.answerTimeout().toMillis()
                + "&soTimeout=" + outbound.answerTimeout().toMillis()
                + "&maxTotalConnections=" + outbound.policy().concurrency()
                + "&connectionsPerRoute=" + outbound.policy().concurrency();
    }

    /** Delivery alone repeats, by its rows; and what was packed small could unpack without bounds. */
    private static HttpClientConfigurer oneTryOnly(AnswerLimit limit) {
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .addExecInterceptorLast("whole-exchange", limit);
    }
}
