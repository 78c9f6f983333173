package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.XmlReader;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wire sample of dialect czbk is what the treasury really says, but for its own numbers and the times of its own messages. */
@Tag("contract")
class TreasurySpeaksIsoAsItsSamplesDoTest {
    private static final Set<String> ITS_OWN = Set.of("NtryRef", "AcctSvcrRef", "CreDtTm", "ElctrncSeqNb");
    /** Falsified by nobody: what only a wrong answer says. */
    private static final Set<String> NEVER_SAID = Set.of("answer-another", "answer-another-sum");

    private static final Set<String> SHOWN = new TreeSet<>();

    private final Path dir;

    TreasurySpeaksIsoAsItsSamplesDoTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void anInitiationIsTakenReviewedVouchedForAndPaid() throws Exception {
        try (var counter = Counter.inIso(dir.resolve("paid"))) {
            counter.treasury.destine(Applied.PAYMENT, SampleTimes.itsTimes(Course.paid()));
            assertAnswer(Initiated.say(counter, Initiated.usual()), "answer-received");
            SampleTimes.until(counter, "2026-04-17T09:30:12");
            assertNotice(counter, "in-received");
            SampleTimes.until(counter, "2026-04-17T14:35:00");
            assertNotice(counter, "in-unit-passed");
            SampleTimes.until(counter, "2026-04-20T10:10:00");
            assertNotice(counter, "in-accepted");
            SampleTimes.until(counter, "2026-04-20T15:20:45");
            assertNotice(counter, "in-quota-passed");
            SampleTimes.until(counter, "2026-04-21T09:03:00");
            assertNotice(counter, "in-voucher-issued");
            SampleTimes.until(counter, "2026-04-22T16:15:00");
            assertNotice(counter, "in-credited");
        }
    }

    @Test
    void itsQuotaIsExhausted() throws Exception {
        try (var counter = Counter.inIso(dir.resolve("exhausted"))) {
            counter.treasury.plan(Applied.REPAIRS.code(), Plan.of("39999.99"));
            Initiated.say(counter, Initiated.usual());
            counter.after(Duration.ofDays(2));
            assertNotice(counter, "in-refused");
        }
    }

    @Test
    void aLineFailsAnotherIsPaidAndComesBack() throws Exception {
        var course = Course.paid()
                .failing(Applied.REPAIRS.code(), Why.A03)
                .returning(
                        Applied.TEACHING.code(),
                        Why.A01,
                        SampleTimes.between("2026-04-22T16:15:00", "2026-04-24T10:30:00"));
        try (var counter = Counter.inIso(dir.resolve("failed"))) {
            counter.treasury.destine(Applied.PAYMENT, SampleTimes.itsTimes(course));
            Initiated.say(counter, Initiated.usual());
            SampleTimes.until(counter, "2026-04-22T16:15:00");
            assertNotice(counter, "in-failed");
            assertThat(counter.heard.get(counter.heard.size() - 2).path())
                    .isEqualTo("/partners/treasury/notifications");
            counter.treasury.destine(
                    Applied.PAYMENT,
                    Course.paid()
                            .taking(Stage.BANK, SampleTimes.between("2026-04-23T12:15:00", "2026-04-24T09:00:00")));
            Initiated.say(counter, Initiated.repaired());
            SampleTimes.until(counter, "2026-04-24T10:30:00");
            assertNotice(counter, "in-returned");
            assertThat(counter.heard.getLast().path()).isEqualTo("/partners/treasury/notifications");
            counter.treasury.closeDay(LocalDate.parse("2026-04-24"));
            counter.treasury.sendPending();
            assertNotice(counter, "in-statement");
            assertThat(counter.heard.getLast().path()).isEqualTo("/partners/treasury/statements");
        }
    }

    @Test
    void itIsFrozenReleasedAndCarriedOver() throws Exception {
        try (var counter = Counter.inIso(dir.resolve("frozen"))) {
            Initiated.say(counter, Initiated.usual());
            counter.treasury.freeze(Applied.FIRST, true, "（2026）渝0103执保217号");
            counter.treasury.sendPending();
            assertNotice(counter, "in-frozen");
            counter.treasury.unfreeze(Applied.FIRST);
            counter.treasury.sendPending();
            assertNotice(counter, "in-unfrozen");
            counter.treasury.closeYear(2026);
            counter.treasury.sendPending();
            assertNotice(counter, "in-carried-over");
            assertThat(counter.heard.getLast().path()).isEqualTo("/partners/treasury/status-reports");
        }
    }

