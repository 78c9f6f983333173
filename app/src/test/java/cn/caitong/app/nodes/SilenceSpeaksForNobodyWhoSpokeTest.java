package cn.caitong.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.kill.CrashPoints;
import cn.caitong.app.kill.HubProcess;
import cn.caitong.app.nodes.Race.Said;
import cn.caitong.app.papers.ContractPapers;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.time.Ticker;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windows end in two nodes while purchasers object (N5.3, P6). Silence confirms once, only where it was, and with its proof; an
 * objection in time is never overruled. Judged by what whoever objected knows: when it was handed in, and when it had its receipt.
 */
@Tag("system")
class SilenceSpeaksForNobodyWhoSpokeTest {
    private static final int INVOICES = 25;
    private static final int ROUNDS = Math.max(1, Integer.getInteger("hub.kills", 0) / 50);
    private static final Duration AFTER_GRACE = Race.AFTER_GRACE;
    private static final String BLOCKED =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    private static final String PARKED = "select count(*) from parked where code = 'file-conflict'";
    private static final String HELD = "select count(*) from inbox where state = 'held'";
    private static final String MISTAKEN = "select count(*) from parked where code = 'reference-differs'";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Windows windows;
    private static Race race;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        windows = new Windows(folder);
        race = new Race(windows);
    }

    @AfterAll
    static void close() throws IOException {
        windows.close();
    }

    /** Whatever came of it, the next one has two nodes. */
    @AfterEach
    void nothingIsBroken() throws Exception {
        windows.pair.one.process().goOn();
        windows.pair.one.process().tell(NodeMain.GO_ON);
        assertThat(windows.pair.faults()).as(windows.pair.findings()).isEmpty();
    }

    @Test
    void objectionsWithinMillisecondsOfTheCutOff() throws Exception {
        Random random = new Random(4711);
        for (int round = 0; round < ROUNDS; round++) {
            List<InvoicePapers> invoices = windows.open(INVOICES);
            Instant cutOff = windows.cutOff(invoices.getFirst());
            List<Said> said = race.run(random, invoices, cutOff);
            windows.untilDecided(invoices);
            for (InvoicePapers invoice : invoices) {
                judge(
                        invoice,
                        said.stream().filter(each -> each.invoice() == invoice).toList(),
                        cutOff);
            }
            assertThat(said)
                    .anyMatch(each -> each.certainlyInTime(cutOff))
                    .anyMatch(each -> each.certainlyLate(cutOff));
        }
    }

    private static void judge(InvoicePapers invoice, List<Said> said, Instant meant) {
        boolean longer = windows.times(invoice, "window-longer") > 0;
        Instant cutOff = longer ? windows.cutOff(invoice) : meant;
        String what = invoice.number() + " " + said + " " + windows.records.reasons("claim", invoice.number());
        long silent = windows.times(invoice, "receipt-confirmed-by-silence");
        long objected = windows.times(invoice, "objection-raised");
        assertThat(silent + objected).as(what).isEqualTo(1);
        if (said.stream().anyMatch(each -> each.certainlyInTime(cutOff))) {
            assertThat(objected).as(what).isEqualTo(1);
        }
        if (said.stream().allMatch(each -> each.certainlyLate(cutOff))) {
            assertThat(silent).as(what).isEqualTo(1);
        }
        windows.pair.until("it was told as often as it is true", () -> windows.toldToPay(invoice) == silent);
        if (silent == 1) {
            prove(invoice, cutOff);
        }
    }

    private static void prove(InvoicePapers invoice, Instant cutOff) {
        JsonNode proof = windows.records
                .decisions("claim", invoice.number(), "receipt-confirmed-by-silence")
                .getFirst()
                .path("silence");
        assertThat(proof.path("missing")).isEmpty();
        assertThat(Instant.parse(proof.at("/clock/cutOff").asText())).isEqualTo(cutOff);
        assertThat(proof.path("nodes").findValuesAsText("id")).contains("one", "two");
        assertThat(proof.path("channels").findValuesAsText("partner"))
                .containsExactly(Windows.APPLICATION, Windows.CLIENT, FilingClient.ID, QueueingClient.ID);
        for (int looked : List.of(2, 3)) {
            assertThat(Instant.parse(
                            proof.path("channels").path(looked).path("readAt").asText()))
                    .isAfterOrEqualTo(cutOff);
        }
    }

    /**
     * Its node has read the time and is stopped before it commits, for less long than a transaction may be silent. On a machine that
     * is too slow for that, it is late, and has no receipt.
     */
    @Test
    void anObjectionInAStoppedNodesHandsIsWaitedFor() throws Exception {
        InvoicePapers invoice = windows.open(1).getFirst();
        Instant cutOff = windows.cutOff(invoice);
        windows.at(cutOff.minusSeconds(30));
        long begun = Ticker.SYSTEM.nanos();
        CompletableFuture<HttpResponse<String>> objection = heldByTheFirst(invoice);
        windows.pair.one.process().stop();
        windows.at(cutOff.plus(AFTER_GRACE));
        windows.pair.until(
                "the other has come to its case, and waits",
                () -> windows.pair.count(BLOCKED) > 0 || windows.times(invoice, "receipt-confirmed-by-silence") > 0);
        windows.pair.one.process().goOn();
        windows.pair.one.process().tell(NodeMain.GO_ON);
        int status = objection.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode();
        boolean wasWaitedFor = Ticker.SYSTEM.nanos() - begun < Windows.SILENCE.toNanos() || status == 202;
        assertThat(status).isEqualTo(wasWaitedFor ? 202 : 503);
        windows.untilDecided(List.of(invoice));
        assertThat(windows.is(invoice, "objected")).isEqualTo(wasWaitedFor);
        assertThat(windows.times(invoice, "receipt-confirmed-by-silence")).isEqualTo(wasWaitedFor ? 0 : 1);
    }

    /** It is stopped for longer: PostgreSQL ends its transaction, silence waits no more, and what it brings later is late. */
    @Test
    void whatANodeDidNotWriteInTimeIsLate() throws Exception {
        InvoicePapers invoice = windows.open(1).getFirst();
        Instant cutOff = windows.cutOff(invoice);
        windows.at(cutOff.minusSeconds(30));
        CompletableFuture<HttpResponse<String>> objection = heldByTheFirst(invoice);
        windows.pair.one.process().stop();
        windows.at(cutOff.plus(AFTER_GRACE));
        windows.untilDecided(List.of(invoice));
        assertThat(windows.times(invoice, "receipt-confirmed-by-silence")).isEqualTo(1);
        windows.pair.one.process().goOn();
        windows.pair.one.process().tell(NodeMain.GO_ON);
        int status = objection.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode();
        if (status != 202) {
            assertThat(status).isEqualTo(503);
            Race.taken(race.says(windows.pair.one, invoice, "YY-1"));
        }
        windows.pair.until("it is told that it is late", () -> windows.times(invoice, "objection-too-late") == 1);
        assertThat(windows.is(invoice, "confirmed")).isTrue();
        assertThat(windows.times(invoice, "receipt-confirmed-by-silence")).isEqualTo(1);
        windows.pair.until("its purchaser is told once to pay it", () -> windows.toldToPay(invoice) == 1);
    }

    /** On the last evening both nodes answer 503 for longer than is allowed: whoever wanted to object has a day more, and uses it. */
    @Test
    void whatCouldNotBeHandedInLengthensTheWindowByADay() throws Exception {
        List<InvoicePapers> invoices = windows.open(2);
        InvoicePapers objected = invoices.getFirst();
        Instant cutOff = windows.cutOff(objected);
        windows.at(cutOff.minus(Duration.ofHours(2)));
        turnedAwayForLongerThanAllowed(objected);
        windows.at(cutOff.plus(AFTER_GRACE));
        windows.pair.until(
                "both windows are longer",
                () -> invoices.stream().allMatch(each -> windows.times(each, "window-longer") == 1));
        assertThat(windows.cutOff(objected)).isAfterOrEqualTo(cutOff.plus(Duration.ofDays(1)));
        Race.taken(race.says(windows.pair.two, objected, "YY-1"));
        windows.pair.until("it counts", () -> windows.is(objected, "objected"));
        windows.at(windows.cutOff(invoices.getLast()));
        windows.untilDecided(invoices);
        assertThat(windows.times(objected, "receipt-confirmed-by-silence")).isZero();
        assertThat(windows.times(invoices.getLast(), "receipt-confirmed-by-silence"))
                .isEqualTo(1);
    }

    private static void turnedAwayForLongerThanAllowed(InvoicePapers objected) {
        windows.pair.database.shutOut();
        try {
            long from = Ticker.SYSTEM.nanos();
            do {
                for (Pair.Node node : List.of(windows.pair.one, windows.pair.two)) {
                    assertThat(race.says(node, objected, "YY-1").statusCode()).isEqualTo(503);
                }
            } while (Ticker.SYSTEM.nanos() - from < 2 * Windows.AWAY_ALLOWED.toNanos());
        } finally {
            windows.pair.database.letIn();
        }
        windows.pair.until(
                "it is written down",
                () -> windows.pair.count("select count(*) from intake_away where why = 'database'") >= 1);
    }

    /** It names an invoice that nobody knows yet, under the same contract: it might mean this one. */
    @Test
    void anObjectionThatMayMeanItKeepsSilenceFromConfirming() throws Exception {
        InvoicePapers invoice = windows.open(1).getFirst();
        InvoicePapers other = new InvoicePapers(invoice.contract(), "26502000000099999999");
        Instant cutOff = windows.cutOff(invoice);
        windows.at(cutOff.minusSeconds(30));
        Race.taken(windows.sayAtTheClient(windows.pair.two.address(), other, "YY-9"));
        windows.pair.until("it is held", () -> windows.pair.count(HELD) == 1);
        windows.at(cutOff.plus(AFTER_GRACE));
        windows.pair.until("it is asked", () -> windows.times(invoice, "silence-not-known") > 0);
        assertThat(windows.records
                        .decisions("claim", invoice.number(), "silence-not-known")
                        .getFirst()
                        .at("/silence/missing"))
                .extracting(JsonNode::asText)
                .contains("message:held");
        windows.at(windows.now().plus(Duration.ofHours(2)));
        long asked = windows.times(invoice, "silence-not-known");
        windows.at(windows.now().plus(Duration.ofHours(2)));
        windows.pair.until("it is asked again", () -> windows.times(invoice, "silence-not-known") > asked);
        assertThat(windows.is(invoice, "window")).isTrue();
        windows.submit(other); // it was early, and is decided now
        windows.pair.until("the other's is its own", () -> windows.is(other, "objected"));
        windows.untilDecided(List.of(invoice));
        assertThat(windows.times(invoice, "receipt-confirmed-by-silence")).isEqualTo(1);
    }

    /** It names this invoice, and another contract than the invoice's: what it means is for a person. */
    @Test
    void aParkedMessageThatMayBeAnObjectionIsWaitedForUntilAPersonDismissesIt() throws Exception {
        InvoicePapers invoice = windows.open(1).getFirst();
        ContractPapers another = windows.open(1).getFirst().contract();
        Instant cutOff = windows.cutOff(invoice);
        windows.at(cutOff.minusSeconds(30));
        InvoicePapers mistaken = new InvoicePapers(another, invoice.number());
        Race.taken(race.says(windows.pair.one, mistaken, "YY-1"));
        windows.pair.until("it is parked", () -> windows.pair.count(MISTAKEN) == 1);
        windows.at(cutOff.plus(AFTER_GRACE));
        windows.pair.until("it is asked", () -> windows.times(invoice, "silence-not-known") > 0);
        assertThat(windows.records
                        .decisions("claim", invoice.number(), "silence-not-known")
                        .getFirst()
                        .at("/silence/missing"))
                .extracting(JsonNode::asText)
                .contains("message:parked");
        assertThat(windows.settle(windows.pair.two.address(), "dismiss", "the purchaser takes it back"))
                .isEqualTo(204);
        windows.untilDecided(List.of(invoice));
        assertThat(windows.times(invoice, "receipt-confirmed-by-silence")).isEqualTo(1);
    }

    /** Which of two contents was meant is known to whoever put them down, and told by a person. */
    @Test
    void twoFilesUnderOneNameKeepSilenceFromConfirmingUntilAPersonSettlesThem() throws Exception {
        List<InvoicePapers> invoices = windows.open(2);
        InvoicePapers first = invoices.getFirst();
        InvoicePapers second = invoices.getLast();
        Instant cutOff = windows.cutOff(second);
        windows.at(cutOff.minusSeconds(30));
        windows.files.put("YY_TWICE.csv", first, "YY-1");
        windows.pair.until("the first is an objection", () -> windows.is(first, "objected"));
        windows.pair.until("its file is out of the way", () -> windows.files.hasTaken("YY_TWICE.csv"));
        windows.files.put("YY_TWICE.csv", second, "YY-2");
        windows.pair.until("it is parked", () -> windows.pair.count(PARKED) == 1);
        windows.at(cutOff.plus(AFTER_GRACE));
        windows.pair.until("it is asked", () -> windows.times(second, "silence-not-known") > 0);
        assertThat(windows.is(second, "window")).isTrue();
        assertThat(windows.settle(windows.pair.two.address(), "resolve", "the first was meant"))
                .isEqualTo(204);
        windows.untilDecided(invoices);
        assertThat(windows.times(second, "receipt-confirmed-by-silence")).isEqualTo(1);
    }

    /** An objection that the first node is about to write down. */
    private static CompletableFuture<HttpResponse<String>> heldByTheFirst(InvoicePapers invoice) throws Exception {
        String point = CrashPoints.beforeCommit(Intake.ACCEPT);
        windows.pair.one.process().tell(NodeMain.PAUSE + point + " external_id like 'objection.raised%'");
        windows.pair.one.process().await(PATIENCE, HubProcess.DONE + NodeMain.PAUSE);
        CompletableFuture<HttpResponse<String>> objection = CompletableFuture.supplyAsync(
                () -> race.says(windows.pair.one, invoice, "YY-1"),
                Thread.ofPlatform().daemon()::start);
        windows.pair.one.process().await(PATIENCE, HubProcess.AT_POINT + point);
        return objection;
    }
}
