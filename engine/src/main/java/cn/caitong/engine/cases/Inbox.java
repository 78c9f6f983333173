package cn.caitong.engine.cases;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.util.List;
import java.util.Locale;

/** Events on their way to cases that exist; their data is sealed. Messages of partners get here through intake. */
public final class Inbox {
    private static final String ADD = """
        insert into inbox (flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier,
                           partner, origin, type, message_id, sequence, business_time, arrived_at, key_id, data)
        select c.flow, c.id, c.key, c.parent_id, c.jurisdiction, c.partner, c.tender, c.lot, c.supplier,
               e.partner, e.origin, e.type, e.message_id, e.sequence, e.business_time, e.arrived_at, e.key_id, e.data
          from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::timestamptz[],
                      ?::timestamptz[], ?::text[], ?::bytea[]) with ordinality
            as e(case_id, partner, origin, type, message_id, sequence, business_time, arrived_at, key_id, data, n)
          join case_file c on c.id = e.case_id
         order by e.n
        returning id
        """;

    private final Transactions transactions;
    private final Vault vault;

    public Inbox(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    /** Adds them in the caller's transaction, which wakes their flows after its commit; one statement. */
    public void add(List<CaseEvent> events) {
        insert(events);
    }

    /** Adds them and says under which numbers, in their order. */
    List<Long> insert(List<CaseEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Sealed> data = events.stream()
                .map(e -> vault.seal(Json.bytes(e.event().data())))
                .toList();
        List<Long> added = transactions
                .jdbc()
                .sql(ADD)
                .params(
                        text(events, CaseEvent::caseId),
                        text(events, e -> e.event().partner()),
                        text(events, e -> e.event().origin().name().toLowerCase(Locale.ROOT)),
                        text(events, e -> e.event().type()),
                        text(events, e -> e.event().messageId()),
                        text(events, e -> e.event().sequence()),
                        text(events, e -> e.event().businessTime()),
                        text(events, e -> e.event().arrivedAt()),
                        text(data, Sealed::keyId),
                        Columns.bytes(data, Sealed::bytes))
                .query(Long.class)
                .list();
        if (added.size() != events.size()) {
            throw new IllegalStateException("%d of %d events are of cases that do not exist"
                    .formatted(events.size() - added.size(), events.size()));
        }
        return added.stream().sorted().toList();
    }
}
