package cn.caitong.app.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.delivery.Delivery;
import cn.caitong.engine.delivery.DeliveryRecovery;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A light hub is killed at every crash point while work is in flight there, then at random, then left alone until all work is
 * done. {@code -Dhub.kills=500} makes that many, {@code -Dhub.seed} repeats a run's order.
 */
@Tag("system")
class EveryReceiptIsHonouredThroughKillsTest {
    private static final int RANDOM_BY_DEFAULT = 8;
    private static final int TAIL = 20;
    private static final Duration TO_FINISH = Duration.ofMinutes(2);

    @Test
    void noRefundIsIssuedTwiceWhereverItDies(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("hub.seed", Instant.now(Clock.systemUTC()).toEpochMilli());
        Random random = new Random(seed);
        List<String> points = CrashPoints.all();
        long begun = System.nanoTime();
        LegalDays days = new LegalDays();
        try (TestDatabase database = new TestDatabase();
                Town town = new Town(folder, days).on(database.settings());
                ContractMoney contracts = new ContractMoney(town, folder, days)) {
            new LegalTime(database.transactions()).beginAt(days.instant());
            Business business = new Business(town);
            Judge judge = new Judge(town, business);
            try (Lives lives = new Lives(town, business, contracts, days, folder.resolve("hub.log"), random)) {
                lives.begin();
                try {
                    for (String point : plan(points, random)) {
                        die(lives, point);
                    }
                } catch (IllegalStateException inVain) {
                    throw new AssertionError(missing(seed, judge, contracts, database, folder), inVain);
                }
                try (HubProcess survivor = lives.survivor()) {
                    try {
                        await().atMost(TO_FINISH)
                                .pollInterval(Duration.ofMillis(50))
                                .until(() -> judge.isDone() && contracts.isDone() && isQuiet(database));
                    } catch (ConditionTimeoutException inVain) {
                        throw new AssertionError(survivor + missing(seed, judge, contracts, database, folder), inVain);
                    }
                    assertThat(new HubsBooks(database.settings(), town.data()).faults(town.client.receiptsById()))
                            .isEmpty();
                    assertThat(survivor.heard()).noneMatch(line -> line.startsWith(HubProcess.AT_POINT));
                }
                summarize(lives, town, contracts, seed, Duration.ofNanos(System.nanoTime() - begun));
                assertThat(judge.faults()).isEmpty();
                assertThat(contracts.faults()).isEmpty();
                assertThat(lives.early()).isEmpty();
                assertThat(lives.kills().keySet()).containsAll(points);
            } finally {
                keepLog(folder);
            }
        }
    }

    /** Whatever was said is decided, and each claim has heard of its money. */
    private static boolean isQuiet(TestDatabase database) {
        return database.jdbc().sql("""
            select not exists (select from inbox where state = 'pending')
               and not exists (select from case_file where flow = 'claim' and state <> 'paid')
               and not exists (select from case_file where flow = 'payment' and state <> 'credited')\
            """).query(Boolean.class).single();
    }

    /** What was waited for in vain, for whoever looks for the cause. */
    private static String missing(long seed, Judge judge, ContractMoney contracts, TestDatabase database, Path folder)
            throws IOException {
        return "seed %d: %s; %s%n%s%s"
                .formatted(seed, judge.missing(), contracts.missing(), Findings.of(database.jdbc()), tail(folder));
    }

    private static void die(Lives lives, String point) throws Exception {
        if (point.equals(Lives.AT_RANDOM)) {
            lives.dieAtRandom();
        } else {
            lives.dieAt(point);
        }
    }

    /** Every point once, in any order; then at random up to the number that was asked for, half of them at some point. */
    private static List<String> plan(List<String> points, Random random) {
        List<String> plan = new ArrayList<>();
        List<String> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(point -> add(plan, point));
        int kills = Integer.getInteger("hub.kills", plan.size() + RANDOM_BY_DEFAULT);
        while (plan.size() < kills) {
            boolean anywhere = random.nextBoolean() || kills - plan.size() < 2;
            add(plan, anywhere ? Lives.AT_RANDOM : points.get(random.nextInt(points.size())));
        }
        return plan;
    }

    /** Something is lost on the wire first where its recovery is to die. */
    private static void add(List<String> plan, String point) {
        if (point.startsWith(DeliveryRecovery.RECOVER)) {
            plan.add(CrashPoints.committed(Delivery.MARK));
        }
        plan.add(point);
    }

    private static void summarize(Lives lives, Town town, ContractMoney contracts, long seed, Duration took)
            throws Exception {
        String kills = lives.kills().entrySet().stream()
                .map(each -> "%5d  %s%n".formatted(each.getValue(), each.getKey()))
                .collect(Collectors.joining());
        List<Long> starts = lives.starts().stream().sorted().toList();
        String summary = """
            %d kills in %d s, seed %d; %d receipts given, %d refunds and %d payments, each once; a start took %d ms (median), %d ms (longest)
            %s\
            """.formatted(
                lives.kills().values().stream().mapToInt(Integer::intValue).sum(),
                took.toSeconds(),
                seed,
                town.client.receipts(),
                town.centre.ledger().refunds().size(),
                contracts.payments(),
                starts.get(starts.size() / 2),
                starts.getLast(),
                kills);
        System.out.print(summary);
        Files.writeString(Path.of("target", "kills.txt"), summary);
    }

    /** The end of what the hubs said. */
    private static String tail(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("hub.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    private static void keepLog(Path folder) throws Exception {
        Path kept = Path.of("target", "killed-hub.log");
        Files.deleteIfExists(kept);
        if (Files.exists(folder.resolve("hub.log"))) {
            Files.copy(folder.resolve("hub.log"), kept);
        }
    }
}
