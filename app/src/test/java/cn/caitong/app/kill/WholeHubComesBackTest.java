package cn.caitong.app.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.Business.Tender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub up} as people run it, with everything embedded: killed, killed with its database, stopped, and started twice. */
@Tag("system")
class WholeHubComesBackTest {
    private static final String MAIN = "cn.caitong.app.cli.Main";
    private static final String ADDRESS = "hub · 采通";
    /** Long past, so that each clock is due as soon as it is opened. */
    private static final LocalDate TERMINATED = LocalDate.of(2026, 3, 5);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder = Path.of("given by JUnit");

    private static Optional<Town> town = Optional.empty();
    private static Optional<HubProcess> hub = Optional.empty();
    private static Optional<Business> business = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        town = Optional.of(new Town(folder, InstantSource.system()));
        business = Optional.of(new Business(town.get()));
        up();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            hub.orElseThrow().terminate();
        } finally {
            town.orElseThrow().close();
            Files.copy(log(), Path.of("target", "killed-whole-hub.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void killedThreeTimesItFinishesAllItTook() throws Exception {
        Tender first = begin();
        until(() -> isInstructed(first));
        kill();
        up();
        Tender second = begin();
        until(() -> town.orElseThrow().client.isDone());
        killWithDatabase();
        Tender third = begin();
        up();
        until(() -> isInstructed(second) || isInstructed(third));
        kill();
        up();
        assertAllIsWell();
        summarize();
    }

    @Test
    void stoppedAndStartedItHasItsData() throws Exception {
        begin();
        until(() -> town.orElseThrow().client.isDone());
        assertThat(hub.orElseThrow().terminate()).isIn(0, 143);
        up();
        town.orElseThrow().client.sendAgain(0);
        assertAllIsWell();
    }

    @Test
    void aSecondOneOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        Path said = folder.resolve("second.log");
        HubProcess second = HubProcess.start(MAIN, List.of(home()), town.orElseThrow(), said, "up", "--no-city");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(Files.readString(said))
                .contains("HUB_DATA", town.orElseThrow().data().toString(), "正被另一个采通进程使用");
        begin();
        assertAllIsWell();
    }

    private static void summarize() throws IOException {
        String summary =
                "3 kills of the whole hub, 1 of them with its database; %d receipts given, %d refunds, each once%n"
                        .formatted(
                                town.orElseThrow().client.receipts(),
                                town.orElseThrow().centre.ledger().refunds().size());
        System.out.print(summary);
        Files.writeString(Path.of("target", "kills-of-the-whole-hub.txt"), summary);
    }

    private static Tender begin() {
        Tender tender = business.orElseThrow().open();
        business.orElseThrow().terminate(tender, TERMINATED);
        return tender;
    }

    private static boolean isInstructed(Tender tender) {
        return town.orElseThrow().centre.ledger().refunds().stream()
                .anyMatch(refund -> tender.receipts().contains(refund.receiptId()));
    }

    private static void assertAllIsWell() {
        Judge judge = new Judge(town.orElseThrow(), business.orElseThrow());
        await(judge.missing()).atMost(PATIENCE).until(judge::isDone);
        assertThat(judge.faults()).isEmpty();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    private static void up() throws IOException, InterruptedException {
        HubProcess started = HubProcess.start(MAIN, List.of(home()), town.orElseThrow(), log(), "up", "--no-city");
        hub = Optional.of(started);
        String line = started.await(PATIENCE, ADDRESS);
        town.orElseThrow().hubIs(URI.create(line.substring(ADDRESS.length()).strip()));
    }

    private static void kill() {
        hub.orElseThrow().kill();
    }

    /** The postmaster is a process of its own, which a killed hub leaves behind. */
    private static void killWithDatabase() throws IOException {
        Path pid = town.orElseThrow().data().resolve("postgres/data/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                .orElseThrow();
        kill();
        assertThat(postmaster.destroyForcibly()).isTrue();
        postmaster.onExit().join();
    }

    private static String home() {
        return "-Dhub.home=" + town.orElseThrow().home();
    }

    private static Path log() {
        return folder.resolve("hub.log");
    }
}
