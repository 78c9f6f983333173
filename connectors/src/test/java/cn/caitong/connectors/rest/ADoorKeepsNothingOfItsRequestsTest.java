package cn.caitong.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A hundred bytes for each message are a hundred megabytes after a million: a door makes what it calls its route by once. */
@Tag("route")
class ADoorKeepsNothingOfItsRequestsTest {
    private static final Partners SHIPPED = new Partners(PartnerFiles.load(Path.of("..", "config", "partners")));

    private final AtomicInteger producers = new AtomicInteger();

    @Test
    void manyRequestsAreHandedInByOneProducer() throws Exception {
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.addComponent("direct", new Counted());
            camel.start();
            PartnerDoor door = new PartnerDoor(camel, SHIPPED);
            for (int request = 0; request < 10; request++) {
                MockHttpServletResponse response = new MockHttpServletResponse();
                door.service(new MockHttpServletRequest("POST", "/partners/500103/receipts"), response);
                assertThat(response.getStatus())
                        .isEqualTo(Reply.problem(Refusal.NOT_AUTHENTICATED).status());
            }
        } finally {
            camel.stop();
        }
        assertThat(producers).hasValue(1);
    }

    /** Answers every call, and counts what is made to call it. */
    private final class Counted extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            parameters.clear();
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    producers.incrementAndGet();
                    return new DefaultProducer(this) {
                        @Override
                        public void process(Exchange exchange) {
                            exchange.getMessage().setBody(Reply.problem(Refusal.NOT_AUTHENTICATED));
                        }
                    };
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new UnsupportedOperationException("nobody listens here");
                }
            };
        }
    }
}
