package cn.caitong.engine.delivery;

import static cn.caitong.engine.store.Columns.bytes;
import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims what is due to a partner, and marks it: the tables of tx 3a. */
final class ClaimedRows {
    private static final String DUE_NOW =
            "o.partner = ? and o.state = 'ready' and o.next_attempt_at <= (select legal_now())";

    /** The head of an order key, or a row that bypasses it. */
    private static final String HEAD = """
        case when o.bypass then true
                      else not exists (select from outgoing e
                                        where e.order_key = o.order_key and e.seq < o.seq
                                          and e.state in ('ready', 'sending', 'unknown', 'parked')) end\
        """;

    /**
     * What may still keep a row of money back, asked for each since all are rare: a restore's gap (P12), a hold of its flow, news that
     * its partner has it, or the row's own mark.
     */
    private static final String MONEY_MAY = """
        case when (select since is null from recovery) then true else recovery_lets_go(o.id, o.business_id) end
             and not exists (select from hold h where h.released_at is null and h.scope = 'flow' and h.name = o.flow
                                                  and o.seq > h.passes_until)
             and not exists (select from outgoing_shown n where n.outgoing_id = o.id and n.ended_at is null)
             and not o.kept_back\
        """;

    /** Two persons have seen it wait, under whatever hold, and have let it go: no limit stops it again. */
    private static final String LET_GO = """
        case when c.money
             then exists (select from hold h where c.seq <= h.passes_until
                                               and (h.scope = 'hub' or (h.scope = 'partner' and h.name = c.partner)
                                                    or (h.scope = 'flow' and h.name = c.flow)))
             else false end\
        """;

    /**
     * Holds and recovery stop money alone; whoever claims decides whether money may leave at all. What stops a partner's money
     * altogether is looked up once: up to which number its rows pass, none being stopped if there is no such number. While some
     * are, however many, they are not even read: money that passes and everything else are found by indexes of their own. Cases
     * and limits instead of ors and joins keep the planner on the index that has the rows in their order. Of a partner that is
     * away nothing is read at all until a message may try.
     */
    static final String CLAIM = """
        with gate as materialized (
          select case when ? and (select since is null or covered is not null from recovery)
                      then (select min(h.passes_until) from hold h
                             where h.released_at is null and (h.scope = 'hub' or (h.scope = 'partner' and h.name = ?)))
                      else -1 end as passes
        ), lane as materialized (
          select coalesce(u.next_at <= legal_now(), true) as open, u.next_at is not null as tries
            from (values (?)) x (partner) left join outage u on u.partner = x.partner
        ), unstopped as materialized (
          select o.* from outgoing o
           where (select open from lane) and (select passes from gate) is null and %1$s and %2$s and case when o.money then %3$s else true end
           order by o.next_attempt_at, o.seq
           limit ?
             for update of o skip locked
        ), no_money as materialized (
          select o.* from outgoing o
           where (select open from lane) and (select passes from gate) is not null and not o.money and %1$s and %2$s
           order by o.next_attempt_at, o.seq
           limit ?
             for update of o skip locked
        ), passing as materialized (
          select o.* from outgoing o
           where (select open from lane) and (select passes from gate) is not null and o.partner = ? and o.state = 'ready' and o.money
             and o.seq <= (select passes from gate)
             and case when o.next_attempt_at <= (select legal_now()) then %3$s else false end and %2$s
           order by o.seq
           limit ?
             for update of o skip locked
        ), claimed as (
          select * from unstopped union all select * from no_money union all select * from passing
           order by next_attempt_at, seq
           limit ?
        )
        select c.id, c.case_id, c.flow, c.jurisdiction, c.partner, c.type, c.money, c.business_id,
               coalesce((select a.business_id from outgoing a where a.id = c.inquiry_of), c.business_id) as about,
               c.attempt, c.lease_epoch, (select tries from lane) as is_try, b.key_id, b.bytes, f.mapping, f.wire_digest, %4$s as let_go
          from claimed c
          left join lateral (select key_id, bytes from body
                              where owner = c.id and n = 0 and at = c.created_at
                                and kind = case c.attempt when 0 then 'canonical' else 'wire' end limit 1) b on true
          left join lateral (select mapping, wire_digest from attempt
                              where outgoing_id = c.id and n = 1 limit 1) f on true
         order by c.next_attempt_at, c.seq\
        """.formatted(DUE_NOW, HEAD, MONEY_MAY, LET_GO);

