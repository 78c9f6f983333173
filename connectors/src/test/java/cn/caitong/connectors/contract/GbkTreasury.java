package cn.caitong.connectors.contract;

import cn.caitong.engine.crypto.Bytes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes every application, keeps each call's own bytes, and may answer in another encoding than was agreed. */
final class GbkTreasury implements AutoCloseable {
    static final Charset GBK = Charset.forName("GBK");

    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "czzf", "samples", "wire");
    private static final Pattern OPERATION = Pattern.compile("<(PaymentApplication|ApplicationQuery)\\b");
    private static final Pattern ID = Pattern.compile("<(?:Id|VoucherBillNo)>([^<]+)<");

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Slip> slips = new ConcurrentHashMap<>();

    /** What is wrong with the first answer about an application. */
    enum Slip {
        /** Declaration, content type and bytes. */
        IN_UTF8,
        /** The content type alone. */
        SAYS_UTF8
    }

    record Call(Map<String, List<String>> headers, Bytes body, String operation, String id) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    GbkTreasury() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/services/payment", this::handle);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void slips(String id, Slip slip) {
        slips.put(id, slip);
    }

    List<Call> calls(String id) {
        return calls.stream().filter(call -> call.id().equals(id)).toList();
    }

    static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name + ".xml"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text = new String(body, GBK);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        Call call = new Call(headers, Bytes.of(body), found(OPERATION, text), found(ID, text));
        calls.add(call);
        boolean isQuery = call.operation().equals("ApplicationQuery");
        String answer = new String(sample(isQuery ? "answer-query-accepted" : "answer-taken"), GBK)
                .replace("CT-7c1e5a0b9d3f2468-1", call.id());
        Slip slip = slips.remove(call.id());
        boolean isUtf8 = slip == Slip.IN_UTF8;
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=" + (slip == null ? "GBK" : "UTF-8"));
        byte[] bytes = isUtf8 ? answer.replace("GBK", "UTF-8").getBytes(StandardCharsets.UTF_8) : answer.getBytes(GBK);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
