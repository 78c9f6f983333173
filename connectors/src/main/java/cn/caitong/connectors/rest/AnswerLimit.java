package cn.caitong.connectors.rest;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Bounds a whole exchange, from the request's first byte to the answer's last, in time and in size: a partner that drips its
 * answer, or writes without end, costs its own call and no more (P10). A socket's time-out bounds one read alone.
 */
final class AnswerLimit implements ExecChainHandler {
    /** An answer of this many bytes or more says nothing. */
    static final int TOO_LARGE = 1_048_577;

    private final Duration limit;
    private final ScheduledExecutorService alarms;

    AnswerLimit(Duration limit, ScheduledExecutorService alarms) {
        this.limit = limit;
        this.alarms = alarms;
    }

    /**
     * The connection stands already, its encryption too: an {@link SSLException} that comes from elsewhere than here is from
     * before anything left. When the time is up it is closed, which ends whatever waits on it. It serves one call:
     * what a partner left on it can never be read as the answer to another.
     */
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AtomicBoolean isLate = new AtomicBoolean();
        Runnable hangUp = () -> {
            isLate.set(true);
            scope.execRuntime.discardEndpoint();
        };
        Future<?> alarm = alarms.schedule(hangUp, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return whole(chain.proceed(request, scope));
        } catch (IOException | RuntimeException failed) {
            if (isLate.get()) { // the client minds in many ways that its connection goes from under it
                throw tooLate(failed);
            }
            if (failed
                    instanceof SSLException onceItStood) { // a server may refuse the hub's side after its own (TLS 1.3)
                throw new IOException("The connection broke: " + onceItStood.getMessage(), onceItStood);
            }
            throw failed;
        } finally {
            alarm.cancel(false);
            scope.execRuntime.discardEndpoint();
        }
    }

    /** Of an answer beyond the limit the rest is never read. */
    private static ClassicHttpResponse whole(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return response;
        }
        byte[] bytes = entity.getContent().readNBytes(TOO_LARGE);
        response.setEntity(new ByteArrayEntity(bytes, ContentType.parseLenient(entity.getContentType())));
        return response;
    }

    private IOException tooLate(Exception failed) {
        IOException late = new SocketTimeoutException("No whole answer within " + limit);
        late.initCause(failed);
        return late;
    }
}
