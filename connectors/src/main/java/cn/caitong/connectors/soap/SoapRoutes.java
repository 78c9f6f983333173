package cn.caitong.connectors.soap;

import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.rest.InboundPolicy;
import cn.caitong.connectors.rest.PartnerCallPolicy;
import org.apache.camel.builder.RouteBuilder;

/** The templates by which every SOAP partner is called, and by which it calls. */
public final class SoapRoutes extends RouteBuilder {
    /** Outbound. Parameters: {@code partner}, {@code endpoint}. */
    public static final String SEND = "partner-send-envelope";

    /** The HTTP under it. Parameters: {@code partner}, {@code endpoint}. */
    public static final String POST = "partner-post-envelope";

    /** Inbound. Parameters: {@code partner}. */
    public static final String RECEIVE = "partner-hear-envelope";

    /** Begins the name of each partner's route for HTTP. */
    static final String POSTS = "partner-post-";

    /** Begins the name of each partner's inbound route. */
    static final String RECEIVES = "partner-hear-";

    /** Where that route takes a request, or says at once that it is not there. */
    static String receives(String partner) {
        return "direct:" + RECEIVES + partner + "?block=false";
    }

    private final SoapCall call;
    private final Reception reception;

    SoapRoutes(SoapCall call, Reception reception) {
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
                .description("What is due to this partner is called by its WSDL, once")
                .routeConfigurationId(PartnerCallPolicy.ID)
                .bean(call, "toPayload")
                .doTry()
                .to("{{endpoint}}")
                .doCatch(Exception.class)
                .end()
                .bean(call, "toEnd");

        routeTemplate(POST)
                .templateParameter("partner")
                .templateParameter("endpoint")
                .from("direct:" + POSTS + "{{partner}}")
                .routeId(POSTS + "{{partner}}")
                .description("An envelope goes to this partner over HTTP, once")
                .routeConfigurationId(PartnerCallPolicy.ID)
                .to("{{endpoint}}");

        routeTemplate(RECEIVE)
                .templateParameter("partner")
                .from("direct:" + RECEIVES + "{{partner}}")
                .routeId(RECEIVES + "{{partner}}")
                .description("What this partner posts is taken or refused, with a reason")
                .routeConfigurationId(InboundPolicy.ID)
                .bean(reception, "receive");
    }
}
