package cn.caitong.connectors.rest;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The one template by which every REST partner is called, and the one by which it calls. */
public final class RestRoutes extends RouteBuilder {
    /** Outbound. Parameters: {@code partner}, {@code endpoint}. */
    public static final String SEND = "partner-send-wire";

    /** Inbound. Parameters: {@code partner}. */
    public static final String RECEIVE = "partner-receive-wire";

    private final PartnerCall call;
    private final RestReception reception;

    RestRoutes(PartnerCall call, RestReception reception) {
        this.call = call;
        this.reception = reception;
    }

    @Override
    public void configure() {
        routeTemplate(SEND)
                .templateParameter("partner")
                .templateParameter("endpoint")
                .from("direct:partner-send-{{partner}}")
                .routeId("partner-send-{{partner}}")
                .description("What is due to this partner is called over HTTP, once")
                .routeConfigurationId(PartnerCallPolicy.ID)
                .bean(call, "toRequest")
                .to("{{endpoint}}")
                .bean(call, "toEnd");

        routeTemplate(RECEIVE)
                .templateParameter("partner")
                .from("platform-http:/partners/{{partner}}?matchOnUriPrefix=true&httpMethodRestrict=POST")
                .routeId("partner-receive-{{partner}}")
                .description("What this partner posts is taken or refused, with a reason")
                .routeConfigurationId(InboundPolicy.ID)
                .bean(reception, "receive")
                .removeHeaders("*", Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE, "Retry-After");
    }
}
