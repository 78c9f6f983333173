package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.flow.Outgoing;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody answered the call; the partner's own books say that it had it (P3). */
@Tag("database")
class AStatementEndsWhatIsUnknownTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final ListedSends listed = new ListedSends(TABLES.delivery);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        TABLES.empty();
    }

    @Test
    void itWasDeliveredAndThePartnerIsNotAskedAnyMore() {
        UUID refund = unknown("CT-1");
        lists(CENTRE, "CT-1");
        listed.sweep();
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
        assertThat(TABLES.strings("select state from outgoing where inquiry_of is not null"))
                .containsExactly("withdrawn");
        assertThat(TABLES.mark(10)).isEmpty();
        assertThat(TABLES.evidence(refund)).endsWith("delivery.delivered");
        listed.sweep();
        assertThat(TABLES.events()).as("told once").hasSize(2);
    }

    @Test
    void whoCouldNotBeAskedNeedsNoPersonAnyMore() {
        UUID recall = TABLES.tell(
                TABLES.openCase("recall"),
                new Outgoing.Tell(CENTRE, OutboxTables.RECALL, "RC-1", true, OutboxTables.data("RC-1"), null));
        TABLES.end(TABLES.markOne(), new Unknown("time-out"));
        assertThat(open()).containsExactly("delivery-unknown");
        lists(CENTRE, "RC-1");
        listed.sweep();
        assertThat(TABLES.state(recall)).isEqualTo("delivered");
        assertThat(open()).isEmpty();
    }

    @Test
    void anApplicationIsEndedByOneOfItsLines() {
        UUID application = unknown("AP-1");
        TABLES.jdbc().sql("""
            with item as (insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
                          values (gen_random_uuid(), 'payable', 'P-1', gen_random_uuid(), '500103', 'CNY', 2, legal_now())
                          returning id, case_id),
                 owed as (insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, line, amount, state, opened_at,
                                                        changed_at)
                          select gen_random_uuid(), id, case_id, '500103', 'pay', line, 1, 'open', legal_now(), legal_now()
                            from item, (values ('A'), ('B')) l (line)
                          returning id, case_id, line)
            insert into instruction (obligation_id, n, wire_id, carried_in, case_id, jurisdiction, amount, state, issued_at, changed_at)
            select id, 1, 'CT-' || line, 'AP-1', case_id, '500103', 1, 'issued', legal_now(), legal_now() from owed
            """).update();
        lists(CENTRE, "CT-B");
        listed.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
    }

    @Test
    void anotherPartnersStatementProvesNothing() {
        UUID refund = unknown("CT-1");
        lists(OutboxTables.OTHER, "CT-1");
        lists(CENTRE, "CT-2");
        listed.sweep();
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
    }

    @Test
    void whatHasNotLeftIsNotTouched() {
        UUID refund = TABLES.refund("CT-1");
        lists(CENTRE, "CT-1");
        listed.sweep();
        assertThat(TABLES.state(refund)).isEqualTo("ready");
    }

    private static UUID unknown(String businessId) {
        UUID refund = TABLES.refund(businessId);
        TABLES.end(TABLES.markOne(), new Unknown("time-out"));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        return refund;
    }

    private static void lists(String partner, String wireId) {
        TABLES.jdbc().sql("""
            with day as (insert into statement_day (case_id, message_id, partner, date, jurisdiction, taken_at)
                         values (gen_random_uuid(), gen_random_uuid(), :partner, '2026-11-20', '500103', legal_now())
                         returning partner, date)
            insert into statement_line (partner, date, line, jurisdiction, kind, receipt_id, wire_id, amount, booked_on)
            values (:partner, '2026-11-20', 1, '500103', 'credited', 'R-1', :wire, 1, '2026-11-20')
            """).param("partner", partner).param("wire", wireId).update();
    }

    private static List<String> open() {
        return TABLES.strings("select code from parked where resolved_at is null");
    }
}
