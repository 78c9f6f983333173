package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;

import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.hold.MoneyLimits.Limit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Money that waits to leave, with what the ledger says of it. */
final class MoneyToLeave {
    /** Three sends, or 30,000.00, to the centre in an hour. */
    static final MoneyLimits LIMITS = new MoneyLimits(
            new Limit(1000, new BigDecimal("1000000.00")), Map.of(CENTRE, new Limit(3, new BigDecimal("30000.00"))));

    private final OutboxTables tables;

    MoneyToLeave(OutboxTables tables) {
        this.tables = tables;
    }

    /** Their business ids, in the order in which they leave. */
    List<String> refunds(String partner, int count, String amount) {
        return instructions(partner, count, amount, "refund", "");
    }

    /** Each of its own budget line. */
    List<String> payments(String partner, int count, String amount) {
        return instructions(partner, count, amount, "pay", "2130106");
    }

    /** One message to the centre that carries so many instructions. */
    void application(String businessId, int lines, String amount) {
        tables.tell(tables.openCase(businessId), refundTo(CENTRE, businessId, null));
        for (int n = 0; n < lines; n++) {
            UUID id = UUID.randomUUID();
            instruction(id, CENTRE, "CT-" + id, businessId, amount, "pay", "line-" + n);
        }
    }

    private List<String> instructions(String partner, int count, String amount, String purpose, String line) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    UUID id = UUID.randomUUID();
                    String wireId = "CT-" + id;
                    tables.tell(tables.openCase(wireId), refundTo(partner, wireId, null));
                    instruction(id, partner, wireId, null, amount, purpose, line);
                    return wireId;
                })
                .toList();
    }

    private void instruction(
            UUID id,
            String partner,
            String wireId,
            @Nullable String carrier,
            String amount,
            String purpose,
            String line) {
        tables.jdbc()
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
