package cn.caitong.connectors.broker;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** Error policy of tokens: one that cannot be used is told and dropped, for the sweep does its work. */
public final class WakePolicy extends RouteConfigurationBuilder {
    public static final String ID = "wake";

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "A token was dropped: ${exception.message}");
    }
}
