package cn.caitong.engine.cases;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Children's events on their way to parents, in the caller's transaction. A parent need not be there: its row says where it
 * will be, as a message's does. Nothing of the parent is locked but what the child holds anyway.
 */
final class Raises {
    private static final String ADD = """
        insert into inbox (flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier,
                           partner, origin, type, business_time, arrived_at, key_id, data)
        select flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier,
               'hub', 'child', 'child.' || type, business_time, arrived_at, key_id, data
          from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bytea[]) with ordinality
            as e(flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier,
                 type, business_time, arrived_at, key_id, data, n)
         order by n
        """;

    private final Transactions transactions;
    private final Vault vault;

    Raises(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    /**
     * One on its way.
     *
     * @param businessTime of the event that led to it
     * @param at legal time of the decision, UTC
     */
    record Raised(Raise raise, @Nullable Instant businessTime, Instant at) {
        static Raised of(Location child, Raise raise, @Nullable Instant businessTime, Instant at) {
            if (!raise.parent().caseId().equals(child.parentId())) {
                throw new IllegalStateException(
                        "The case " + child.caseId() + " raises " + raise.type() + " to one that is not its parent");
            }
            return new Raised(raise, businessTime, at);
        }

        Location to() {
            return raise.parent();
        }
    }

    void add(List<Raised> raised) {
        if (raised.isEmpty()) {
            return;
        }
        List<Sealed> data = raised.stream()
                .map(one -> vault.seal(Json.bytes(one.raise().data())))
                .toList();
        transactions
                .jdbc()
                .sql(ADD)
                .params(
                        text(raised, one -> one.to().flow()),
                        text(raised, one -> one.to().caseId()),
                        text(raised, one -> one.to().key()),
                        text(raised, one -> one.to().parentId()),
                        text(raised, one -> one.to().jurisdiction()),
                        text(raised, one -> one.to().partner()),
                        text(raised, one -> one.to().tender()),
                        text(raised, one -> one.to().lot()),
                        text(raised, one -> one.to().supplier()),
                        text(raised, one -> one.raise().type()),
                        text(raised, Raised::businessTime),
                        text(raised, Raised::at),
                        text(data, Sealed::keyId),
                        Columns.bytes(data, Sealed::bytes))
                .update();
    }
}