    static final String MARK = """
        with marked as materialized (
          select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[])
            as m (id, n, epoch, mapping, digest, key_id, wire)
        ), taken as (
          update outgoing o
             set state = 'sending', attempt = m.n, lease_epoch = m.epoch, lease_node = ?,
                 lease_until = database_now() + ?::interval, next_attempt_at = null
            from marked m where o.id = m.id
          returning o.id, o.jurisdiction, o.created_at
        ), tried as (
          insert into attempt (outgoing_id, n, jurisdiction, epoch, node, mapping, wire_digest, marked_at)
          select m.id, m.n, t.jurisdiction, m.epoch, ?, m.mapping, m.digest, ?::timestamptz
            from marked m join taken t using (id)
        )
        insert into body (owner, kind, n, at, key_id, bytes, jurisdiction)
        select m.id, 'wire', 0, t.created_at, m.key_id, m.wire, t.jurisdiction
          from marked m join taken t using (id) where m.wire is not null\
        """;
    /**
     * The first row in their order is looked at, for each partner that is not away: an exists would be joined, by reading all that
     * is due.
     */
    static final String DUE = """
        select p from unnest(?::text[]) as x (p)
         cross join lateral (select from outgoing o
                              where o.partner = p and o.state = 'ready' and o.next_attempt_at <= (select legal_now())
                              order by o.next_attempt_at limit 1) o
         where not exists (select from outage u where u.partner = p and u.next_at > (select legal_now()))\
        """;

    private static final String PARK =
            "update outgoing set state = 'parked', next_attempt_at = null where id = any (?::uuid[])";

    private final JdbcClient jdbc;

    ClaimedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Claim> claim(String partner, boolean moneyMayLeave, int max) {
        return jdbc.sql(CLAIM)
                .params(claiming(partner, moneyMayLeave, max))
                .query(ClaimedRows::read)
                .list();
    }

    /** The values of {@link #CLAIM}, in their order. */
    static Object[] claiming(String partner, boolean moneyMayLeave, int max) {
        return new Object[] {moneyMayLeave, partner, partner, partner, max, partner, max, partner, max, max};
    }

    /** Marks them as this node's for the length of the lease, and keeps the bytes of first attempts. */
    void mark(List<Mark> marks, Marking.Lease lease) {
        if (marks.isEmpty()) {
            return;
        }
        jdbc.sql(MARK)
                .params(
                        text(marks, mark -> mark.claim().id()),
                        text(marks, Mark::attempt),
                        text(marks, Mark::epoch),
                        text(marks, Mark::mapping),
                        text(marks, Mark::digest),
                        text(
                                marks,
                                mark -> mark.fresh() == null
                                        ? null
                                        : mark.fresh().keyId()),
                        bytes(
                                marks,
                                mark -> mark.fresh() == null
                                        ? null
                                        : mark.fresh().bytes()),
                        lease.node(),
                        lease.length().toString(),
                        lease.node(),
                        lease.now().toString())
                .update();
    }

    void park(List<Claim> claims) {
        if (!claims.isEmpty()) {
            jdbc.sql(PARK).param(text(claims, Claim::id)).update();
        }
    }

    List<String> due(List<String> partners) {
        return jdbc.sql(DUE)
                .param(text(partners, partner -> partner))
                .query(String.class)
                .list();
    }

    private static Claim read(ResultSet row, int n) throws SQLException {
        String keyId = row.getString("key_id");
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("flow"),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getString("type"),
                row.getBoolean("money"),
                row.getBoolean("let_go"),
                row.getString("business_id"),
                row.getString("about"),
                row.getInt("attempt"),
                row.getLong("lease_epoch"),
                row.getBoolean("is_try"),
                keyId == null ? null : new Sealed(keyId, row.getBytes("bytes")),
                row.getString("mapping"),
                row.getString("wire_digest"));
    }
}
