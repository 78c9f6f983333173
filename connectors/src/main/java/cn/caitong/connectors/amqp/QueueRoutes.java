package cn.caitong.connectors.amqp;

import cn.caitong.connectors.rest.PartnerCallPolicy;
import org.apache.camel.builder.RouteBuilder;

/** The one template by which every partner of queues is told. What it says is read as it comes: there is nothing to route. */
public final class QueueRoutes extends RouteBuilder {
    /** Outbound. Parameters: {@code partner}. */
    public static final String PUT = "partner-send-queue";

    private final QueueSender sender;

    QueueRoutes(QueueSender sender) {
        this.sender = sender;
    }

    @Override
    public void configure() {
        routeTemplate(PUT)
                .templateParameter("partner")
                .from("direct:partner-send-{{partner}}")
                .routeId("partner-send-{{partner}}")
                .description("What is due to this partner is put into its queue, once, and its result is looked for")
                .routeConfigurationId(PartnerCallPolicy.ID)
                .bean(sender, "send");
    }
}
