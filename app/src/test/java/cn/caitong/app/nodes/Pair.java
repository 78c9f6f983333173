package cn.caitong.app.nodes;

import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.Business;
import cn.caitong.app.kill.Findings;
import cn.caitong.app.kill.HubProcess;
import cn.caitong.app.kill.HubsBooks;
import cn.caitong.app.kill.Judge;
import cn.caitong.app.kill.LegalDays;
import cn.caitong.app.kill.Town;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceExport;
import cn.caitong.engine.evidence.EvidenceExport.Viewer;
import cn.caitong.engine.evidence.EvidenceVerifier;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes, their database, their broker and their partners. Leases and limits are seconds; what is tested is that they hold,
 * not how long they are.
 */
final class Pair implements AutoCloseable {
    static final String FILES = "500229";
    /** A lease of a send, as this deployment has it. */
    private static final Duration SEND_LEASE = Duration.ofSeconds(20);
    /** How long a sender waits for its answer; what is kept for {@link #KEPT} comes within it. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(9);
    /** So long a partner may keep an answer: time enough for a slow machine to stop whoever waits for it. */
    static final Duration KEPT = Duration.ofMillis(8500);
    /** The lease of a folder. */
    private static final Duration FOLDER_LEASE = Duration.ofSeconds(6);
    /** The limit of silence, as this deployment has it. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRETS = "secrets";
    private static final Set<String> PLAYED =
            Set.of(Town.CENTRE + ".yaml", FILES + ".yaml", "one-thing.yaml", "portal.yaml");

    final LegalDays days = new LegalDays();
    final Town town;
    final Business business;
    final Judge judge;
    final SftpCentre files;
    final Node one;
    final Node two;
    HubProcess broker;
    private final Path folder;
    final TestDatabase database = new TestDatabase();
    final LegalTime legalTime = new LegalTime(database.transactions());
    private final String brokerPort = Integer.toString(freePort());

    /** One of the two; its name is what rows know it by. */
    record Node(String name, HubProcess process, URI address) {}

    /** Puts more into a town before its nodes start. */
    interface Furnishing {
        void furnish(Town town) throws IOException;
    }

    Pair(Path folder) throws IOException, InterruptedException {
        this(folder, town -> {});
    }

    /** With more partners, or other limits. */
    Pair(Path folder, Furnishing furnishing) throws IOException, InterruptedException {
        this.folder = folder;
        legalTime.beginAt(days.instant());
        town = new Town(folder, days).on(database.settings());
        business = new Business(town);
        judge = new Judge(town, business);
        int filePort = freePort();
        town.environment()
                .putAll(Map.of(
                        "HUB_DATABASE_SILENCE_LIMIT",
                        SILENCE.toString(),
                        "HUB_BROKER_URL",
                        "tcp://127.0.0.1:" + brokerPort,
                        "HUB_BROKER_USER",
                        BrokerMain.USER,
                        "HUB_BROKER_PASSWORD",
                        BrokerMain.PASSWORD,
                        "HUB_PARTNER_%s_URL".formatted(FILES),
                        "sftp://localhost:" + filePort));
        adapt();
        furnishing.furnish(town);
        broker = startBroker();
        one = node("one");
        two = node("two");
        files = openFiles(filePort);
        town.hubIs(one.address());
    }

    /** Only partners that somebody plays here; leases that leave time to stop somebody in the middle. */
    private void adapt() throws IOException {
        Path partners = town.home().resolve("config/partners");
        try (Stream<Path> descriptors = Files.list(partners)) {
            for (Path descriptor : descriptors.toList()) {
                if (!PLAYED.contains(descriptor.getFileName().toString())) {
                    Files.delete(descriptor);
                }
            }
        }
        rewrite(partners.resolve(Town.CENTRE + ".yaml"), "lease: .*", "lease: " + SEND_LEASE);
        rewrite(partners.resolve(Town.CENTRE + ".yaml"), "answerTimeout: .*", "answerTimeout: " + ANSWER_TIMEOUT);
        rewrite(partners.resolve(FILES + ".yaml"), "lease: .*", "lease: " + FOLDER_LEASE);
        rewrite(partners.resolve(FILES + ".yaml"), "poll: .*", "poll: PT0.3S");
    }

