package cn.caitong.engine.delivery;

import static cn.caitong.engine.store.Columns.bytes;
import static cn.caitong.engine.store.Columns.text;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts rows into the outbox, with their canonical data beside them. */
final class OutboxRows {
    private static final String INSERT = """
        with fresh as materialized (
          select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[],
                               ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bytea[])
                        with ordinality
            as f (id, case_id, flow, jurisdiction, partner, type, money, order_key, inquiry_of, business_id, due_at, at,
                  key_id, bytes, n)
        ), kept as (
          insert into body (owner, kind, n, at, key_id, bytes, jurisdiction)
          select id, 'canonical', 0, at, key_id, bytes, jurisdiction from fresh
        )
        insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, bypass, inquiry_of,
                              business_id, state, next_attempt_at, due_at, created_at)
        select id, case_id, flow, jurisdiction, partner, type, money, order_key, inquiry_of is not null, inquiry_of,
               business_id, 'ready', at, due_at, at
          from fresh order by n\
        """;

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<NewOutgoing> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .params(
                        text(rows, NewOutgoing::id),
                        text(rows, NewOutgoing::caseId),
                        text(rows, NewOutgoing::flow),
                        text(rows, NewOutgoing::jurisdiction),
                        text(rows, NewOutgoing::partner),
                        text(rows, NewOutgoing::type),
                        text(rows, NewOutgoing::money),
                        text(rows, NewOutgoing::orderKey),
                        text(rows, NewOutgoing::inquiryOf),
                        text(rows, NewOutgoing::businessId),
                        text(rows, NewOutgoing::dueAt),
                        text(rows, NewOutgoing::at),
                        text(rows, row -> row.data().keyId()),
                        bytes(rows, row -> row.data().bytes()))
                .update();
    }
}
