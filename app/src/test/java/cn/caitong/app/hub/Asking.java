package cn.caitong.app.hub;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Who asks a running hub about deposits, and what there is to be asked about. */
final class Asking {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String SUPPLIER_CODE = "91500103MA6100T03D";

    private static final Path WIRE = Path.of("../mappings/dialects/cqyz/samples/wire");

    private final RunningHub running;

    Asking(RunningHub running) {
        this.running = running;
    }

    /** Somebody with a token, and with the headers that say for whom they ask. */
    record Caller(String name, String token, List<String> headers) {}

    Caller partner(String id) throws Exception {
        return new Caller(id, running.hub.secrets().shownByPartner(id), List.of());
    }

    Caller operator() throws Exception {
        return new Caller("operator", running.hub.secrets().shownByOperator(), List.of());
    }

    Caller supplier(String code) throws Exception {
        return new Caller(
                "supplier " + code,
                application(),
                List.of("Acting-Role", "supplier", "Acting-Party", "CN-USCC:" + code));
    }

    Caller staff(String role, String districts) throws Exception {
        return new Caller(role, application(), List.of("Acting-Role", role, "Acting-Districts", districts));
    }

    private String application() throws Exception {
        return running.hub.secrets().shownByPartner("one-thing");
    }

    HttpResponse<String> ask(Caller caller, String path) throws Exception {
        return running.get(path, caller.token(), caller.headers().toArray(String[]::new));
    }

    void accepted(String partner, String message) throws Exception {
        HttpResponse<String> answer = running.post("/api/messages", partner, message);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** The sample supplier's money for a tender, taken by its case. */
    UUID received(String tender, String receipt) throws Exception {
        running.city
                .city()
                .centre("500103")
                .receive(Files.readString(WIRE.resolve("in-receipt.json"))
                        .replace("ocds-000000-CQ-2026-0103", tender)
                        .replace("YZ20260128000001", receipt));
        await().atMost(PATIENCE).until(() -> begun("500103:" + receipt));
        return id("select id from case_file where flow = 'deposit' and key = '500103:" + receipt + "'");
    }

    private boolean begun(String key) {
        String state = running.state("deposit", key);
        return !state.isEmpty() && !state.equals("new");
    }

    UUID id(String sql) {
        return running.jdbc().sql(sql).query(UUID.class).single();
    }
}
