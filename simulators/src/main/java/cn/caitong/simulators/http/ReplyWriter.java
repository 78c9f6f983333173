package cn.caitong.simulators.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Puts replies on one connection, in the manner each asks for. */
final class ReplyWriter {
    private final OutputStream out;

    ReplyWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes it; false if the connection cannot be used any longer. */
    boolean write(Reply reply) throws IOException {
        byte[] wire = wire(reply.answer());
        switch (reply.manner()) {
            case PROPER -> out.write(wire);
            case TWICE -> {
                out.write(wire);
                out.write(wire);
            }
            case DRIP -> drip(wire, reply.pace());
            case TRUNCATED -> out.write(wire, 0, wire.length - (reply.answer().bytes().length + 1) / 2);
            case RESET -> {}
        }
        out.flush();
        return switch (reply.manner()) {
            case PROPER, TWICE, DRIP -> true;
            case TRUNCATED, RESET -> false;
        };
    }

    private void drip(byte[] wire, Duration pace) throws IOException {
        for (byte b : wire) {
            out.write(b);
            out.flush();
            LockSupport.parkNanos(pace.toNanos());
        }
    }

    private static byte[] wire(Answer answer) {
        var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" -\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.bytes().length).append("\r\n\r\n");
        var wire = new ByteArrayOutputStream();
        wire.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        wire.writeBytes(answer.bytes());
        return wire.toByteArray();
    }
}
