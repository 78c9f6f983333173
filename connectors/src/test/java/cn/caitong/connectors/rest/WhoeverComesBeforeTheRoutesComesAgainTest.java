package cn.caitong.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.soap.SoapDoor;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Doors open before their routes are there, and close after them. Told that there is no such channel a sender might give up; a
 * partner that is known is to come again.
 */
@Tag("route")
class WhoeverComesBeforeTheRoutesComesAgainTest {
    private static final Partners SHIPPED = new Partners(PartnerFiles.load(Path.of("..", "config", "partners")));
    private static final Reply TAKEN = Reply.problem(Refusal.TOO_FAST);

    private final CamelContext camel = new DefaultCamelContext();
    private PartnerDoor door;

    @BeforeEach
    void open() {
        camel.start();
        door = new PartnerDoor(camel, SHIPPED);
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    @Test
    void untilItsRouteIsThere() throws Exception {
        isToComeAgain(post(door, "/partners/500103/receipts"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + RestRoutes.RECEIVES + "500103").setBody(constant(TAKEN));
            }
        });
        assertThat(post(door, "/partners/500103/receipts").getStatus()).isEqualTo(TAKEN.status());
    }

    @Test
    void andOnceAllRoutesAreStopped() throws Exception {
        camel.stop();
        isToComeAgain(post(door, "/partners/500103/receipts"));
    }

    @Test
    void whoIsNotKnownOrComesInElsewhereHasNoChannelAtAnyTime() throws Exception {
        for (String path : new String[] {
            "/partners/nobody/receipts", "/partners/500106/receipts", "/partners/500229/receipts", "/partners/500103"
        }) {
            assertThat(post(door, path).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theSameAtTheDoorForEnvelopes() throws Exception {
        SoapDoor envelopes = new SoapDoor(camel, SHIPPED, new Dialects(Path.of("..", "mappings", "dialects"), SHIPPED));
        isToComeAgain(post(envelopes, "/soap/500106"));
        for (String path : new String[] {"/soap/nobody", "/soap/500103", "/soap/500106/receipts"}) {
            assertThat(post(envelopes, path).getContentAsString()).as(path).contains("no-such-channel");
        }
    }

    private static MockHttpServletResponse post(HttpServlet door, String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        door.service(new MockHttpServletRequest("POST", path), response);
        return response;
    }

    private static void isToComeAgain(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString()).contains("not-now");
    }
}
