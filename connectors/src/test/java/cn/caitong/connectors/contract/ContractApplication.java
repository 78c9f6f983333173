package cn.caitong.connectors.contract;

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
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** HTTP and Camel, and nothing else of Spring Boot. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            ArtemisAutoConfiguration.class,
            JmsAutoConfiguration.class
        })
class ContractApplication {
    @Bean
    ServletRegistrationBean<PartnerDoor> partnerDoor(CamelContext camel, Partners partners) {
        return new ServletRegistrationBean<>(new PartnerDoor(camel, partners), PartnerDoor.PATH);
    }

    @Bean
    ServletRegistrationBean<SoapDoor> soapDoor(CamelContext camel, Partners partners, Dialects dialects) {
        return new ServletRegistrationBean<>(new SoapDoor(camel, partners, dialects), SoapDoor.PATH);
    }
}
