package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** The hub's HTTP server with two threads, and a door that turns everybody away unread. */
@Tag("contract")
class WhoSendsHalfARequestHoldsUpNobodyTest {
    private static final int THREADS = 2;
    /** The server itself would give up on what does not come after a minute. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final WebServer server = server();
    private final HttpClient http = HttpClient.newHttpClient();

    private static WebServer server() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.addConnectorCustomizers(connector -> connector.setProperty("maxThreads", Integer.toString(THREADS)));
        new HubApplication().doors().customize(factory);
        return factory.getWebServer(
                context -> context.addServlet("door", new ClosedDoor()).addMapping("/*"));
    }

    private static final class ClosedDoor extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.getOutputStream().write("not authenticated".getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    @Test
    void withALengthThatNeverComes() throws Exception {
        assertNobodyIsHeldUp("Content-Length: 1000000\r\n\r\n");
    }

    @Test
    void withAChunkThatNeverEnds() throws Exception {
        assertNobodyIsHeldUp("Transfer-Encoding: chunked\r\n\r\n5");
    }

    @Test
    void whoSendsItWholeIsAnsweredAndKept() throws Exception {
        HttpResponse<String> answer = post(new byte[1_000_000]);
        assertThat(answer.body()).isEqualTo("not authenticated");
        assertThat(answer.headers().firstValue("Connection")).isEmpty();
    }

    private void assertNobodyIsHeldUp(String rest) throws Exception {
        List<Socket> halves = new ArrayList<>();
        try {
            for (int n = 0; n < 5 * THREADS; n++) {
                halves.add(half(rest));
            }
            assertThat(post(new byte[10]).statusCode()).isEqualTo(401);
            for (Socket half : halves) {
                assertThat(new String(half.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains(" 401 ", "Connection: close");
            }
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    private Socket half(String rest) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout((int) SOON.toMillis());
        socket.getOutputStream()
                .write(("POST /partners/500103/receipts HTTP/1.1\r\nHost: hub\r\n" + rest)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                        .timeout(SOON)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
