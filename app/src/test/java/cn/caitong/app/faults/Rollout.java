package cn.caitong.app.faults;

import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.Business;
import cn.caitong.app.kill.Business.Tender;
import cn.caitong.app.kill.HubProcess;
import cn.caitong.app.kill.HubsBooks;
import cn.caitong.app.kill.Judge;
import cn.caitong.app.kill.Town;
import cn.caitong.app.nodes.BrokerMain;
import cn.caitong.engine.store.DatabaseSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Hubs of several versions on one database and one broker, and a client that is led from one to the other. */
final class Rollout implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final LocalDate TERMINATED = LocalDate.of(2026, 3, 5);

    private final Path folder;
    private final Town town;
    private final Business business;
    private final DatabaseSettings database;
    private final HubProcess broker;
    private final List<Node> nodes = new ArrayList<>();

    Rollout(Path folder, DatabaseSettings database) throws IOException, InterruptedException {
        this.folder = folder;
        this.database = database;
        this.town = new Town(folder, InstantSource.system()).on(database);
        this.business = new Business(town);
        String port = freePort();
        broker = HubProcess.start(
                BrokerMain.class.getName(),
                List.of(),
                town,
                folder.resolve("broker.log"),
                port,
                folder.resolve("broker").toString());
        broker.await(PATIENCE, HubProcess.READY);
        town.environment()
                .putAll(Map.of(
                        "HUB_BROKER_URL", "tcp://127.0.0.1:" + port,
                        "HUB_BROKER_USER", BrokerMain.USER,
                        "HUB_BROKER_PASSWORD", BrokerMain.PASSWORD));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    /** Whether the database has this migration, by its file's name. */
    boolean knows(String file) {
        String script = Path.of(file).getFileName().toString();
        DriverManagerDataSource owner = new DriverManagerDataSource(
                database.url(), database.owner().user(), database.owner().password());
        return JdbcClient.create(owner)
                .sql("select exists (select from flyway_schema_history where script = ? and success)")
                .param(script)
                .query(Boolean.class)
                .single();
    }

    /** One process. */
    record Node(HubProcess process, URI address) {
        /** Ends it as an operator does. */
        void stop() throws InterruptedException {
            process.terminate();
        }
    }

    /** Starts a node of this version, which migrates if it knows more than the database. */
    Node start(String name, HubVersion version) throws IOException, InterruptedException {
        Path home = folder.resolve("home-" + name);
        Town.layOutHome(version.root(), home);
        town.environment().put("HUB_NODE", name);
        HubProcess process = HubProcess.ofVersion(
                version.classPath(),
                "cn.caitong.app.cli.Main",
                List.of("-Dhub.home=" + home),
                town,
                log(),
                "up",
                "--no-city");
        String said = process.await(PATIENCE, "hub · 采通");
        Node node = new Node(
                process, URI.create(said.substring(said.indexOf("http")).strip()));
        nodes.add(node);
        return node;
    }

    private Path log() {
        return folder.resolve("hub.log");
    }

    /** Tenders are opened, paid for and terminated by way of this node, and so many more refunds come out, of whichever. */
    void workThrough(Node node, int tenders) {
        town.hubIs(node.address());
        int before = town.centre.ledger().refunds().size();
        int receipts = town.client.receipts();
        for (int n = 0; n < tenders; n++) {
            Tender tender = business.open();
            business.terminate(tender, TERMINATED);
        }
        await("taken and refunded")
                .atMost(PATIENCE)
                .until(() -> town.client.receipts() >= receipts + 2 * tenders
                        && town.centre.ledger().refunds().size() >= before + tenders);
    }

    /** Waits until all is done, and answers with one line for each promise that was broken. */
    List<String> faultsAtTheEnd() throws IOException {
        Judge judge = new Judge(town, business);
        await(judge.missing()).atMost(PATIENCE).until(judge::isDone);
        List<String> faults = new ArrayList<>(judge.faults());
        faults.addAll(new HubsBooks(database, town.data()).faults(town.client.receiptsById()));
        return faults;
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(node -> node.process().kill());
        broker.kill();
        town.close();
        Files.copy(log(), Path.of("target", "rollout.log"), StandardCopyOption.REPLACE_EXISTING);
    }
}
