package cn.caitong.app.hub;

import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.PartnerDoor;
import cn.caitong.connectors.soap.SoapDoor;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Spring Boot around the hub: HTTP, Camel and the API. What the hub is made of is put together before, by {@link Hub}. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            ErrorMvcAutoConfiguration
                    .class, // its page answers, at an address of its own, in another way than the doors
            FlywayAutoConfiguration.class,
            ArtemisAutoConfiguration.class,
            JmsAutoConfiguration.class
        })
@ComponentScan("cn.caitong.app.api")
class HubApplication {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> doors() {
        return server -> {
            server.addEngineValves(new UnreadBodies());
            // inside of the server's own, so that it speaks first
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new UnansweredRequests()));
        };
    }

    @Bean
    ServletRegistrationBean<PartnerDoor> partnerDoor(CamelContext camel, Partners partners) {
        return new ServletRegistrationBean<>(new PartnerDoor(camel, partners), PartnerDoor.PATH);
    }

    @Bean
    ServletRegistrationBean<SoapDoor> soapDoor(CamelContext camel, Partners partners, Dialects dialects) {
        return new ServletRegistrationBean<>(new SoapDoor(camel, partners, dialects), SoapDoor.PATH);
    }
}