    @Test
    void allLinesFail() throws Exception {
        try (var counter = Counter.inIso(dir.resolve("all-failed"))) {
            counter.treasury.destine(
                    Applied.PAYMENT, SampleTimes.itsTimes(Course.paid().failing("", Why.A03)));
            Initiated.say(counter, Initiated.usual());
            SampleTimes.until(counter, "2026-04-22T16:15:00");
            assertNotice(counter, "in-all-failed");
            assertThat(counter.books().bookings()).isEmpty();
        }
    }

    @Test
    void refusalsAreWordedAsTheContractSays() throws Exception {
        try (var counter = Counter.inIso(dir.resolve("refused"))) {
            String right = Initiated.usual();
            assertAnswer(Initiated.say(counter, right.replace("50050103", "account ")), "answer-bad-field");
            assertAnswer(Initiated.say(counter, right.replace(">120000.00", ">120000.01")), "answer-wrong-sum");
            assertAnswer(Initiated.say(counter, right.replace("<NbOfTxs>2", "<NbOfTxs>3")), "answer-wrong-count");
            assertAnswer(Initiated.say(counter, right.replace(">103001", ">999999")), "answer-agency-unknown");
            assertAnswer(Initiated.say(counter, "nonsense"), "answer-unreadable");
            byte[] body = right.getBytes(StandardCharsets.UTF_8);
            var stranger = counter.send(Initiated.PATH, body, Initiated.TYPE, "another-token");
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertAnswer(Initiated.text(stranger), "answer-unauthenticated");
            counter.treasury.misbehave(Misbehaviour.next(Fault.BUSY));
            var busy = Initiated.send(counter, right);
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).contains("1");
            assertAnswer(Initiated.text(busy), "answer-busy");
            counter.treasury.closeYear(2026);
            assertAnswer(Initiated.say(counter, right), "answer-year-closed");
            assertThat(counter.books().applications()).isEmpty();
        }
        try (var counter = Counter.inIso(dir.resolve("other"))) {
            Initiated.say(counter, Initiated.usual());
            assertAnswer(Initiated.say(counter, Initiated.usual().replace("教学仪器", "其他")), "answer-known");
        }
    }

    /** Whoever adds a sample adds how the treasury comes to say it. */
    @Test
    void everySampleIsShownAbove() throws Exception {
        Set<String> there;
        try (var files = Files.list(Initiated.SAMPLES)) {
            there = files.map(file -> file.getFileName().toString().replace(".xml", ""))
                    .filter(name -> !name.startsWith("out-"))
                    .filter(name -> !NEVER_SAID.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        anInitiationIsTakenReviewedVouchedForAndPaid();
        itsQuotaIsExhausted();
        aLineFailsAnotherIsPaidAndComesBack();
        itIsFrozenReleasedAndCarriedOver();
        allLinesFail();
        refusalsAreWordedAsTheContractSays();
        assertThat(SHOWN).isEqualTo(there);
    }

    private static void assertNotice(Counter counter, String sample) throws IOException {
        Request last = counter.heard.getLast();
        assertThat(last.header("content-type")).contains(Initiated.TYPE);
        assertAnswer(last.text(), sample);
    }

    private static void assertAnswer(String actual, String sample) throws IOException {
        SHOWN.add(sample);
        assertThat(withoutItsOwn(read(actual))).as(sample).isEqualTo(withoutItsOwn(read(Initiated.sample(sample))));
    }

    private static Part read(String document) throws IOException {
        return XmlReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a voucher's time only the day is told. */
    private static Part withoutItsOwn(Part part) {
        boolean isIts = ITS_OWN.contains(part.name())
                || (part.name().equals("MsgId") && part.text().startsWith("CZ"))
                || (part.name().equals("Id") && part.text().matches("[NS]\\d+"));
        String day = part.name().equals("AccptncDtTm") ? part.text().substring(0, 10) : part.text();
        var parts = part.parts().stream()
                .map(TreasurySpeaksIsoAsItsSamplesDoTest::withoutItsOwn)
                .toList();
        return new Part(part.namespace(), part.name(), Map.of(), parts, isIts ? "" : day);
    }
}
