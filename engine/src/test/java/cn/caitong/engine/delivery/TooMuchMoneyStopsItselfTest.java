package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.hold.HoldScope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three refunds, or 30,000.00, may leave to 500103 in an hour. */
@Tag("database")
class TooMuchMoneyStopsItselfTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final MoneyToLeave money = new MoneyToLeave(TABLES);
    private final Delivery node = TABLES.node("node-a", MoneyToLeave.LIMITS);

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
    void asManyAsTheLimitLeaveAndOneMoreStopsThemAll() {
        money.refunds(CENTRE, 3, "1000.00");
        assertThat(leaving(CENTRE)).hasSize(3);
        assertThat(holds()).isEmpty();
        money.refunds(CENTRE, 1, "1000.00");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).containsExactly("partner 500103 hub+money-limits");
        assertThat(texts("select code || ' ' || ref from alarm where cleared_at is null"))
                .containsExactly("money-limit-reached 500103");
        assertThat(texts("select kind from evidence where case_id = '%s'"
                        .formatted(HoldScope.partner(CENTRE).caseId())))
                .containsExactly("hold.tripped");
    }

    @Test
    void soDoesTheSum() {
        money.refunds(CENTRE, 1, "30000.01");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void paymentsOfClaimsCountBesideRefunds() {
        money.refunds(CENTRE, 2, "1000.00");
        money.payments(CENTRE, 2, "1000.00");
        assertThat(leaving(CENTRE)).as("four, where three may leave").isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void soDoTheirSums() {
        money.refunds(CENTRE, 1, "10000.00");
        money.payments(CENTRE, 1, "20000.00");
        assertThat(leaving(CENTRE)).hasSize(2);
        money.payments(CENTRE, 1, "0.01");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void ofAnApplicationEveryLineCounts() {
        money.application("AP-1", 2, "1000.00");
        assertThat(leaving(CENTRE)).containsExactly("AP-1");
        money.application("AP-2", 2, "1000.00");
        assertThat(leaving(CENTRE)).as("four lines, where three may leave").isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void soDoTheSumsOfItsLines() {
        money.application("AP-1", 3, "10000.01");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void whatMovesNoMoneyAndOtherPartnersGoOn() {
        money.refunds(CENTRE, 4, "1000.00");
        TABLES.tell(TABLES.openCase("told"), task(CENTRE, "T-1"));
        money.refunds(OTHER, 4, "1000.00");
        assertThat(leaving(CENTRE)).containsExactly("T-1");
        assertThat(leaving(OTHER)).hasSize(4);
        assertThat(leaving(CENTRE)).as("and it stays held").isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void theNextHourCountsAnew() {
        money.refunds(CENTRE, 3, "1000.00");
        assertThat(leaving(CENTRE)).hasSize(3);
        TABLES.legalTime.advanceTo(Instant.parse("2026-03-02T03:00:01Z"));
        money.refunds(CENTRE, 3, "1000.00");
        assertThat(leaving(CENTRE)).hasSize(3);
        assertThat(holds()).isEmpty();
    }

    @Test
    void aRepetitionIsNotMoreMoney() {
        money.refunds(CENTRE, 3, "1000.00");
        List<Marked> first = node.mark(CENTRE, 10, OutboxTables::translate);
        first.forEach(marked -> TABLES.end(marked, new End.NotSent("no-connection")));
        TABLES.legalTime.advanceTo(Instant.parse("2026-03-02T02:30:00Z"));
        assertThat(leaving(CENTRE)).hasSize(3);
        assertThat(holds()).isEmpty();
    }

    private List<String> leaving(String partner) {
        return node.mark(partner, 10, OutboxTables::translate).stream()
                .map(Marked::businessId)
                .toList();
    }

    private static List<String> holds() {
        return texts(
                "select scope || ' ' || name || ' ' || placed_by || '+' || confirmed_by from hold where released_at is"
                        + " null");
    }

    private static List<String> texts(String sql) {
        return TABLES.jdbc().sql(sql).query(String.class).list();
    }
}
