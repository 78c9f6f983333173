package cn.caitong.connectors.rest;

import cn.caitong.engine.delivery.End;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;

/** What an exception says of a send: nothing left while there was no connection, and everything is possible once there was. */
public final class CallFailure {
    private CallFailure() {}

    public static End toEnd(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return isBeforeConnection(failure)
                ? new End.NotSent("no-connection")
                : new End.Unknown(failure.getClass().getSimpleName());
    }

    private static boolean isBeforeConnection(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof HttpHostConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }
}
