package cn.caitong.app.kill;

import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.Business.Tender;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code hub up} in a process of its own, with tenders opened, paid for and terminated all the time while something is done to
 * what it stands on. It is never started again: whatever happens it must come back by itself.
 */
public final class HubUnderLoad implements AutoCloseable {
    private static final String MAIN = "cn.caitong.app.cli.Main";
    private static final String ADDRESS = "hub · 采通";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Between two tenders, each of five messages in and three refunds out. */
    private static final Duration PACE = Duration.ofMillis(100);
    /** A slow machine gets less to do instead of a long queue. */
    private static final int MOST_IN_FLIGHT = 24;
    /** Long past, so that each clock is due as soon as it is opened. */
    private static final LocalDate TERMINATED = LocalDate.of(2026, 3, 5);

    private final Path folder;
    private final Town town;
    private final Business business;
    private final HubProcess hub;
    private final Path data;
    private final DatabaseSettings database;
    private final Thread load = Thread.ofPlatform().daemon().unstarted(this::work);
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean resting;

    private HubUnderLoad(Path folder, Town town, Optional<Integer> megabytes, Optional<DatabaseSettings> external)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.town = town;
        this.business = new Business(town);
        List<String> behind =
                megabytes.map(most -> SmallDisk.command(town.data(), most)).orElse(List.of());
        hub = HubProcess.start(
                behind, MAIN, List.of("-Dhub.home=" + town.home()), town, folder.resolve("hub.log"), "up", "--no-city");
        data = behind.isEmpty() ? town.data() : Path.of("/proc/" + hub.pid() + "/root" + town.data());
        try {
            town.hubIs(URI.create(
                    hub.await(PATIENCE, ADDRESS).substring(ADDRESS.length()).strip()));
            database = external.isPresent()
                    ? external.get()
                    : EmbeddedDatabase.running(data.resolve("postgres")).orElseThrow();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
        load.start();
    }

    /** With everything embedded, in a folder. */
    public static HubUnderLoad embedded(Path folder) throws IOException, InterruptedException {
        return new HubUnderLoad(folder, new Town(folder, InstantSource.system()), Optional.empty(), Optional.empty());
    }

    /** On a database that is reached by these settings, and judged by itself. */
    public static HubUnderLoad on(DatabaseSettings reached, DatabaseSettings itself, Path folder)
            throws IOException, InterruptedException {
        Town town = new Town(folder, InstantSource.system()).on(reached);
        return new HubUnderLoad(folder, town, Optional.empty(), Optional.of(itself));
    }

    /** With everything embedded, all of it on a file system of its own that holds no more than so much. */
    public static HubUnderLoad onSmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
        return new HubUnderLoad(
                folder, new Town(folder, InstantSource.system()), Optional.of(megabytes), Optional.empty());
    }

    private void work() {
        while (!resting) {
            if (opened.get() - refunds() < MOST_IN_FLIGHT) {
                begin();
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    /** One more tender, however much is under way. */
    public synchronized void begin() {
        Tender tender = business.open();
        business.terminate(tender, TERMINATED);
        opened.addAndGet(tender.receipts().size());
    }

    /** One more tender if the client has nothing left to ask for. */
    public void keepAsking() {
        if (town.client.isDone()) {
            begin();
        }
    }

    /** The hub's own data folder, as it sees it: its process may have a file system that others do not see. */
    public Path data() {
        return data;
    }

    /** The database itself, whatever lies between it and the hub. */
    public DatabaseSettings database() {
        return database;
    }

    public int receipts() {
        return town.client.receipts();
    }

    public int refunds() {
        return town.centre.ledger().refunds().size();
    }

    /** The answers that asked the client to come again. */
    public List<HttpResponse<String>> turnedAway() {
        return town.client.turnedAway();
    }

    /** Waits until so many more messages were taken and refunds issued than until now. */
    public void awaitMore(int messages, int refunded) {
        int taken = receipts() + messages;
        int paid = refunds() + refunded;
        until("goes on", () -> receipts() >= taken && refunds() >= paid);
    }

    /** Waits for something within everybody's patience. */
    public void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    /** No new work; waits until all that was begun is done, and answers with one line for each promise that was broken. */
    public List<String> faultsAtTheEnd() throws IOException, InterruptedException {
        resting = true;
        load.join();
        Judge judge = new Judge(town, business);
        await(judge.missing())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(judge::isDone);
        List<String> faults = new ArrayList<>(judge.faults());
        faults.addAll(new HubsBooks(database, data).faults(town.client.receiptsById()));
        return faults;
    }

    /** Ends the hub, and keeps what it said for whoever looks for a fault. */
    @Override
    public void close() throws IOException {
        resting = true;
        try {
            hub.terminate();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            hub.kill();
            town.close();
            Files.copy(
                    folder.resolve("hub.log"),
                    Path.of("target", "hub-under-load.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
