package cn.caitong.engine.reconciliation;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes statements apart. A statement is its case's data; it is taken apart once, and again when its case was decided again: then it
 * may have been corrected. What its case was told stays told. Each by itself, so that one which cannot be keeps no other (P9).
 */
final class StatementTake {
    private static final String IS_FRESH = """
        c.state = 'received'
           and not exists (select from statement_day d where d.case_id = c.id and d.version = c.version)\
        """;

    private static final String FRESH = """
        select c.id, k.items
          from unnest(?::text[], ?::text[]) as k (flow, items) join case_file c on c.flow = k.flow
         where %s
         order by c.data ->> 'date', c.id
        """.formatted(IS_FRESH);

    /**
     * An instruction beside money received is none of ours: {@code received} alone says what the bank did. Under {@code partner} stands
     * whose statements follow one another: of one district alone, by the case's key, they are a {@link Sender} of their own.
     */
    private static final String TAKE = """
        with fresh as materialized (
          select c.id, c.version, c.jurisdiction, c.flow, c.data, (c.data ->> 'date')::date as date,
                 case when c.key = concat_ws('/', c.partner, c.jurisdiction, c.data ->> 'date')
                      then c.partner || '/' || c.jurisdiction else c.partner end as partner
            from case_file c
           where c.id = ? and %s
        ), kept as (
          insert into statement_day as day (case_id, message_id, partner, date, jurisdiction, flow, version, opening, closing,
                                            taken_at, compare_at)
          select f.id,
                 coalesce((f.data #>> '{taken,message}')::uuid,
                          (select m.id from message m where m.case_id = f.id order by m.received_at limit 1)),
                 f.partner, f.date, f.jurisdiction, f.flow, f.version, (f.data ->> 'opening')::numeric,
                 (f.data ->> 'closing')::numeric, k.now, k.now + k.settle
            from fresh f, (select ?::timestamptz as now, make_interval(secs => ?) as settle) k
          on conflict (partner, date) do update
             set message_id = excluded.message_id, version = excluded.version, opening = excluded.opening,
                 closing = excluded.closing, taken_at = excluded.taken_at, compare_at = excluded.compare_at
           where day.case_id = excluded.case_id
          returning case_id
        )
        insert into statement_line as line (partner, date, line, jurisdiction, kept_under, version, kind, receipt_id, wire_id,
                                            amount, booked_on, bank_trace, told_at)
        select f.partner, f.date, l.line, f.jurisdiction, ?::text, f.version, l.kind, coalesce(l."receiptId", l."paymentId"),
               case when l.kind <> 'received' then l."instructionId" end, l.amount, l."bookedOn", l."bankTrace",
               (select max(e.told_at) from statement_line e
                 where e.partner = f.partner and e.date = f.date and e.kind = l.kind and e.wire_id = l."instructionId")
          from kept k join fresh f on f.id = k.case_id,
               jsonb_to_recordset(f.data -> 'lines') as l (line int, kind text, "receiptId" text, "paymentId" text,
                                                           "instructionId" text, amount numeric, "bookedOn" date,
                                                           "bankTrace" text)
        on conflict (partner, date, line) do update
           set version = excluded.version, kind = excluded.kind, receipt_id = excluded.receipt_id, wire_id = excluded.wire_id,
               amount = excluded.amount, booked_on = excluded.booked_on, bank_trace = excluded.bank_trace,
               told_at = excluded.told_at,
               replaced = line.replaced
                          + case when (line.kind, line.receipt_id, line.wire_id, line.amount, line.booked_on)
                                      is distinct from
                                      (excluded.kind, excluded.receipt_id, excluded.wire_id, excluded.amount,
                                       excluded.booked_on)
                                 then 1 else 0 end
        """.formatted(IS_FRESH);

    /** What a correction leaves out. */
    private static final String LEFT_OUT = """
        delete from statement_line l using statement_day d
         where d.case_id = ? and d.partner = l.partner and d.date = l.date and l.version is distinct from d.version
        """;

    private final JdbcClient jdbc;

    StatementTake(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /**
     * One that has come, or was corrected, since.
     *
     * @param items the origin of the items that it is about; null: its sender's own
     */
    record Fresh(UUID caseId, @Nullable String items) {}

    /** Those of these kinds, the days in their order. */
    List<Fresh> fresh(Collection<StatementKind> kinds) {
        List<StatementKind> all = List.copyOf(kinds);
        return jdbc.sql(FRESH)
                .params(text(all, StatementKind::flow), text(all, StatementKind::items))
                .query((row, n) -> new Fresh(row.getObject("id", UUID.class), row.getString("items")))
                .list();
    }

    /** Takes it apart, to be compared after a while; in the caller's transaction. */
    void take(Fresh one, Instant now, Duration settle) {
        jdbc.sql(TAKE)
                .param(one.caseId())
                .param(now.atOffset(ZoneOffset.UTC))
                .param((double) settle.toSeconds())
                .param(one.items())
                .update();
        jdbc.sql(LEFT_OUT).param(one.caseId()).update();
    }
}
