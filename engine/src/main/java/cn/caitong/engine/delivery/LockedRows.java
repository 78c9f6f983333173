package cn.caitong.engine.delivery;

import cn.caitong.engine.store.Columns;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks rows of the outbox, with the questions about them and what they ask after; always in the order of their ids. What their
 * attempts say is read under the lock: it may have changed while the lock was waited for.
 */
final class LockedRows {
    static final String RELATED = """
        with o as materialized (
          select * from outgoing
           where id in (select id from unnest(?::uuid[]) as x (id)
                        union
                        select q.inquiry_of from unnest(?::uuid[]) as x (id) join outgoing q on q.id = x.id
                         where q.inquiry_of is not null
                        union
                        select q.id from unnest(?::uuid[]) as x (id) join outgoing q on q.inquiry_of = x.id)
           order by id for update
        )
        select %s from o left join lateral newest_attempt_seen(o.id, o.attempt) t on true order by o.id\
        """.formatted(OutgoingRow.COLUMNS);
    private static final String IS_RUN_OUT = "o.state = 'sending' and o.lease_until < (select database_now())";
    static final String RUN_OUT = """
        select %s
          from outgoing o left join attempt t on t.outgoing_id = o.id and t.n = o.attempt
         where %s
         order by o.lease_until limit ? for update of o skip locked\
        """.formatted(OutgoingRow.COLUMNS, IS_RUN_OUT);
    private static final String RUN_OUT_ALONE = """
        select %s
          from outgoing o left join attempt t on t.outgoing_id = o.id and t.n = o.attempt
         where %s and o.id = ?
           for update of o skip locked\
        """.formatted(OutgoingRow.COLUMNS, IS_RUN_OUT);

    private final JdbcClient jdbc;

    LockedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OutgoingRow> related(List<UUID> ids) {
        Object column = Columns.text(ids, id -> id);
        return jdbc.sql(RELATED)
                .params(column, column, column)
                .query(OutgoingRow::read)
                .list();
    }

    /** Rows whose lease ran out, but for those that somebody is just ending. */
    List<OutgoingRow> runOut(int max) {
        return jdbc.sql(RUN_OUT).param(max).query(OutgoingRow::read).list();
    }

    List<OutgoingRow> runOut(UUID id) {
        return jdbc.sql(RUN_OUT_ALONE).param(id).query(OutgoingRow::read).list();
    }

    List<UUID> runOutIds(int max) {
        return jdbc.sql("select o.id from outgoing o where " + IS_RUN_OUT + " order by o.lease_until limit ?")
                .param(max)
                .query(UUID.class)
                .list();
    }
}
