package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.hold.Hold;
import cn.caitong.engine.hold.HoldScope;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three refunds, or 30,000.00, may leave to 500103 in an hour by themselves; what two persons let go does, and nothing else. */
@Tag("database")
class WhatTwoPersonsLetGoLeavesTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final MoneyToLeave money = new MoneyToLeave(TABLES);
    private final Delivery node = TABLES.node("node-a", MoneyToLeave.LIMITS);
    private final Holds holds = holds(TABLES.transactions);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void onTheHour() {
        TABLES.empty();
        TABLES.legalTime.beginAt(Instant.parse("2026-03-02T02:00:00Z"));
    }

    @Test
    void aBatchBeyondTheLimitLeavesAndNothingElse() {
        List<String> ids = tripped(6);
        pass(4);
        assertThat(leaving()).containsExactlyElementsOf(ids.subList(0, 4));
        money.refunds(CENTRE, 1, "1.00");
        assertThat(leaving()).as("two wait on, and one that came").isEmpty();
        assertThat(holds.standing()).extracting(Hold::waiting).containsExactly(3L);
        pass(1);
        assertThat(leaving()).containsExactly(ids.get(4));
        assertThat(trips()).as("it stopped once").isEqualTo(1);
    }

    @Test
    void releasedAllThatWaitedLeavesHoweverMuch() {
        List<String> ids = tripped(7);
        release();
        assertThat(leaving(2)).as("in as many batches as it takes").hasSize(2);
        assertThat(leaving()).containsExactlyElementsOf(ids.subList(2, 7));
        assertThat(holds.standing()).isEmpty();
    }

    @Test
    void laterMoneyCountsAnew() {
        tripped(4);
        release();
        assertThat(leaving()).hasSize(4);
        money.refunds(CENTRE, 3, "1000.00");
        assertThat(leaving()).as("what was let go took nothing of the limit").hasSize(3);
        money.refunds(CENTRE, 1, "1000.00");
        assertThat(leaving()).isEmpty();
        assertThat(holds.standing()).hasSize(1);
    }

    @Test
    void whatNobodySawWhenItWasAskedForCountsToo() {
        List<String> ids = tripped(4);
        long act = holds.askToRelease(standing(), "the award list is right", "wang");
        money.refunds(CENTRE, 4, "1000.00");
        holds.confirm(act, "li");
        assertThat(leaving()).as("the four that came meanwhile").containsExactlyElementsOf(ids);
        assertThat(holds.standing()).extracting(Hold::waiting).containsExactly(4L);
        assertThat(trips()).isEqualTo(2);
    }

    @Test
    void whatWasLetGoAndHasNotLeftYetPassesTheNextHoldToo() {
        List<String> ids = tripped(6);
        release();
        assertThat(leaving(1)).containsExactly(ids.getFirst());
        money.refunds(CENTRE, 4, "1000.00");
        assertThat(leaving()).as("the limit stops what came, not these").containsExactlyElementsOf(ids.subList(1, 6));
        assertThat(holds.standing()).extracting(Hold::waiting).containsExactly(4L);
    }

    @Test
    void aSingleSumAboveTheLimitStopsOnceAndLeavesWhenTwoLetItGo() {
        money.application("AP-1", 2, "30000000.00");
        assertThat(leaving()).isEmpty();
        assertThat(leaving()).isEmpty();
        release();
        assertThat(leaving()).containsExactly("AP-1");
        money.refunds(CENTRE, 1, "1000.00");
        assertThat(leaving()).as("and all else goes on").hasSize(1);
        assertThat(trips()).isEqualTo(1);
    }

    @Test
    void soItDoesWhenItIsPassed() {
        money.application("AP-1", 1, "60000000.00");
        assertThat(leaving()).isEmpty();
        pass(1);
        assertThat(leaving()).containsExactly("AP-1");
        assertThat(trips()).isEqualTo(1);
    }

    @Test
    void onePersonsWordLetsNothingGo() {
        tripped(4);
        holds.askToRelease(standing(), "the award list is right", "wang");
        holds.askToPass(standing(), 1, "this one", "wang");
        assertThat(leaving()).isEmpty();
    }

    @Test
    void whatAWholeFlowsHoldKeptBackLeavesTooOnceReleased() {
        holds.confirm(holds.askToPlace(HoldScope.flow("deposit"), "a wrong calendar", "wang"), "li");
        money.refunds(CENTRE, 5, "1000.00");
        assertThat(leaving()).isEmpty();
        release();
        assertThat(leaving()).hasSize(5);
        assertThat(holds.standing()).isEmpty();
    }

    @Test
    void whatIsLetGoAtOnePartnerIsNotAtAnother() {
        List<String> others = money.refunds(OTHER, 1, "1000000.01");
        tripped(4);
        release();
        assertThat(node.mark(OTHER, 10, OutboxTables::translate)).isEmpty();
        assertThat(holds.standing()).extracting(hold -> hold.scope().name()).containsExactly(OTHER);
        release();
        assertThat(node.mark(OTHER, 10, OutboxTables::translate))
                .extracting(Marked::businessId)
                .containsExactlyElementsOf(others);
    }

    @Test
    void itsAlarmEndsWithItsHoldAndASecondTripRaisesAnother() {
        tripped(4);
        pass(1);
        assertThat(openAlarms()).as("it still stands").hasSize(1);
        release();
        assertThat(openAlarms()).isEmpty();
        assertThat(leaving()).hasSize(4);
        money.refunds(CENTRE, 4, "1000.00");
        assertThat(leaving()).isEmpty();
        assertThat(openAlarms()).hasSize(1);
        assertThat(TABLES.strings("select code from alarm")).hasSize(2);
    }

    @Test
    void thePersonsOwnHoldEndsNoAlarmOfTheLimit() {
        tripped(4);
        holds.confirm(holds.askToPlace(HoldScope.partner(CENTRE), "a wrong calendar", "wang"), "li");
        holds.confirm(holds.askToRelease(holds.standing().getLast().id(), "put right", "wang"), "li");
        assertThat(openAlarms()).hasSize(1);
        assertThat(leaving()).isEmpty();
    }

    @Test
    void twoNodesThatPassTheLimitAtOnceStopItOnce() throws Exception {
        money.application("AP-1", 4, "1000.00");
        money.application("AP-2", 4, "1000.00");
        assertThat(both(1)).isEmpty();
        assertThat(holds.standing()).hasSize(1);
        assertThat(trips()).isEqualTo(1);
        release();
        assertThat(both(1)).containsExactlyInAnyOrder("AP-1", "AP-2");
        assertThat(holds.standing()).isEmpty();
    }

    @Test
    void twoNodesShareWhatIsLetGoAndEachLeavesOnce() throws Exception {
        List<String> ids = tripped(8);
        release();
        List<String> left = new ArrayList<>(both(3));
        left.addAll(leaving());
        assertThat(left).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(holds.standing()).isEmpty();
    }

    /** It dies in the confirmation: nothing is let go. It dies in the mark: nothing has left, and all of it leaves later. */
    @Test
    void dyingBetweenChangesNothing() {
        tripped(5);
        Transactions dying = TABLES.dying();
        long act = holds.askToRelease(standing(), "the award list is right", "wang");
        assertThatThrownBy(() -> holds(dying).confirm(act, "li")).hasMessageContaining("died in");
        assertThat(leaving()).isEmpty();
        assertThat(openAlarms()).hasSize(1);
        holds.confirm(act, "li");
        assertThatThrownBy(() ->
                        TABLES.node("node-c", dying, MoneyToLeave.LIMITS).mark(CENTRE, 10, OutboxTables::translate))
                .hasMessageContaining("died in");
        Delivery restarted = TABLES.node("node-d", MoneyToLeave.LIMITS);
        assertThat(restarted.mark(CENTRE, 10, OutboxTables::translate)).hasSize(5);
        assertThat(trips()).isEqualTo(1);
    }

    /** So many wait, and the limit has stopped them; their business ids, in their order. */
    private List<String> tripped(int count) {
        List<String> ids = money.refunds(CENTRE, count, "1000.00");
        assertThat(leaving()).isEmpty();
        return ids;
    }

    private void pass(int rows) {
        holds.confirm(holds.askToPass(standing(), rows, "checked", "wang"), "li");
    }

    private void release() {
        holds.confirm(holds.askToRelease(standing(), "the award list is right", "wang"), "li");
    }

    private long standing() {
        assertThat(holds.standing()).hasSize(1);
        return holds.standing().getFirst().id();
    }

    private List<String> leaving() {
        return leaving(10);
    }

    private List<String> leaving(int max) {
        return leaving(node, max);
    }

    private static List<String> leaving(Delivery node, int max) {
        return node.mark(CENTRE, max, OutboxTables::translate).stream()
                .map(Marked::businessId)
                .toList();
    }

    /** Two nodes mark at the same moment. */
    private List<String> both(int max) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<String> left = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<String>>> nodes = List.of(
                    threads.submit(() -> after(start, node, max)),
                    threads.submit(() -> after(start, TABLES.node("node-b", MoneyToLeave.LIMITS), max)));
            for (Future<List<String>> one : nodes) {
                left.addAll(one.get());
            }
        }
        return left;
    }

    private static List<String> after(CyclicBarrier start, Delivery node, int max) throws Exception {
        start.await();
        return leaving(node, max);
    }

    private static Holds holds(Transactions transactions) {
        return new Holds(
                transactions,
                new LegalTime(transactions),
                new EvidenceLog(transactions),
                new Holds.Reach(Set.of(CENTRE, OTHER), Set.of("deposit")));
    }

    private static int trips() {
        return TABLES.strings("select kind from evidence where kind = 'hold.tripped'")
                .size();
    }

    private static List<String> openAlarms() {
        return TABLES.strings("select ref from alarm where code = 'money-limit-reached' and cleared_at is null");
    }
}
