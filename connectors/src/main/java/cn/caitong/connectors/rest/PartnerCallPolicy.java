package cn.caitong.connectors.rest;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * Error policy of calls to partners: never repeated here (delivery alone repeats, by its rows), and every failure becomes one
 * of the four ends (P3).
 */
public final class PartnerCallPolicy extends RouteConfigurationBuilder {
    public static final String ID = "partner-call";

    @Override
    public void configuration() {
        routeConfiguration(ID).onException(Exception.class).handled(true).bean(CallFailure.class, "toEnd");
    }
}
