package cn.caitong.connectors.contract;

import cn.caitong.connectors.rest.PartnerDoor;
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
    ServletRegistrationBean<PartnerDoor> partnerDoor(CamelContext camel) {
        return new ServletRegistrationBean<>(new PartnerDoor(camel), PartnerDoor.PATH);
    }
}
