package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.hold.HoldScope;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.hold.MoneyLimits.Limit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three refunds, or 30,000.00, may leave to 500103 in an hour. */
@Tag("database")
class TooMuchMoneyStopsItselfTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final MoneyLimits LIMITS = new MoneyLimits(
            new Limit(1000, new BigDecimal("1000000.00")), Map.of(CENTRE, new Limit(3, new BigDecimal("30000.00"))));

    private final Delivery node = TABLES.node("node-a", LIMITS);

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
        refunds(CENTRE, 3, "1000.00");
        assertThat(leaving(CENTRE)).hasSize(3);
        assertThat(holds()).isEmpty();
        refunds(CENTRE, 1, "1000.00");
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
        refunds(CENTRE, 1, "30000.01");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void paymentsOfClaimsCountBesideRefunds() {
        refunds(CENTRE, 2, "1000.00");
        payments(CENTRE, 2, "1000.00");
        assertThat(leaving(CENTRE)).as("four, where three may leave").isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void soDoTheirSums() {
        refunds(CENTRE, 1, "10000.00");
        payments(CENTRE, 1, "20000.00");
        assertThat(leaving(CENTRE)).hasSize(2);
        payments(CENTRE, 1, "0.01");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void ofAnApplicationEveryLineCounts() {
        application("AP-1", 2, "1000.00");
        assertThat(leaving(CENTRE)).containsExactly("AP-1");
        application("AP-2", 2, "1000.00");
        assertThat(leaving(CENTRE)).as("four lines, where three may leave").isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void soDoTheSumsOfItsLines() {
        application("AP-1", 3, "10000.01");
        assertThat(leaving(CENTRE)).isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void whatMovesNoMoneyAndOtherPartnersGoOn() {
        refunds(CENTRE, 4, "1000.00");
        TABLES.tell(TABLES.openCase("told"), task(CENTRE, "T-1"));
        refunds(OTHER, 4, "1000.00");
        assertThat(leaving(CENTRE)).containsExactly("T-1");
        assertThat(leaving(OTHER)).hasSize(4);
        assertThat(leaving(CENTRE)).as("and it stays held").isEmpty();
        assertThat(holds()).hasSize(1);
    }

    @Test
    void theNextHourCountsAnew() {
        refunds(CENTRE, 3, "1000.00");
        assertThat(leaving(CENTRE)).hasSize(3);
        TABLES.legalTime.advanceTo(Instant.parse("2026-03-02T03:00:01Z"));
        refunds(CENTRE, 3, "1000.00");
        assertThat(leaving(CENTRE)).hasSize(3);
        assertThat(holds()).isEmpty();
    }

    @Test
    void aRepetitionIsNotMoreMoney() {
        refunds(CENTRE, 3, "1000.00");
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

    private static void refunds(String partner, int count, String amount) {
        instructions(partner, count, amount, "refund", "");
    }

    /** Each of its own budget line. */
    private static void payments(String partner, int count, String amount) {
        instructions(partner, count, amount, "pay", "2130106");
    }

    /** Instructions, each with its row of the ledger. */
    private static void instructions(String partner, int count, String amount, String purpose, String line) {
        for (int n = 0; n < count; n++) {
            UUID id = UUID.randomUUID();
            String wireId = "CT-" + id;
            TABLES.tell(TABLES.openCase(wireId), refundTo(partner, wireId, null));
            instruction(id, partner, wireId, null, amount, purpose, line);
        }
    }

    /** One message to the centre that carries so many instructions. */
    private static void application(String businessId, int lines, String amount) {
        TABLES.tell(TABLES.openCase(businessId), refundTo(CENTRE, businessId, null));
        for (int n = 0; n < lines; n++) {
            UUID id = UUID.randomUUID();
            instruction(id, CENTRE, "CT-" + id, businessId, amount, "pay", "line-" + n);
        }
    }

    private static void instruction(
            UUID id,
            String partner,
            String wireId,
            @Nullable String carrier,
            String amount,
            String purpose,
            String line) {
        TABLES.jdbc()
                .sql("""
                    with item as (
                      insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
                      values (:id, :partner, :wire, :id, '500103', 'CNY', :amount, legal_now())
                    ), owed as (
                      insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, line, amount, state, opened_at, changed_at)
                      values (:id, :id, :id, '500103', :purpose, :line, :amount, 'open', legal_now(), legal_now())
                    )
                    insert into instruction (obligation_id, n, wire_id, carried_in, case_id, jurisdiction, amount, state, issued_at, changed_at)
                    values (:id, 1, :wire, :carrier, :id, '500103', :amount, 'issued', legal_now(), legal_now())\
                    """)
                .param("id", id)
                .param("partner", partner)
                .param("wire", wireId)
                .param("purpose", purpose)
                .param("line", line)
                .param("carrier", carrier)
                .param("amount", new BigDecimal(amount))
                .update();
    }
}
