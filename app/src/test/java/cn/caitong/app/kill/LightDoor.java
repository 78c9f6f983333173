package cn.caitong.app.kill;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Reply;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** The hub's two ways in, {@code /api/messages} and {@code /partners/<id>/<channel>}, on the JDK's own server. */
final class LightDoor {
    private final Reception reception;
    private final HttpServer server;

    LightDoor(Reception reception) throws IOException {
        this.reception = reception;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            Reply reply = reception.receive(incoming(exchange));
            byte[] body = reply.body().array();
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            reply.retryAfter()
                    .ifPresent(wait -> exchange.getResponseHeaders()
                            .set("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
            exchange.sendResponseHeaders(reply.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Incoming incoming(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean partners = path.length == 4 && path[1].equals("partners");
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Incoming(
                partners ? Optional.of(path[2]) : Optional.empty(),
                partners ? path[3] : "",
                headers.get("authorization"),
                headers.get("content-type"),
                headers,
                exchange.getRequestBody());
    }
}
