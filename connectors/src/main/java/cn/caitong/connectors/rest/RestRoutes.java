package cn.caitong.connectors.rest;

import cn.caitong.connectors.inbound.Reception;
import org.apache.camel.builder.RouteBuilder;

/** The one template by which every REST partner is called, and the one by which it calls. */
public final class RestRoutes extends RouteBuilder {
    /** Outbound. Parameters: {@code partner}, {@code endpoint}. */
    public static final String SEND = "partner-send-wire";

    /** Inbound. Parameters: {@code partner}. */
    public static final String RECEIVE = "partner-receive-wire";

    /** Begins the name of each partner's inbound route. */
    static final String RECEIVES = "partner-receive-";

    /** Where that route takes a request, or says at once that it is not there. */
    static String receives(String partner) {
        return "direct:" + RECEIVES + partner + "?block=false";
    }

    private final PartnerCall call;
    private final Reception reception;

    RestRoutes(PartnerCall call, Reception reception) {
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
                .from("direct:" + RECEIVES + "{{partner}}")
                .routeId(RECEIVES + "{{partner}}")
                .description("What this partner posts is taken or refused, with a reason")
                .routeConfigurationId(InboundPolicy.ID)
                .bean(reception, "receive");
    }
}
