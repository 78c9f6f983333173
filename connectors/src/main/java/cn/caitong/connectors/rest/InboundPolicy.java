package cn.caitong.connectors.rest;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** Error policy of what comes in: whatever breaks, the sender is told to come again, and has no receipt. */
public final class InboundPolicy extends RouteConfigurationBuilder {
    public static final String ID = "inbound";

    @Override
    public void configuration() {
        routeConfiguration(ID).onException(Exception.class).handled(true).bean(ReceptionFailure.class, "toReply");
    }
}
