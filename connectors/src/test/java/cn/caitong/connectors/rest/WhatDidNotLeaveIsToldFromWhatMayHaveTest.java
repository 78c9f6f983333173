package cn.caitong.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
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
