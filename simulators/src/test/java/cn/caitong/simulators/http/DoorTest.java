package cn.caitong.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class DoorTest {
    private static final String HELLO = "POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
    private static final Answer YES = Answer.json(200, "{\"a\":1}");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Reply reply = Reply.proper(YES);
    private final Door door = new Door("127.0.0.1", 0, this::hear);

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void oneConnectionCarriesSeveralCalls() throws IOException {
        assertThat(say(HELLO + HELLO)).containsSubsequence("HTTP/1.1 200", "{\"a\":1}", "HTTP/1.1 200", "{\"a\":1}");
        assertThat(heard).containsExactly("POST /a {}", "POST /a {}");
    }

    @Test
    void aBodyInChunksIsPutTogether() throws IOException {
        say("POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\n\r\n");

        assertThat(heard).containsExactly("POST /b {\"a\":1}");
    }

    @Test
    void whatIsNotHttpGetsNoAnswer() throws IOException {
        assertThat(say("hello\r\n\r\n")).isEmpty();
        assertThat(say("POST / HTTP/1.1\r\nnonsense\r\n\r\n")).isEmpty();
        assertThat(say("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")).isEmpty();
        assertThat(say("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")).isEmpty();
        assertThat(say("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf")).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void anAnswerCanStandTwiceOnTheWire() throws IOException {
        reply = Reply.of(YES, Reply.Manner.TWICE);

        assertThat(say(HELLO).split("HTTP/1.1 200", -1)).hasSize(3);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aTruncatedAnswerAnnouncesMoreThanItBrings() throws IOException {
        reply = Reply.of(YES, Reply.Manner.TRUNCATED);

        assertThat(say(HELLO)).contains("Content-Length: 7\r\n").endsWith("\r\n\r\n{\"a");
    }

    @Test
    void aDrippingAnswerIsWholeInTheEnd() throws IOException {
        reply = new Reply(YES, Reply.Manner.DRIP, Duration.ofMillis(1));

        assertThat(say(HELLO)).endsWith("{\"a\":1}");
    }

    @Test
    void aResetIsSeenAsAReset() throws IOException {
        reply = Reply.of(YES, Reply.Manner.RESET);

        try (var wire = new Wire(door.address())) {
            wire.send(HELLO);
            assertThatThrownBy(wire::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void aShutDoorRefusesAndResetsAndOpensOnTheSamePort() throws IOException {
        var before = door.address();
        try (var guest = new Wire(before)) {
            guest.send(HELLO);
            assertThat(guest.read()).isEqualTo('H');
            door.shut();
            assertThatThrownBy(() -> new Wire(before)).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> readOn(guest)).isInstanceOf(SocketException.class);
        }

        door.open();
        door.open();

        assertThat(door.address()).isEqualTo(before);
        assertThat(say(HELLO)).contains("HTTP/1.1 200");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int taken = door.address().getPort();

        assertThatThrownBy(() -> new Door("127.0.0.1", taken, this::hear)).hasMessageContaining(String.valueOf(taken));
    }

    private static void readOn(Wire guest) throws IOException {
        for (int b = guest.read(); b >= 0; b = guest.read()) {
            assertThat(b).isNotNegative();
        }
        throw new SocketException("ended instead of being reset");
    }

    private String say(String text) throws IOException {
        try (var wire = new Wire(door.address())) {
            return wire.send(text).all();
        }
    }

    private Reply hear(Request request) {
        heard.add(request.method() + " " + request.path() + " " + request.text());
        return reply;
    }
}
