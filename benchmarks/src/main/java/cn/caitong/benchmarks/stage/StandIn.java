package cn.caitong.benchmarks.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A trading centre on a socket of its own that accepts every refund at once, in its own words, and keeps nothing. */
public final class StandIn implements AutoCloseable {
    static final String ACCEPTED = "mappings/dialects/cqyz/samples/wire/answer-refund-accepted.json";
    static final String SAMPLE = "CT-5b1f0c9a7d2e4386-1";

    private static final Pattern REFUND = field("REFUND_NO");
    private static final Pattern RECEIPT = field("RECEIPT_NO");
    private static final Pattern AMOUNT = field("REFUND_PAY");
    private static final String SAMPLE_AMOUNT = "12000.00";
    private static final int WAITING = 1_000;

    private final LongAdder accepted = new LongAdder();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String answer;
    private final Taken taken;

    /** Hears of a refund that was accepted. */
    @FunctionalInterface
    public interface Taken {
        void refund(String refundNo, String receiptNo);
    }

    public StandIn(Path home) throws IOException {
        this(home, (refund, receipt) -> {});
    }

    public StandIn(Path home, Taken taken) throws IOException {
        this.taken = taken;
        answer = Files.readString(home.resolve(ACCEPTED));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        server.setExecutor(threads);
        server.createContext("/", this::accept);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How many refunds it has accepted. */
    public long accepted() {
        return accepted.sum();
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream in = exchange.getRequestBody()) {
            String request = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher refund = REFUND.matcher(request);
            Matcher receipt = RECEIPT.matcher(request);
            Matcher amount = AMOUNT.matcher(request);
            if (!refund.find() || !receipt.find() || !amount.find()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            byte[] body = answer.replace(SAMPLE, refund.group(1))
                    .replace(SAMPLE_AMOUNT, amount.group(1))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            accepted.increment();
            taken.refund(refund.group(1), receipt.group(1));
        }
    }

    private static Pattern field(String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
