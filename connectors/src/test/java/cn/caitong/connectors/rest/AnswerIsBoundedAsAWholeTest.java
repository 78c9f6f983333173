package cn.caitong.connectors.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.delivery.End;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of one connection: an exchange that did not give it back would stop the next one. */
@Tag("unit")
@Timeout(60)
class AnswerIsBoundedAsAWholeTest {
    private static final Duration LIMIT = Duration.ofMillis(400);
    /** Where it is not the limit that ends a call. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    private ServerSocket server;
    private CloseableHttpClient client;

    /** What the other side writes on a connection, once it has been asked. */
    private interface Manner {
        void write(OutputStream out) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        pool.setMaxTotal(1);
        client = bounded(AMPLE);
    }

    private CloseableHttpClient bounded(Duration limit) {
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setConnectionManagerShared(true)
                .disableAutomaticRetries()
                .addExecInterceptorLast("limit", new AnswerLimit(limit, alarms))
                .build();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        pool.close();
        server.close();
        alarms.shutdownNow();
    }

    @Test
    void aGoodAnswerComesThroughAndTheConnectionIsGivenBack() throws Exception {
        serve(out -> out.write(answer("ok")));
        for (int i = 0; i < 3; i++) {
            assertThat(call()).isEqualTo("ok");
        }
        assertThat(pool.getTotalStats().getLeased()).isZero();
    }

    @Test
    void whatIsLeftOnAConnectionIsNotTheNextCallsAnswer() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        serve(out -> {
            out.write(answer("call " + calls.incrementAndGet()));
            out.write(answer("a second answer to the same call"));
        });
        assertThat(call()).isEqualTo("call 1");
        assertThat(call()).isEqualTo("call 2");
    }

    @Test
    void anAnswerThatDripsIsCutOffAtTheLimit() {
        serve(out -> drip(out, answer("x".repeat(400))));
        client = bounded(LIMIT);
        assertTooLate();
        assertTooLate();
    }

    @Test
    void soIsOneWhoseHeadersDrip() {
        serve(out -> drip(out, ("HTTP/1.1 200 OK\r\nX-Slow: " + "y".repeat(400)).getBytes(US_ASCII)));
        client = bounded(LIMIT);
        assertTooLate();
        assertTooLate();
    }

    @Test
    void soIsSilence() {
        serve(out -> LockSupport.parkNanos(Duration.ofSeconds(5).toNanos()));
        client = bounded(LIMIT);
        assertTooLate();
        assertTooLate();
    }

    @Test
    void soIsARequestWhoseTimeIsUpBeforeItLeft() {
        serve(out -> LockSupport.parkNanos(Duration.ofSeconds(5).toNanos()));
        client = bounded(Duration.ZERO);
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(this::call).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void ofAnAnswerWithoutEndOnlyTheLimitIsRead() throws Exception {
        serve(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });
        for (int i = 0; i < 2; i++) {
            assertThat(call()).hasSize(AnswerLimit.TOO_LARGE);
        }
    }

    @Test
    void anAnswerThatBreaksOffGivesItsConnectionBackToo() {
        serve(out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(US_ASCII)));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::call)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
        assertThat(pool.getTotalStats().getLeased()).isZero();
    }

    /** What fails while the connection is made has not left; once it stands, a refusal of it says nothing of the request. */
    @Test
    void encryptionThatFailsIsToldFromEncryptionThatBreaks() throws Exception {
        SSLContext withoutCertificate = SSLContext.getInstance("TLS");
        withoutCertificate.init(null, null, null);
        server.close();
        server =
                withoutCertificate.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serve(out -> out.write(answer("never")));
        HttpPost post = new HttpPost("https://127.0.0.1:" + server.getLocalPort() + "/");
        assertThatThrownBy(() -> client.executeOpen(null, post, null))
                .isInstanceOf(SSLException.class)
                .satisfies(failed ->
                        assertThat(CallFailure.toEnd((Exception) failed)).isEqualTo(End.NotSent.away("no-connection")));
        client = HttpClients.custom()
                .setConnectionManager(pool)
                .setConnectionManagerShared(true)
                .disableAutomaticRetries()
                .addExecInterceptorLast("limit", new AnswerLimit(AMPLE, alarms))
                .addExecInterceptorLast("alert", (request, scope, chain) -> {
                    throw new SSLHandshakeException("Received fatal alert: bad_certificate");
                })
                .build();
        server.close();
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serve(out -> out.write(answer("never")));
        assertThatThrownBy(this::call)
                .isNotInstanceOf(SSLException.class)
                .satisfies(failed ->
                        assertThat(CallFailure.toEnd((Exception) failed)).isEqualTo(new End.Unknown("broken-off")));
    }

    /** Whoever hangs up gives the connection back, and may still be about it when the call has ended. */
    private void assertTooLate() {
        assertThatThrownBy(this::call)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining(LIMIT.toString());
        while (pool.getTotalStats().getLeased() > 0) {
            Thread.onSpinWait();
        }
    }

    private String call() throws IOException, HttpException {
        // left open, as a caller may who has read it to its end
        HttpPost post = new HttpPost("http://127.0.0.1:" + server.getLocalPort() + "/");
        ClassicHttpResponse response = client.executeOpen(null, post, null);
        return EntityUtils.toString(response.getEntity());
    }

    private void serve(Manner manner) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket guest = server.accept();
                    Thread.ofPlatform().daemon().start(() -> answer(guest, manner));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    /** The request is read as far as it comes in one piece; it has no body. */
    private static void answer(Socket guest, Manner manner) {
        try (guest) {
            assertThat(guest.getInputStream().read(new byte[4096])).isPositive();
            manner.write(guest.getOutputStream());
        } catch (IOException gone) {
            // the hub has hung up, which is what the test is about
        }
    }

    private static void drip(OutputStream out, byte[] bytes) throws IOException {
        for (byte one : bytes) {
            out.write(one);
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static byte[] answer(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII);
    }
}
