package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.hold.HoldScope;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.wake.LocalWakeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds, a restore's gap (P12) and evidence that nobody seals (P7) stop money; everything else goes on. */
@Tag("database")
class HeldMoneyDoesNotLeaveTest {
    private static final OutboxTables TABLES = new OutboxTables();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aRefundAndATaskForEachPartner() {
        TABLES.empty();
        for (String partner : List.of(CENTRE, OTHER)) {
            TABLES.tell(TABLES.openCase("refund" + partner), refundTo(partner, "CT" + partner, null));
            TABLES.tell(TABLES.openCase("task" + partner), task(partner, "T" + partner));
        }
    }

    @Test
    void withoutAHoldEverythingGoes() {
        assertThat(leaving()).containsExactly("CT500103", "T500103", "CT500240", "T500240");
    }

    @Test
    void aPartnersHoldStopsItsMoneyAlone() {
        hold("partner", CENTRE);
        assertThat(leaving()).containsExactly("T500103", "CT500240", "T500240");
    }

    @Test
    void aFlowsHoldStopsItsMoneyAtEveryPartner() {
        hold("flow", "deposit");
        assertThat(leaving()).containsExactly("T500103", "T500240");
    }

    @Test
    void anotherFlowsHoldStopsNothingHere() {
        hold("flow", "payment");
        assertThat(leaving()).hasSize(4);
    }

    @Test
    void theHubsHoldStopsAllMoneyUntilItIsReleased() {
        hold("hub", "hub");
        assertThat(leaving()).containsExactly("T500103", "T500240");
        TABLES.jdbc().sql("update hold set released_at = legal_now()").update();
        assertThat(leaving()).containsExactly("CT500103", "CT500240");
    }

    @Test
    void whatMayPassAHoldLeavesAndWhatComesAfterDoesNot() {
        hold("hub", "hub");
        TABLES.jdbc().sql("""
            update hold set passes_until = (select seq from outgoing where business_id = 'CT500103')\
            """).update();
        assertThat(leaving()).containsExactly("CT500103", "T500103", "T500240");
    }

    @Test
    void whatPassesOneHoldIsStoppedByAnother() {
        hold("hub", "hub");
        TABLES.jdbc()
                .sql("update hold set passes_until = (select max(seq) from outgoing)")
                .update();
        hold("partner", CENTRE);
        assertThat(leaving()).containsExactly("T500103", "CT500240", "T500240");
    }

    @Test
    void afterARestoreMoneyWaitsUntilTheGapIsCovered() {
        TABLES.jdbc().sql("update recovery set since = legal_now()").update();
        assertThat(leaving()).containsExactly("T500103", "T500240");
        TABLES.jdbc().sql("update recovery set covered = legal_now()").update();
        assertThat(leaving()).as("not before it was put in doubt").isEmpty();
        TABLES.jdbc()
                .sql("insert into recovery_asked select id, legal_now() from outgoing")
                .update();
        assertThat(leaving()).containsExactly("CT500103", "CT500240");
    }

    @Test
    void whileNothingSealsMoneyWaits() {
        AtomicLong nanos = new AtomicLong();
        Ticker ticker = nanos::get;
        TABLES.markOne(); // its evidence waits to be sealed from here on
        SealWatch sealing = new SealWatch(new Heads(TABLES.transactions, ticker), ticker, Duration.ofSeconds(60));
        try (LocalWakeUp wakeUp = new LocalWakeUp()) {
            Delivery node = TABLES.node("node-b", TABLES.transactions, sealing, ticker, wakeUp);
            sealing.assertSealing();
            nanos.addAndGet(Duration.ofSeconds(90).toNanos());
            assertThat(leaving(node)).containsExactly("T500103", "T500240");
        }
    }

    /** Or what had been claimed before it, and was not marked yet, would leave after it. */
    @Test
    void aHoldWaitsForWhatIsBeingMarked() throws Exception {
        Holds holds = new Holds(
                TABLES.transactions,
                TABLES.legalTime,
                new EvidenceLog(TABLES.transactions),
                new Holds.Reach(Set.of(CENTRE, OTHER), Set.of("deposit")));
        long act = holds.askToPlace(HoldScope.partner(CENTRE), "a wrong calendar", "wang");
        assertThat(TABLES.whileMarking(() -> holds.confirm(act, "li")))
                .extracting(Marked::businessId)
                .containsExactly("CT500103");
        assertThat(TABLES.jdbc()
                        .sql("select placed_at >= (select marked_at from attempt) from hold")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void questionsGoThroughAHold() {
        List<Marked> sent = TABLES.mark(1);
        hold("hub", "hub");
        TABLES.end(sent.getFirst(), new End.Unknown("reset"));
        assertThat(TABLES.mark(10)).extracting(Marked::about).contains("CT500103");
    }

    private static void hold(String scope, String name) {
        TABLES.jdbc().sql("""
            insert into hold (scope, name, jurisdiction, reason, placed_by, confirmed_by, placed_at)
            values (?, ?, '500103', 'a wrong calendar', 'wang', 'li', legal_now())\
            """).params(scope, name).update();
    }

    private static List<String> leaving() {
        return leaving(TABLES.delivery);
    }

    private static List<String> leaving(Delivery node) {
        List<String> ids = new ArrayList<>();
        for (String partner : List.of(CENTRE, OTHER)) {
            node.mark(partner, 10, OutboxTables::translate).forEach(marked -> ids.add(marked.businessId()));
        }
        return ids;
    }
}
