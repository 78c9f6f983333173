package cn.caitong.engine.cases;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parents' events on their way to the children, in the caller's transaction. */
final class FanOutTable {
    private static final String ADD = """
        insert into fan_out (parent_id, flow, jurisdiction, type, data, supplier, at)
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::text[], ?::timestamptz[])
        """;
    /** A parent's events reach each child in the order decided: the next waits until the one before is done. */
    private static final String NEXT = """
        select id, parent_id, type, data, supplier, at, cursor_id from fan_out f
         where not exists (select from fan_out before where before.parent_id = f.parent_id and before.id < f.id)
         order by id limit 1 for update skip locked
        """;

    private static final String HAND_ON = """
        with handed as (
          insert into inbox (flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier,
                             partner, origin, type, sequence, arrived_at, key_id, data)
          select flow, id, key, parent_id, jurisdiction, partner, tender, lot, supplier,
                 'hub', 'parent', ?, ?::bigint, ?::timestamptz, ?, ?::bytea
            from case_file where parent_id = ?::uuid and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
             and supplier is not distinct from coalesce(?::text, supplier)
           order by id limit ?
          returning flow, case_id
        )
        select flow, case_id from handed order by case_id
        """;

    private final Transactions transactions;

    FanOutTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One event on its way.
     *
     * @param cursor the last child that has it; null before the first
     */
    record Underway(
            long id,
            UUID parentId,
            String type,
            String data,
            @Nullable String supplier,
            Instant at,
            @Nullable UUID cursor) {}

    /** A child that was given the event. */
    record Child(String flow, UUID caseId) {}

    void add(List<Changed<FanOut>> fanOuts) {
        if (fanOuts.isEmpty()) {
            return;
        }
        transactions
                .jdbc()
                .sql(ADD)
                .params(
                        text(fanOuts, f -> f.location().caseId()),
                        text(fanOuts, f -> f.location().flow()),
                        text(fanOuts, f -> f.location().jurisdiction()),
                        text(fanOuts, f -> f.change().type()),
                        text(fanOuts, f -> f.change().data()),
                        text(fanOuts, f -> f.change().supplier()),
                        text(fanOuts, Changed::at))
                .update();
    }

    /** Locks the next one that nobody is working on. */
    Optional<Underway> next() {
        return transactions
                .jdbc()
                .sql(NEXT)
                .query((row, n) -> new Underway(
                        row.getLong("id"),
                        row.getObject("parent_id", UUID.class),
                        row.getString("type"),
                        row.getString("data"),
                        row.getString("supplier"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("cursor_id", UUID.class)))
                .optional();
    }

    /** Puts it into the inbox of the next children, in the order of their ids. */
    List<Child> handOn(Underway event, Sealed data, int max) {
        return transactions
                .jdbc()
                .sql(HAND_ON)
                .param("parent." + event.type())
                .param(event.id())
                .param(event.at().atOffset(ZoneOffset.UTC))
                .param(data.keyId())
                .param(data.bytes())
                .param(event.parentId())
                .param(event.cursor())
                .param(event.supplier())
                .param(max)
                .query((row, n) -> new Child(row.getString("flow"), row.getObject("case_id", UUID.class)))
                .list();
    }

    void moveTo(Underway event, UUID cursor) {
        transactions
                .jdbc()
                .sql("update fan_out set cursor_id = ? where id = ?")
                .params(cursor, event.id())
                .update();
    }

    void end(Underway event) {
        transactions
                .jdbc()
                .sql("delete from fan_out where id = ?")
                .param(event.id())
                .update();
    }
}
