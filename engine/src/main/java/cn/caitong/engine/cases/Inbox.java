package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Event;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        """;

    private final Transactions transactions;
    private final Vault vault;
    private final ObjectMapper json = new ObjectMapper();

    public Inbox(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    /** Adds them in the caller's transaction, which wakes their flows after its commit; one statement. */
    public void add(List<CaseEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<Sealed> data = events.stream().map(e -> seal(e.event().data())).toList();
        int added = transactions
                .jdbc()
                .sql(ADD)
                .params(
                        Columns.text(events, CaseEvent::caseId),
                        Columns.text(events, e -> e.event().partner()),
                        Columns.text(events, e -> code(e.event().origin())),
                        Columns.text(events, e -> e.event().type()),
                        Columns.text(events, e -> e.event().messageId()),
                        Columns.text(events, e -> e.event().sequence()),
                        Columns.text(events, e -> e.event().businessTime()),
                        Columns.text(events, e -> e.event().arrivedAt()),
                        Columns.text(data, Sealed::keyId),
                        Columns.bytes(data, Sealed::bytes))
                .update();
        if (added != events.size()) {
            throw new IllegalStateException(
                    "%d of %d events are of cases that do not exist".formatted(events.size() - added, events.size()));
        }
    }

    static String code(Event.Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private Sealed seal(JsonNode data) {
        try {
            return vault.seal(json.writeValueAsBytes(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", impossible);
        }
    }
}
