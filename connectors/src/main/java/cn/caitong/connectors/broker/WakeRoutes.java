package cn.caitong.connectors.broker;

import cn.caitong.engine.wake.LocalWakeUp;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** Tokens that come from the broker ring this node's bells. A token is always acknowledged: it carries nothing. */
public final class WakeRoutes extends RouteBuilder {
    private static final String FLOW = "wake-ring-flow";
    private static final String PARTNER = "wake-ring-partner";

    private final LocalWakeUp local;

    private WakeRoutes(LocalWakeUp local) {
        this.local = local;
    }

    /** Listens for these flows and partners. */
    public static void add(CamelContext camel, LocalWakeUp local, Collection<String> flows, Collection<String> partners)
            throws Exception {
        camel.addRoutesConfigurations(new WakePolicy());
        camel.addRoutes(new WakeRoutes(local));
        flows.forEach(flow -> TemplatedRouteBuilder.builder(camel, FLOW)
                .parameter("name", flow)
                .add());
        partners.forEach(partner -> TemplatedRouteBuilder.builder(camel, PARTNER)
                .parameter("name", partner)
                .add());
    }

    @Override
    public void configure() {
        routeTemplate(FLOW)
                .templateParameter("name")
                .from("jms:queue:" + BrokerWakeUp.FLOW + "{{name}}")
                .routeId("wake-flow-{{name}}")
                .description("A token says that events wait for this flow")
                .routeConfigurationId(WakePolicy.ID)
                .setBody(constant("{{name}}"))
                .bean(local, "flow(${body})");
        routeTemplate(PARTNER)
                .templateParameter("name")
                .from("jms:queue:" + BrokerWakeUp.PARTNER + "{{name}}")
                .routeId("wake-partner-{{name}}")
                .description("A token says that something is due to this partner")
                .routeConfigurationId(WakePolicy.ID)
                .setBody(constant("{{name}}"))
                .bean(local, "partner(${body})");
    }
}
