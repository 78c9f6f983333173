package cn.caitong.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.LegalDays;
import cn.caitong.app.kill.Town;
import cn.caitong.app.papers.CaseRecords;
import cn.caitong.app.papers.ContractPapers;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.simulators.workbench.Workbench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two nodes, and invoices whose windows run in them. Purchasers object through the application, through their client over HTTP,
 * and through two other clients: one puts down files, one fills a queue.
 */
final class Windows implements AutoCloseable {
    static final String APPLICATION = "one-thing";
    static final String CLIENT = "ykz";
    /** Of this deployment: how long nothing may be handed in on the last day. */
    static final Duration AWAY_ALLOWED = Duration.ofSeconds(2);
    /** Of this deployment: how long a transaction may be silent. */
    static final Duration SILENCE = Duration.ofSeconds(6);

    /** Of this deployment: how long a transaction may last, such as one whose node is stopped in the middle of a statement. */
    private static final Duration TRANSACTION = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration A_WHILE = Duration.ofMinutes(20);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    final Pair pair;
    final CaseRecords records;
    final FilingClient files;
    final QueueingClient queue;
    private final Workbench workbench;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int contracts;
    private int invoices;

    Windows(Path folder) throws IOException, InterruptedException {
        List<Integer> port = new ArrayList<>();
        List<Workbench> opened = new ArrayList<>();
        pair = new Pair(folder, town -> {
            opened.add(openWorkbench(town, folder.resolve(CLIENT)));
            port.add(FilingClient.describe(town));
            QueueingClient.describe(town);
            configure(town);
        });
        workbench = opened.getFirst();
        records = new CaseRecords(pair.jdbc());
        files = FilingClient.open(pair, folder.resolve(FilingClient.ID), port.getFirst());
        queue = QueueingClient.open(pair);
    }

    private Workbench openWorkbench(Town town, Path folder) throws IOException {
        Path descriptor = Path.of("config/partners/ykz.yaml");
        Path copy = Files.copy(HOME.resolve(descriptor), town.home().resolve(descriptor));
        Pair.rewrite(copy, "(lease|settle): .*", "$1: PT16S");
        Pair.rewrite(copy, "answerTimeout: .*", "answerTimeout: PT3S");
        Pair.rewrite(copy, "backoff: .*", "backoff: { first: PT0.5S, longest: PT2S, shortest: PT0.5S }");
        town.drawTokens(CLIENT);
        Workbench bench = new Workbench(
                CLIENT, folder, "127.0.0.1", 0, Town.hubToken(CLIENT), Town.token(CLIENT), new LegalDays());
        town.environment().put("HUB_PARTNER_YKZ_URL", bench.address().toString());
        return bench;
    }

    private static void configure(Town town) throws IOException {
        Path policies = town.home().resolve("config/policies");
        Pair.rewrite(policies.resolve("silence.yaml"), "awayAllowed: .*", "awayAllowed: " + AWAY_ALLOWED);
        town.environment().put("HUB_DATABASE_SILENCE_LIMIT", SILENCE.toString());
        town.environment().put("HUB_DATABASE_TRANSACTION_LIMIT", TRANSACTION.toString());
    }

    /** A contract and so many invoices under it, pushed and delivered. */
    List<InvoicePapers> open(int count) {
        int number = ++contracts;
        ContractPapers contract =
                new ContractPapers("HT-%d".formatted(number), "T-%d".formatted(number), TODAY, "8000000.00");
        for (String paper : List.of(contract.tenderRegistered(), contract.awarded(), contract.registered())) {
            accepted(pair.one.address(), APPLICATION, paper);
        }
        List<InvoicePapers> opened = IntStream.range(0, count)
                .mapToObj(any -> new InvoicePapers(contract, "265020000000%08d".formatted(++invoices)))
                .toList();
        for (InvoicePapers invoice : opened) {
            submit(invoice);
        }
        pair.until("their windows run", () -> opened.stream().allMatch(each -> is(each, "window")));
        return opened;
    }

    void submit(InvoicePapers invoice) {
        accepted(pair.one.address(), APPLICATION, invoice.submitted("prepaid"));
    }

    private void accepted(URI node, String partner, String message) {
        HttpResponse<String> answer = say(node, partner, message);
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** A message in the canonical form. */
    HttpResponse<String> say(URI node, String partner, String message) {
        return post(node.resolve("/api/messages"), Town.token(partner), message, "");
    }

    /** An objection in the client's own words. */
    HttpResponse<String> sayAtTheClient(URI node, InvoicePapers invoice, String objection) {
        return post(
                node.resolve("/partners/ykz/objections"),
                Town.token(CLIENT),
                invoice.objectedAtTheClient(objection),
                "YKZ-" + objection);
    }

    /** An operator settles the one thing that is parked, in this way and in these words; what they are answered. */
    int settle(URI node, String way, String words) throws IOException {
        long item = pair.jdbc()
                .sql("select id from parked where resolved_at is null")
                .query(Long.class)
                .single();
        String path = "/api/parked/%d/%s?resolution=%s".formatted(item, way, words.replace(' ', '+'));
        String token = Files.readString(pair.town.data().resolve("secrets/operators/operator.token"))
                .strip();
        return post(node.resolve(path), token, "", "").statusCode();
    }

    private HttpResponse<String> post(URI to, String token, String body, String requestId) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", requestId)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("no answer to " + to, failed);
        }
    }

    Instant now() {
        return pair.legalTime.now();
    }

    void at(Instant time) {
        pair.legalTime.advanceTo(time);
    }

    boolean is(InvoicePapers invoice, String state) {
        return pair.count(
                        "select count(*) from case_file where flow = 'claim' and key = ? and state = ?",
                        invoice.number(),
                        state)
                == 1;
    }

    /** Whether what a file or a queue brought about it is on disk. */
    boolean hasBeenObjectedTo(InvoicePapers invoice) {
        return pair.count(
                        "select count(*) from message m join case_file c on c.id = m.case_id where c.flow = 'claim'"
                                + " and c.key = ? and m.type = 'objection.raised.v1'",
                        invoice.number())
                == 1;
    }

    /** When its window ends. */
    Instant cutOff(InvoicePapers invoice) {
        return pair.jdbc()
                .sql("select due_at from obligation o join case_file c on c.id = o.case_id where c.flow = 'claim'"
                        + " and c.key = ? and o.clause = 'C36'")
                .param(invoice.number())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Lets time go on until each of them is confirmed or objected to: what was not known is asked again later. */
    void untilDecided(List<InvoicePapers> invoices) {
        await("each is decided")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(400))
                .untilAsserted(() -> {
                    at(now().plus(A_WHILE));
                    for (InvoicePapers each : invoices) {
                        assertThat(is(each, "confirmed") || is(each, "objected"))
                                .as("%s: %s", each.number(), records.reasons("claim", each.number()))
                                .isTrue();
                    }
                });
    }

    long times(InvoicePapers invoice, String reason) {
        return records.decisions("claim", invoice.number(), reason).size();
    }

    /** How many tasks to pay it its purchaser was given; the same one may be told again. */
    long toldToPay(InvoicePapers invoice) {
        return pair.town.board.tasks().stream()
                .map(CaseRecords::read)
                .filter(message -> message.at("/data/kind").asText().equals("start-payment"))
                .filter(message -> message.at("/data/claim/invoice").asText().equals(invoice.number()))
                .map(message -> message.at("/data/taskId").asText())
                .distinct()
                .count();
    }

    @Override
    public void close() throws IOException {
        queue.close();
        files.close();
        pair.close();
        workbench.close();
        http.close();
    }
}
