package cn.caitong.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.component.jms.JmsHeaderFilterStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CVE-2026-40453: a header in odd case went through, and steered the steps after it. */
@Tag("unit")
class BrokerMessagesCannotSetCamelHeadersTest {
    @ParameterizedTest
    @ValueSource(strings = {"CAmelHttpUri", "CAMELFILENAME", "camelHttpUri", "CamelHttpUri"})
    void inWhateverCase(String header) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(new JmsHeaderFilterStrategy()
                            .applyFilterToExternalHeaders(header, "x", new DefaultExchange(context)))
                    .isTrue();
        }
    }
}
