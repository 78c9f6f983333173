package cn.caitong.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.End;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P3: without a connection nothing left; with one, everything is possible. */
@Tag("unit")
class WhatDidNotLeaveIsToldFromWhatMayHaveTest {
    static Stream<Exception> beforeAConnection() {
        return Stream.of(
                new ConnectException("refused"),
                new ConnectTimeoutException("nobody there"),
                new NoRouteToHostException("no route"),
                new UnknownHostException("no such host"),
                new SSLHandshakeException("a certificate that nobody knows"));
    }

    static Stream<Exception> onAConnection() {
        return Stream.of(
                new SocketException("reset"),
                new ConnectionClosedException("premature end"),
                new NoHttpResponseException("closed without an answer"),
                new IOException("anything else"),
                new IllegalStateException("a fault of ours, after the call perhaps"));
    }

    @ParameterizedTest
    @MethodSource("beforeAConnection")
    void nothingLeft(Exception failure) {
        assertThat(CallFailure.toEnd(failure)).isEqualTo(End.NotSent.away("no-connection"));
    }

    @Test
    void thatAllCallsAreBusyIsNoFaultOfThePartners() {
        assertThat(CallFailure.toEnd(new ConnectionRequestTimeoutException("all calls are busy")))
                .isEqualTo(new End.NotSent("no-call-free"));
    }

    /** A token that cannot be read, a path that its dialect does not make any more. */
    @Test
    void whatCouldNotBeMadeDidNotLeave() {
        Partners nobody = new Partners(List.of());
        PartnerCall call = new PartnerCall(
                new PartnerSpeech(nobody, new Dialects(Path.of("none"), nobody)),
                new AnswerReader(nobody, new Dialects(Path.of("none"), nobody)),
                new Credentials(Path.of("none"), nobody));
        Exchange exchange = CallToNobody.exchange();
        NotWrittenException unmade = catchThrowableOfType(NotWrittenException.class, () -> call.toRequest(exchange));
        assertThat(CallFailure.toEnd(unmade)).isEqualTo(new End.NotSent("not-written"));
    }

    @ParameterizedTest
    @MethodSource("onAConnection")
    void itMayHaveArrived(Exception failure) {
        assertThat(CallFailure.toEnd(failure)).isEqualTo(new End.Unknown("broken-off"));
    }

    @Test
    void soMayWhatWasNotAnsweredInTime() {
        assertThat(CallFailure.toEnd(new SocketTimeoutException("no whole answer")))
                .isEqualTo(new End.Unknown("no-answer-in-time"));
    }
}
