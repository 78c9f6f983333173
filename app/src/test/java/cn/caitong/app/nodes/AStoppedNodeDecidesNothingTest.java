package cn.caitong.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.kill.Business.Tender;
import cn.caitong.app.kill.CrashPoints;
import cn.caitong.app.kill.HubProcess;
import cn.caitong.app.nodes.Pair.Node;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.obligation.ClockFirer;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One of two nodes is stopped in the middle of something. The other finishes it, and what the first does later changes nothing. */
@Tag("system")
class AStoppedNodeDecidesNothingTest {
    private static final Path RECEIPTS = Path.of("../mappings/dialects/cqck/samples/wire/in-receipt.csv");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Pair pair;
    private static int files;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        pair = new Pair(folder);
    }

    @AfterAll
    static void close() throws IOException {
        pair.close();
    }

    @BeforeEach
    void listenToTheFirst() {
        pair.town.hubIs(pair.one.address());
    }

    @AfterEach
    void nothingIsBroken() throws IOException {
        assertThat(pair.faults()).as(pair.findings()).isEmpty();
    }

    /** The partner has booked the refund and keeps its answer, which comes while the node that asked stands still. */
    @Test
    void inTheMiddleOfASend() throws Exception {
        Tender tender = pair.business.open();
        pair.awaitKnown();
        pair.town.centre.misbehave(
                Misbehaviour.next(Fault.LATE_ANSWER).on(Kind.REFUND).delay(Pair.KEPT));
        pair.business.terminate(tender, pair.days.dueToday());
        pair.until(
                "the answers of two are there, and one is kept",
                () -> refunds(tender) == 3 && sending().size() == 1);
        String[] send = sending().getFirst().split(" ", -1);
        Node stopped = pair.named(send[1]);
        stopped.process().stop();
        pair.town.hubIs(pair.other(stopped).address());
        pair.until(
                "the other has asked",
                () -> pair.judge.isDone() && state(send[0]).equals("delivered 1"));
        pair.until("the other has all credits", () -> settled(tender) == 3);
        assertThat(lateEnds(send[0])).isZero();
        stopped.process().goOn();
        pair.until("the first has said what it heard", () -> lateEnds(send[0]) == 1);
        assertThat(state(send[0])).isEqualTo("delivered 1");
        assertThat(pair.count(
                        "select count(*) from money_obligation o join instruction i on i.obligation_id = o.id"
                                + " join received_item r on r.id = o.item_id where r.receipt_id = any (?)",
                        receipts(tender)))
                .isEqualTo(3);
        assertThat(refunds(tender)).isEqualTo(3);
    }

    /** Its transaction is open, with the marks of the clocks, their cases and the tips of their evidence. */
    @Test
    void inTheMiddleOfABatchOfClocks() throws Exception {
        Tender tender = pair.business.open();
        pair.business.terminate(tender, pair.days.dueTomorrow());
        pair.awaitKnown();
        pair.until("its clocks run", () -> clocks(tender, "acted_on_at is null and next_at is not null") == 3);
        pair.two.process().stop();
        String point = CrashPoints.beforeCommit(ClockFirer.FIRE);
        pauseAt(point, "flow = 'deposit' and acted_on_at is not null");
        pair.nextDay();
        pair.one.process().await(PATIENCE, HubProcess.AT_POINT + point);
        pair.one.process().stop();
        pair.town.hubIs(pair.two.address());
        assertThat(clocks(tender, "acted_on_at is not null")).isZero();
        pair.two.process().goOn();
        pair.until("the other fires them", () -> clocks(tender, "acted_on_at is not null") == 3);
        pair.until("the refunds are credited", pair.judge::isDone);
        goOn();
        workGoesOnWith(pair.one);
        assertThat(pair.count("""
            select count(*) from money_obligation o join received_item r on r.id = o.item_id where r.receipt_id = any (?)\
            """, receipts(tender))).isEqualTo(3);
        assertThat(refunds(tender)).isEqualTo(3);
    }

    static Stream<String> pointsOfAPickup() {
        return Stream.of(
                CrashPoints.committed(FileIntake.KNOW),
                CrashPoints.beforeCommit(FileIntake.TAKE),
                CrashPoints.committed(FileIntake.TAKE));
    }

    /** It has read the file; it has stored the rows and not committed; it has committed and not moved the file. */
    @ParameterizedTest
    @MethodSource("pointsOfAPickup")
    void inTheMiddleOfAPickup(String point) throws Exception {
        pair.two.process().stop();
        pauseAt(point, "true");
        String receipt = "CK2026012800%04d".formatted(++files);
        pair.files.receive(
                Files.readString(RECEIPTS, Charset.forName("GB18030")).replace("CK20260128000001", receipt));
        pair.one.process().await(PATIENCE, HubProcess.AT_POINT + point);
        pair.until("the file is there", () -> inFolder("to-hub") == 1);
        pair.one.process().stop();
        pair.two.process().goOn();
        pair.until("the other has taken it", () -> inFolder("to-hub") == 0 && inFolder("to-hub-taken") == files);
        pair.until(
                "the centre has its answer", () -> pair.files.ledger().unsent().isEmpty());
        goOn();
        int next = ++files;
        pair.files.receive(Files.readString(RECEIPTS, Charset.forName("GB18030"))
                .replace("CK20260128000001", "CK2026012800%04d".formatted(next)));
        pair.until("both go on reading", () -> inFolder("to-hub-taken") == next);
        pair.until("all is answered", () -> pair.files.ledger().unsent().isEmpty());
        assertThat(pair.count("select count(*) from partner_file where partner = ?", Pair.FILES))
                .isEqualTo(files);
        assertThat(pair.count("select count(*) from message where partner = ?", Pair.FILES))
                .isEqualTo(files);
        assertThat(pair.count("select count(*) from partner_file_other")).isZero();
        assertThat(inFolder("to-hub-refused")).isZero();
        assertThat(pair.files.ledger().refused()).isEmpty();
    }

    private static void pauseAt(String point, String condition) throws InterruptedException {
        pair.one.process().tell(NodeMain.PAUSE + point + " " + condition);
        pair.one.process().await(PATIENCE, HubProcess.DONE + NodeMain.PAUSE);
    }

    private static void goOn() throws IOException, InterruptedException {
        pair.one.process().goOn();
        pair.one.process().tell(NodeMain.GO_ON);
        pair.one.process().await(PATIENCE, HubProcess.DONE + NodeMain.GO_ON);
    }

    /** A node that stood still takes messages again, and what follows from them is done. */
    private static void workGoesOnWith(Node node) {
        pair.town.hubIs(node.address());
        pair.business.terminate(pair.business.open(), pair.days.dueToday());
        pair.until("work goes on with " + node.name(), pair.judge::isDone);
    }

    /** One parameter, an array. */
    private static Object receipts(Tender tender) {
        return tender.receipts().toArray(String[]::new);
    }

    private static long refunds(Tender tender) {
        return pair.town.centre.ledger().refunds().stream()
                .map(Refund::receiptId)
                .filter(tender.receipts()::contains)
                .count();
    }

    /** Id and node of each refund that is on the wire. */
    private static List<String> sending() {
        return pair.jdbc()
                .sql("select id || ' ' || lease_node from outgoing where money and state = 'sending'")
                .query(String.class)
                .list();
    }

    private static String state(String outgoing) {
        return pair.jdbc()
                .sql("select state || ' ' || attempt from outgoing where id = ?::uuid")
                .param(outgoing)
                .query(String.class)
                .single();
    }

    private static long settled(Tender tender) {
        return pair.count(
                "select count(*) from case_file where flow = 'deposit' and state = 'refunded' and key = any (?)",
                keys(tender));
    }

    private static long clocks(Tender tender, String condition) {
        return pair.count(
                "select count(*) from obligation o join case_file c on c.id = o.case_id where c.key = any (?) and o."
                        + condition,
                keys(tender));
    }

    /** The same. */
    private static Object keys(Tender tender) {
        return tender.receipts().stream().map(receipt -> "500103:" + receipt).toArray(String[]::new);
    }

    private static long lateEnds(String outgoing) {
        return pair.count(
                "select count(*) from evidence e join outgoing o on o.case_id = e.case_id"
                        + " where o.id = ?::uuid and e.kind = 'delivery.late-end'",
                outgoing);
    }

    private static long inFolder(String name) {
        String[] names = pair.files.folders().resolve(name).toFile().list();
        return names == null
                ? 0
                : Arrays.stream(names).filter(file -> file.endsWith(".csv")).count();
    }
}
