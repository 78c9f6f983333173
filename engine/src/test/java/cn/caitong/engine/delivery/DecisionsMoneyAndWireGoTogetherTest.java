package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.cases.FlowRunner;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.cases.Ledgers;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.money.MoneyLedger;
import cn.caitong.engine.wake.LocalWakeUp;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A flow decides, the ledger books, the outbox tells, the end comes back as an event: one case, the whole way. */
@Tag("database")
class DecisionsMoneyAndWireGoTogetherTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final String ITEM = "500103:R-1";

    private final LocalWakeUp wakeUp = new LocalWakeUp();
    private final Inbox inbox = new Inbox(TABLES.transactions, TABLES.vault);
    private final FlowRunner runner = new FlowRunner(
            TABLES.transactions,
            List.of(new PayFlow()),
            TABLES.vault,
            new EvidenceLog(TABLES.transactions),
            new Ledgers(new MoneyLedger(TABLES.transactions)::apply, changes -> {}, TABLES.outbox::apply),
            wakeUp);
    private Location location = new Location("", "", null, "", "", null, null, null);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @AfterEach
    void stop() {
        wakeUp.close();
    }

    @BeforeEach
    void received() {
        TABLES.empty();
        location = TABLES.openCase(ITEM);
        happens("received");
        happens("pay");
    }

    @Test
    void whatIsDecidedIsBookedAndTold() {
        assertThat(instruction()).isEqualTo("issued");
        Marked marked = TABLES.markOne();
        assertThat(marked.businessId()).isEqualTo(TABLES.string("select wire_id from instruction"));
        TABLES.end(marked, new End.Delivered("0000", End.NO_ANSWER, List.of()));
        drain();
        assertThat(caseState()).isEqualTo("delivered");
        assertThat(instruction()).isEqualTo("delivered");
    }

    @Test
    void whatNeverLeftIsVoidWithTheTellingAsItsProof() {
        happens("stop");
        drain();
        assertThat(caseState()).isEqualTo("stopped");
        assertThat(instruction()).isEqualTo("void");
        assertThat(TABLES.string("select void_proof::text from instruction"))
                .isEqualTo(TABLES.string("select id::text from outgoing"));
    }

    @Test
    void whatLeftIsNotVoid() {
        TABLES.markOne();
        happens("stop");
        drain();
        assertThat(caseState()).isEqualTo("delivery.left");
        assertThat(instruction()).isEqualTo("issued");
    }

    @Test
    void aSecondInstructionFallsWithItsWholeDecision() {
        happens("pay");
        assertThat(TABLES.strings("select state || ' ' || type from inbox")).containsExactly("parked pay");
        assertThat(TABLES.strings("select wire_id from instruction")).hasSize(1);
        assertThat(TABLES.strings("select business_id from outgoing")).hasSize(1);
    }

    private void happens(String type) {
        Event event = new Event(
                Origin.PERSON,
                type,
                JsonNodeFactory.instance.objectNode(),
                null,
                "hub",
                null,
                null,
                TABLES.legalTime.now());
        TABLES.transactions.run("tell", () -> inbox.add(List.of(new CaseEvent(location.caseId(), event))));
        drain();
    }

    private void drain() {
        int taken;
        do {
            taken = runner.drain("deposit", 10);
        } while (taken > 0);
    }

    private String caseState() {
        return TABLES.string("select state from case_file");
    }

    private String instruction() {
        return TABLES.string("select state from instruction");
    }
}
