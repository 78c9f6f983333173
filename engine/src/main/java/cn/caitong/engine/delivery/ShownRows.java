package cn.caitong.engine.delivery;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.engine.store.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What partners' own news has shown of what they were told. In the caller's transaction; the first word about a row counts. */
final class ShownRows {
    private static final String KEEP = """
        insert into outgoing_shown (outgoing_id, refused, message_id, shown_at, jurisdiction)
        select distinct on (o.id) o.id, x.refused, x.message_id, x.at, o.jurisdiction
          from unnest(?::uuid[], ?::boolean[], ?::uuid[], ?::timestamptz[]) with ordinality
            as x (id, refused, message_id, at, n)
          join outgoing o on o.id = x.id and o.state in ('ready', 'sending', 'unknown', 'parked')
         order by o.id, x.n
        on conflict do nothing\
        """;

    /** A sending that is under way is waited for: its own end may be the same. */
    private static final String OPEN = """
        select s.outgoing_id from outgoing_shown s join outgoing o on o.id = s.outgoing_id
         where s.ended_at is null and o.state not in ('sending', 'parked') order by s.shown_at limit ?\
        """;

    /** Whether this hub, or one whose books a restore has lost, can have sent it. */
    private static final String READ = """
        select refused, message_id,
               exists (select from attempt t where t.outgoing_id = s.outgoing_id and t.outcome is distinct from 'not-sent')
               or exists (select from recovery where since is not null) as may_have_left
          from outgoing_shown s where s.outgoing_id = ? and s.ended_at is null for update of s\
        """;

    private static final String END = "update outgoing_shown set ended_at = ? where outgoing_id = ?";

    private final JdbcClient jdbc;

    ShownRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What news shows of one row. */
    record Proof(boolean refused, @Nullable UUID messageId, boolean mayHaveLeft) {}

    /** Of rows that have not ended; of all others nothing is kept. */
    void keep(List<Changed<Shown>> shown) {
        if (!shown.isEmpty()) {
            jdbc.sql(KEEP)
                    .params(
                            Columns.text(
                                    shown,
                                    one -> NewOutgoing.idOf(one.location().caseId(), one.change())),
                            Columns.text(shown, one -> one.change().refused()),
                            Columns.text(shown, one -> one.change().messageId()),
                            Columns.text(shown, Changed::at))
                    .update();
        }
    }

    List<UUID> open(int max) {
        return jdbc.sql(OPEN).param(max).query(UUID.class).list();
    }

    /** Locked; nothing where another node has ended by it already. */
    Optional<Proof> read(UUID outgoing) {
        return jdbc.sql(READ)
                .param(outgoing)
                .query((row, n) -> new Proof(
                        row.getBoolean("refused"),
                        row.getObject("message_id", UUID.class),
                        row.getBoolean("may_have_left")))
                .optional();
    }

    void end(UUID outgoing, Instant at) {
        jdbc.sql(END).params(at.atOffset(ZoneOffset.UTC), outgoing).update();
    }
}
