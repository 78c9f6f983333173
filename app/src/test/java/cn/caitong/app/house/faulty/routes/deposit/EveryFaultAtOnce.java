package cn.caitong.app.house.faulty.routes.deposit;

import org.apache.camel.builder.RouteBuilder;

/** Six routes, each of them wrong in its own way. */
class EveryFaultAtOnce extends RouteBuilder {
    private final Runnable step;
    private final StringBuilder concrete;

    EveryFaultAtOnce(Runnable step, StringBuilder concrete) {
        this.step = step;
        this.concrete = concrete;
    }

    @Override
    public void configure() {
        from("seda:nameless")
                .description("It has no id")
                .routeConfigurationId("known")
                .bean(step);
        from("seda:short")
                .routeId("deposit-decide")
                .description("Its id is short")
                .routeConfigurationId("known")
                .bean(concrete);
        from("seda:other")
                .routeId("payment-decide-case")
                .description("Of another flow")
                .routeConfigurationId("known")
                .bean(step);
        from("seda:mute")
                .routeId("deposit-keep-silence")
                .routeConfigurationId("known")
                .bean(step);
        from("seda:loose")
                .routeId("deposit-run-loose")
                .description("Without a net")
                .choice()
                .when(header("a"))
                .to("direct:nowhere")
                .otherwise()
                .toD("direct:nowhere-else")
                .end();
        from("direct:alias")
                .routeId("deposit-hide-name")
                .description("Its configuration is unknown")
                .routeConfigurationId("unknown")
                .bean(step);
    }
}
