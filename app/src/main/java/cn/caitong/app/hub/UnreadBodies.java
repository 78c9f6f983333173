package cn.caitong.app.hub;

import cn.caitong.engine.time.Ticker;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a thread go whose request was answered before its body was read. The server would read the rest of it first, as slowly
 * as it comes: whoever sends headers alone, without even a token, would hold all threads and shut the doors on everybody
 * (P6, P10). What has come, or comes at once, is still read, so that the answer is not lost with the connection.
 */
final class UnreadBodies extends ValveBase {
    private static final long PATIENCE = 250_000_000;
    private static final long A_MOMENT = 2_000_000;
    private static final int MOST = 2 * 1024 * 1024;

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
        } finally {
            if (!request.isAsync() && !isReadToItsEnd(request)) {
                response.setHeader("Connection", "close");
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** Of a body in chunks the next chunk's head may be waited for: none is begun. */
    private static boolean isReadToItsEnd(Request request) throws IOException {
        byte[] bin = new byte[8192];
        int read = 0;
        long from = Ticker.SYSTEM.nanos();
        while (!isRead(request)) {
            if (request.getContentLengthLong() < 0 || read > MOST || Ticker.SYSTEM.nanos() - from > PATIENCE) {
                return false;
            }
            if (hasCome(request)) {
                read += Math.max(0, request.getStream().read(bin));
            } else {
                LockSupport.parkNanos(A_MOMENT);
            }
        }
        return true;
    }

    private static boolean isRead(Request request) {
        AtomicBoolean isRead = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
        return isRead.get();
    }

    /** Asks the socket, without waiting for it. */
    private static boolean hasCome(Request request) {
        request.getCoyoteRequest().action(ActionCode.AVAILABLE, true);
        return request.getCoyoteRequest().getAvailable() > 0;
    }
}
