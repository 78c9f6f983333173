package cn.caitong.app.kill;

import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.Business.Tender;
import cn.caitong.engine.cases.FanOuts;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.recalculation.Recalculation;
import cn.caitong.engine.time.LegalTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** One light hub after the other, each with new work and killed at its point. While one dies the next is already loaded. */
final class Lives implements AutoCloseable {
    static final String AT_RANDOM = "at random";

    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** One life in so many also has refunds that fall due on the next legal day, and one goes on to it. */
    private static final int TOMORROW = 5;
    /** In one life of so many another invoice is submitted; what is said of it goes on for several lives. */
    private static final int CLAIMED = 2;

    private final Town town;
    private final Business business;
    private final ContractMoney contracts;
    private final LegalDays days;
    private final Path log;
    private final Random random;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final List<Tender> notDueYet = new ArrayList<>();
    private final List<String> early = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private Optional<HubProcess> standby = Optional.empty();
    private Optional<Tender> known = Optional.empty();
    private boolean advanced = true;
    private int lives;

    Lives(Town town, Business business, ContractMoney contracts, LegalDays days, Path log, Random random) {
        this.town = town;
        this.business = business;
        this.contracts = contracts;
        this.days = days;
        this.log = log;
        this.random = random;
    }

    /** How many kills there were at each point. */
    Map<String, Integer> kills() {
        return kills;
    }

    /** Refunds that the centre had before their time. */
    List<String> early() {
        return early;
    }

    /** Milliseconds from the word to go to the first answer, of each life that came so far. */
    List<Long> starts() {
        return starts;
    }

    /** A hub lives until it comes to its point, and is killed there. */
    void dieAt(String point) throws IOException, InterruptedException {
        HubProcess hub = next();
        try (hub) {
            hub.tell(point);
            newWork();
            String said = hub.await(LONGEST, HubProcess.READY, HubProcess.AT_POINT);
            if (said.startsWith(HubProcess.READY)) {
                opened(hub, said, point);
                hub.await(LONGEST, HubProcess.AT_POINT);
            }
        }
        killed(hub, point);
    }

    /** A hub lives for a moment, perhaps not even until it is up. */
    void dieAtRandom() throws IOException, InterruptedException {
        long end = System.nanoTime() + aMoment().toNanos();
        HubProcess hub = next();
        try (hub) {
            hub.tell(CrashPoints.NOWHERE);
            newWork();
            Optional<String> said = hub.hear(Duration.ofNanos(end - System.nanoTime()), HubProcess.READY);
            if (said.isPresent()) {
                opened(hub, said.get(), CrashPoints.NOWHERE);
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }
        killed(hub, AT_RANDOM);
    }

    /** From nothing to twice the usual start: while it starts as well as while it works, on any machine. */
    private Duration aMoment() {
        List<Long> sorted = starts.stream().sorted().toList();
        return Duration.ofMillis(random.nextLong(2 * sorted.get(sorted.size() / 2)));
    }

    /** The first hub draws the keys, and lives until it knows of money. */
    void begin() throws IOException, InterruptedException {
        HubProcess hub = load();
        try (hub) {
            hub.tell(CrashPoints.NOWHERE);
            contracts.conclude();
            newWork();
            opened(hub, hub.await(LONGEST, HubProcess.READY), CrashPoints.NOWHERE);
            awaitTaken();
        }
        killed(hub, AT_RANDOM);
    }

    /** The last hub, which is left alone; all that is still to come falls due, if need be on the day after this one. */
    HubProcess survivor() throws IOException, InterruptedException {
        HubProcess hub = next();
        hub.tell(CrashPoints.NOWHERE);
        known.ifPresent(tender -> business.terminate(tender, days.dueToday()));
        opened(hub, hub.await(LONGEST, HubProcess.READY), CrashPoints.NOWHERE);
        advance(hub);
        if (!notDueYet.isEmpty()) {
            hub.await(LONGEST, today());
            advanced = true;
            advance(hub);
        }
        return hub;
    }

    /** What is known to the hub already falls due, and more comes in. */
    private void newWork() {
        known.ifPresent(tender -> business.terminate(tender, days.dueToday()));
        known = Optional.of(business.open());
        if (lives % CLAIMED == 0) {
            contracts.claim();
        }
        if (lives % TOMORROW == 0) {
            Tender later = business.open();
            business.terminate(later, days.dueTomorrow());
            notDueYet.add(later);
        }
    }

    /** Those who speak to the hub learn where it is; what a point needs beside the usual work is done. */
    private void opened(HubProcess hub, String said, String point) throws IOException {
        starts.add(hub.millisUntilReady());
        town.hubIs(URI.create(said.substring(HubProcess.READY.length())));
        town.client.sendAgain(random.nextLong());
        if (point.startsWith(Refusals.RECORD)) {
            business.nonsense();
        }
        if (point.startsWith(FanOuts.FAN_OUT)) {
            tellChildren();
        }
        if (point.startsWith(Recalculation.COMMIT)) {
            hub.tell(HubProcess.LOAD_CALENDAR);
        }
        if (point.startsWith(LegalTime.ADVANCE) || lives % TOMORROW == TOMORROW - 1 || !advanced) {
            advance(hub);
        }
    }

    /** A tender whose deposits the hub knows is terminated: there is something to fan out. */
    private void tellChildren() {
        awaitTaken();
        known.ifPresent(tender -> business.terminate(tender, days.dueToday()));
        known = Optional.empty();
    }

    /** Everything that was sent has its receipt. */
    private void awaitTaken() {
        await().atMost(LONGEST)
                .until(() ->
                        town.client.isDone() && town.centre.ledger().unsent().isEmpty());
    }

    /** Goes on to the next legal day. What is not due before it must not have happened. */
    private void advance(HubProcess hub) {
        if (advanced) {
            notDueYet.stream()
                    .flatMap(tender -> tender.receipts().stream())
                    .filter(receipt -> town.centre.ledger().refunds().stream()
                            .anyMatch(refund -> refund.receiptId().equals(receipt)))
                    .forEach(receipt -> early.add("refunded before its day: " + receipt));
            notDueYet.clear();
            days.goOn();
            advanced = false;
        }
        hub.tell(HubProcess.ADVANCE + days.morning());
    }

    private void killed(HubProcess hub, String point) {
        kills.merge(point, 1, Integer::sum);
        advanced |= hub.heard().contains(today());
        lives++;
    }

    /** What a hub says once it has gone on to this day. */
    private String today() {
        return HubProcess.DONE + HubProcess.ADVANCE + days.morning();
    }

    /** The one that stands by; another one stands by after it. */
    private HubProcess next() throws IOException {
        HubProcess hub = standby.isPresent() ? standby.get() : load();
        standby = Optional.of(load());
        return hub;
    }

    private HubProcess load() throws IOException {
        return HubProcess.start(
                LightHub.class.getName(),
                List.of("-Xmx256m"),
                town,
                log,
                town.home().toString());
    }

    @Override
    public void close() {
        standby.ifPresent(HubProcess::close);
    }
}
