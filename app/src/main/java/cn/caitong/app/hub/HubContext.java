package cn.caitong.app.hub;

import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.DeliveryDesk;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.obligation.ParkedClocks;
import cn.caitong.engine.outage.Outages;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recalculation.Recalculation;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Readiness;
import cn.caitong.mappings.identifier.Districts;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What Spring and Camel are given of a hub, for its HTTP API and the routes to its partners. */
record HubContext(
        HubSettings settings,
        Partners partners,
        Districts districts,
        Credentials credentials,
        Dialects dialects,
        ConnectionFactory connections,
        Engine engine,
        CalendarVersions calendars,
        List<Flow> flows,
        Reception reception,
        Recovering recovering) {
    /** Starts both; the HTTP server listens from here on. */
    ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(HubApplication.class)
                .registerShutdownHook(false) // it would stop before what works on it: the hub knows the order
                .properties(Map.of(
                        "server.port", settings.port(),
                        "server.tomcat.connection-timeout", "10s", // between two pieces of a request
                        "server.tomcat.keep-alive-timeout", "60s",
                        "spring.web.resources.add-mappings", "false", // a wrong path is no file that could be read
                        "spring.main.banner-mode", "off",
                        "spring.main.log-startup-info", "false",
                        "camel.main.name", "caitong",
                        "spring.jackson.default-property-inclusion", "non_null",
                        "logging.level.org.springframework.web.servlet.PageNotFound",
                                "ERROR", // whoever looks around fills no log
                        "logging.level.root", "WARN"))
                .initializers(context -> register((GenericApplicationContext) context))
                .run();
    }

    private void register(GenericApplicationContext beans) {
        beans.registerBean(Reception.class, () -> reception);
        beans.registerBean(Credentials.class, () -> credentials);
        beans.registerBean(Dialects.class, () -> dialects);
        beans.registerBean(Operators.class, () -> new Operators(settings.secrets()));
        beans.registerBean(FiringGuard.class, engine::guard);
        beans.registerBean(ParkedClocks.class, engine::parkedClocks);
        beans.registerBean(CalendarVersions.class, () -> calendars);
        beans.registerBean(Recalculation.class, this::recalculation);
        beans.registerBean(Partners.class, () -> partners);
        beans.registerBean(Districts.class, () -> districts);
        beans.registerBean(LegalTime.class, engine::legalTime);
        beans.registerBean(Engine.class, () -> engine, definition -> definition.setDestroyMethodName(""));
        beans.registerBean(Readiness.class, engine::readiness);
        beans.registerBean(ConnectionFactory.class, () -> connections);
        new Reconciling(settings, engine).register(beans);
        new Alarming(engine).register(beans);
        beans.registerBean(Recovery.class, recovering::recovery);
        beans.registerBean(Outages.class, () -> new Outages(engine.transactions()));
        beans.registerBean(Holds.class, () -> Holding.of(settings, engine.transactions()));
        beans.registerBean(DeliveryDesk.class, engine::deliveryDesk);
        Reading.register(
                beans,
                engine.transactions(),
                flows,
                engine.vault(),
                settings.config().resolve("policies"));
    }

    private Recalculation recalculation() {
        Path policies = settings.config().resolve("policies");
        return engine.recalculation(
                calendars,
                new ClockSchedule(
                        ClockTable.load(policies.resolve("clocks.yaml")),
                        FiringPolicy.load(policies.resolve("firing.yaml"))));
    }
}
