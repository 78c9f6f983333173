package cn.caitong.connectors.rest;

import cn.caitong.engine.delivery.End;
import cn.caitong.engine.store.Unspoken;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an exception says of a send: nothing left while there was no connection, and everything is possible once there was. Why
 * there was none is the partner's affair, or the network's, unless the hub itself had no call free.
 */
public final class CallFailure {
    private static final Logger LOG = LoggerFactory.getLogger(CallFailure.class);

    private CallFailure() {}

    public static End toEnd(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (failure instanceof NotWrittenException unmade) {
            LOG.error("A request to a partner could not be made; nothing left", Unspoken.of(unmade));
            return new End.NotSent("not-written");
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return new End.NotSent("no-call-free");
        }
        if (isBeforeConnection(failure)) {
            return End.NotSent.away("no-connection");
        }
        return new End.Unknown(failure instanceof SocketTimeoutException ? "no-answer-in-time" : "broken-off");
    }

    private static boolean isBeforeConnection(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof HttpHostConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                // once the request may leave, AnswerLimit hides these
                || failure instanceof SSLException;
    }
}
