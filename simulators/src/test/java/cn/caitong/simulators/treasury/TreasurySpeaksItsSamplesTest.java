package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wire sample of the contract is what the treasury really says, but for its own numbers and sending times. */
@Tag("contract")
class TreasurySpeaksItsSamplesTest {
    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "czzf", "samples", "wire");
    private static final Set<String> ITS_OWN =
            Set.of("MsgId", "Seq", "SendTime", "TreasuryNo", "VoucherNo", "XAgentBusinessNo");
    /** Its books add up: what a wrong one says is for the hub to find. */
    private static final String WRONG_TOTAL = "in-executed-wrong-total";

    private static final Set<String> SHOWN = new TreeSet<>();

    private final Path dir;

    TreasurySpeaksItsSamplesTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void anApplicationIsTakenReviewedVouchedForAndExecuted() throws Exception {
        try (var counter = Counter.withBudget(dir.resolve("paid"))) {
            counter.treasury.destine(Applied.PAYMENT, SampleTimes.itsTimes(Course.paid()));
            assertAnswer(counter.query(Applied.FIRST), "answer-query-not-found");
            assertAnswer(applied(counter), "answer-taken");
            assertAnswer(counter.query(Applied.FIRST), "answer-query-accepted");
            SampleTimes.until(counter, "2026-04-17T09:30:12");
            assertNotice(counter, "in-review-received");
            SampleTimes.until(counter, "2026-04-17T14:35:00");
            assertNotice(counter, "in-review-unit-passed");
            SampleTimes.until(counter, "2026-04-20T10:10:00");
            assertNotice(counter, "in-review-treasury-passed");
            SampleTimes.until(counter, "2026-04-21T09:03:00");
            assertNotice(counter, "in-voucher-issued");
            assertAnswer(counter.query(Applied.FIRST), "answer-query-processing");
            SampleTimes.until(counter, "2026-04-22T16:15:00");
            assertNotice(counter, "in-executed");
        }
    }

    @Test
    void itsQuotaIsExhausted() throws Exception {
        try (var counter = Counter.withBudget(dir.resolve("exhausted"))) {
            counter.treasury.plan(Applied.REPAIRS.code(), Plan.of("39999.99"));
            counter.treasury.destine(Applied.PAYMENT, SampleTimes.itsTimes(Course.paid()));
            applied(counter);
            SampleTimes.until(counter, "2026-05-01T00:00:00");

            assertNotice(counter, "in-review-quota-refused");
            assertAnswer(counter.query(Applied.FIRST), "answer-query-refused");
        }
    }

    @Test
    void aLineFailsAnotherComesBackAndTheFailedOneIsRepaired() throws Exception {
        var course = Course.paid()
                .failing(Applied.REPAIRS.code(), Why.A03)
                .returning(
                        Applied.TEACHING.code(),
                        Why.A01,
                        SampleTimes.between("2026-04-22T16:15:00", "2026-04-24T10:30:00"));
        try (var counter = Counter.withBudget(dir.resolve("failed"))) {
            counter.treasury.destine(Applied.PAYMENT, SampleTimes.itsTimes(course));
            applied(counter);
            SampleTimes.until(counter, "2026-04-22T16:15:00");
            assertNotice(counter, "in-executed-partly");
            assertAnswer(counter.query(Applied.FIRST), "answer-query-executed");

            counter.treasury.destine(
                    Applied.PAYMENT,
                    Course.paid()
                            .taking(Stage.BANK, SampleTimes.between("2026-04-23T11:15:00", "2026-04-24T09:00:00")));
            counter.apply(Applied.usual()
                    .under(Applied.SECOND)
                    .of("40000.00", new Applied.Line("CT-90d4e7a3b15c6f82-2", Applied.REPAIRS, "40000.00")));
            SampleTimes.until(counter, "2026-04-24T10:30:00");
            assertNotice(counter, "in-returned");
            counter.treasury.closeDay(LocalDate.parse("2026-04-24"));
            counter.treasury.sendPending();
            assertNotice(counter, "in-statement");
        }
    }

    @Test
    void itIsFrozenReleasedAndCarriedOver() throws Exception {
        try (var counter = Counter.withBudget(dir.resolve("frozen"))) {
            applied(counter);
            counter.treasury.freeze(Applied.FIRST, true, "（2026）渝0103执保217号");
            counter.treasury.sendPending();
            assertNotice(counter, "in-frozen");
            counter.treasury.unfreeze(Applied.FIRST);
            counter.treasury.sendPending();
            assertNotice(counter, "in-unfrozen");
            counter.treasury.closeYear(2026);
            counter.treasury.sendPending();
            assertNotice(counter, "in-carried-over");
        }
    }

    @Test
    void refusalsAreWordedAsTheContractSays() throws Exception {
        try (var counter = Counter.withBudget(dir.resolve("refused"))) {
            String right = sample("out-application");
            assertAnswer(counter.say(right.replace("50050103", "account ")), "answer-bad-field");
            assertAnswer(counter.say(right.replace("120000.00", "120000.01")), "answer-wrong-sum");
            assertAnswer(counter.say(right.replace("103001", "999999")), "answer-agency-unknown");
            assertAnswer(counter.say("nonsense"), "answer-unreadable");
            byte[] body = Applied.envelope(right).getBytes(Counter.GBK);
            assertAnswer(text(counter, body, "text/xml; charset=utf-8", "hub-token"), "answer-wrong-charset");
            assertAnswer(text(counter, body, Counter.TYPE, "other"), "answer-unauthenticated");
            counter.treasury.misbehave(Misbehaviour.next(Fault.BUSY));
            assertAnswer(counter.say(right), "answer-busy");
            counter.treasury.misbehave(Misbehaviour.next(Fault.MAINTENANCE));
            assertAnswer(counter.say(right), "answer-maintenance");
            counter.treasury.closeYear(2026);
            assertAnswer(counter.say(right), "answer-year-closed");
            assertThat(counter.books().applications()).isEmpty();
        }
        try (var counter = Counter.withBudget(dir.resolve("other"))) {
            applied(counter);
            assertAnswer(counter.say(sample("out-application").replace("C37", "C33")), "answer-conflict");
        }
    }

    /** Whoever adds a sample adds how the treasury comes to say it. */
    @Test
    void everySampleIsShownAbove() throws Exception {
        Set<String> there;
        try (var files = Files.list(SAMPLES)) {
            there = files.map(file -> file.getFileName().toString().replace(".xml", ""))
                    .filter(name -> !name.startsWith("out-"))
                    .filter(name -> !name.equals(WRONG_TOTAL))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        anApplicationIsTakenReviewedVouchedForAndExecuted();
        itsQuotaIsExhausted();
        aLineFailsAnotherComesBackAndTheFailedOneIsRepaired();
        itIsFrozenReleasedAndCarriedOver();
        refusalsAreWordedAsTheContractSays();
        assertThat(SHOWN).isEqualTo(there);
    }

    private static String applied(Counter counter) throws Exception {
        return counter.say(sample("out-application"));
    }

    private static String text(Counter counter, byte[] body, String type, String token) throws Exception {
        return new String(counter.send(body, type, token).body(), Counter.GBK);
    }

    /** A sample of what the hub says, which is without its envelope, or of an answer. */
    private static String sample(String name) throws IOException {
        String text = Files.readString(SAMPLES.resolve(name + ".xml"), Counter.GBK);
        return name.startsWith("out-") ? text.replaceFirst("<\\?.*\\?>\\s*", "") : text;
    }

    private static void assertNotice(Counter counter, String sample) throws IOException {
        assertAnswer(counter.lastHeard(), sample);
    }

    private static void assertAnswer(String actual, String sample) throws IOException {
        SHOWN.add(sample);
        assertThat(withoutItsOwn(message(actual))).as(sample).isEqualTo(withoutItsOwn(message(sample(sample))));
    }

    private static Part message(String envelope) throws IOException {
        return Soap.V1_1.message(envelope.getBytes(Counter.GBK), Counter.GBK);
    }

    /** Its own numbers and times are only seen to be there; a fault's code is a name, whose prefix is anybody's choice. */
    private static Part withoutItsOwn(Part part) {
        String text = ITS_OWN.contains(part.name()) ? "" : part.text().replaceFirst("^[a-z]+:", "");
        var parts = part.parts().stream()
                .map(TreasurySpeaksItsSamplesTest::withoutItsOwn)
                .toList();
        return new Part(part.namespace(), part.name(), Map.of(), parts, text);
    }
}
