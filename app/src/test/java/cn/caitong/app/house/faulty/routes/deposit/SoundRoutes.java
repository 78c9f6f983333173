package cn.caitong.app.house.faulty.routes.deposit;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** What the lint must not complain about, template and configuration included. */
class SoundRoutes extends RouteConfigurationBuilder {
    @Override
    public void configuration() {
        routeConfiguration("known").onException(Exception.class).handled(true).to("direct:deposit-park-event");
    }

    @Override
    public void configure() {
        from("direct:deposit-park-event")
                .routeId("deposit-park-event")
                .description("What cannot be decided is parked")
                .routeConfigurationId("known")
                .log("parked");
        routeTemplate("deposit-send-message")
                .description("What is due to a partner is sent")
                .templateParameter("partner")
                .from("seda:{{partner}}")
                .routeConfigurationId("known")
                .to("direct:deposit-park-event");
    }
}