    static void rewrite(Path file, String pattern, String replacement) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll(pattern, replacement));
    }

    HubProcess startBroker() throws IOException, InterruptedException {
        HubProcess started = HubProcess.start(
                BrokerMain.class.getName(),
                List.of("-Xmx256m"),
                town,
                folder.resolve("broker.log"),
                brokerPort,
                journal().toString());
        started.await(PATIENCE, HubProcess.READY);
        return started;
    }

    int brokerPort() {
        return Integer.parseInt(brokerPort);
    }

    Path journal() {
        return folder.resolve("broker");
    }

    private Node node(String name) throws IOException, InterruptedException {
        HubProcess process = HubProcess.start(
                NodeMain.class.getName(),
                List.of("-Xmx512m"),
                town,
                folder.resolve("node-" + name + ".log"),
                town.home().toString(),
                name);
        String ready = process.await(PATIENCE, HubProcess.READY);
        return new Node(name, process, URI.create(ready.substring(HubProcess.READY.length())));
    }

    /** With the secrets that the first node drew. */
    private SftpCentre openFiles(int port) throws IOException {
        Path key = town.data().resolve(SECRETS).resolve(FILES + ".sftp.hostkey");
        SftpSettings settings = SftpSettings.lively(FILES, FileDialect.CQCK, "caitong", passwordAt(FILES), key);
        return SftpCentre.open(settings.onPort(port), folder.resolve(FILES), days);
    }

    /** What the nodes show at a partner's server. */
    String passwordAt(String partner) throws IOException {
        return Files.readString(town.data().resolve(SECRETS).resolve(partner + ".sftp.password"))
                .strip();
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    /** The next working morning. */
    void nextDay() {
        days.goOn();
        legalTime.advanceTo(days.morning());
    }

    Node named(String name) {
        return one.name().equals(name) ? one : two;
    }

    Node other(Node node) {
        return named(node.name().equals(one.name()) ? two.name() : one.name());
    }

    /** Waits for it; if it does not come, where the nodes' threads are is in {@code target/node-….threads}. */
    void until(String what, Callable<Boolean> condition) {
        try {
            await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
        } catch (ConditionTimeoutException late) {
            for (Node node : List.of(one, two)) {
                try {
                    node.process().writeThreads(Path.of("target", "node-" + node.name() + ".threads"));
                } catch (IOException | InterruptedException untold) {
                    late.addSuppressed(untold);
                }
            }
            throw late;
        }
    }

    /** All that was sent has its receipt, and has become a case. */
    void awaitKnown() {
        until(
                "everything is known",
                () -> town.client.isDone()
                        && town.centre.ledger().unsent().isEmpty()
                        && count("select count(*) from inbox where state = 'pending'") == 0);
    }

    long count(String sql, Object... parameters) {
        return jdbc().sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    /** Once all is done: one line for each promise that was broken, by the books of others, by the evidence and by the nodes' own word. */
    List<String> faults() throws IOException {
        until("every deposit is back", judge::isDone);
        awaitKnown();
        List<String> faults = new ArrayList<>(judge.faults());
        jdbc().sql(HubsBooks.LEFT_TO_PERSONS)
                .query(String.class)
                .list()
                .forEach(parked -> faults.add("parked: " + parked));
        jdbc().sql("select stopped_why from legal_clock where firing = 'stopped'")
                .query(String.class)
                .list()
                .forEach(why -> faults.add("no clock fires: " + why));
        faults.addAll(unsoundEvidence());
        return faults;
    }

    private List<String> unsoundEvidence() throws IOException {
        until("everything is sealed", () -> count("select count(*) from evidence_unsealed") == 0);
        Path keys = town.data().resolve("keys");
        EvidenceVerifier verifier =
                new EvidenceVerifier(Sm2PublicKey.readPem(Files.readString(keys.resolve(SigningKeys.PUBLIC_KEYS))));
        EvidenceExport export = new EvidenceExport(
                database.transactions(), legalTime, SigningKeys.existingIn(keys).orElseThrow());
        List<String> faults = new ArrayList<>();
        for (UUID id : jdbc().sql("select id from case_file").query(UUID.class).list()) {
            verifier.verify(export.of(id, Viewer.AUDIT).orElseThrow(), null).findings().stream()
                    .filter(finding -> finding.code().isFault())
                    .forEach(finding -> faults.add("evidence of " + id + ": " + finding.message()));
        }
        return faults;
    }

    String findings() {
        return Findings.of(jdbc());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        one.process().kill();
        two.process().kill();
        broker.kill();
        files.close();
        town.close();
        database.close();
        for (String log : List.of("node-one.log", "node-two.log", "broker.log")) {
            Files.copy(folder.resolve(log), Path.of("target", log), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
