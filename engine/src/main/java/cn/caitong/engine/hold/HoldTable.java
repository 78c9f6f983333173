package cn.caitong.engine.hold;

import cn.caitong.engine.hold.HoldAct.Act;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds, and what is asked for about them. In the caller's transaction. */
final class HoldTable {
    /** Money that is ready and that a hold stops. */
    private static final String STOPPED = """
        hold h
          join outgoing o on o.state = 'ready' and o.money and o.seq > h.passes_until
               and (h.scope = 'hub' or (h.scope = 'partner' and h.name = o.partner) or (h.scope = 'flow' and h.name = o.flow))
         where h.id = :hold\
        """;

    /**
     * The first {@code rows} are counted among what everybody may know, in the order in which it would leave: else asking for one
     * after the other would tell where there is what nobody may know of yet (P13).
     */
    private static final String REHEARSE = """
        with shown as materialized (
          select o.seq from %1$s and %2$s order by o.seq limit :rows
        ), last as materialized (
          select case when (select count(*) from shown) < :rows then (select max(o.seq) from %1$s)
                      else (select max(seq) from shown) end as seq
        ), stopped as materialized (
          select o.seq, o.due_at, (select sum(i.amount) from instruction i where i.carrier = o.business_id) as amount,
                 o.partner, o.flow, %2$s as is_shown
            from %1$s and o.seq <= (select seq from last)
        )
        select coalesce(max(seq), 0) as until, count(*) filter (where is_shown) as rows,
               coalesce(sum(amount) filter (where is_shown), 0.00) as amount,
               count(*) filter (where is_shown and due_at <= legal_now()) as overdue,
               count(*) filter (where is_shown and exists (
                 select from hold e where e.id <> :hold and e.released_at is null and stopped.seq > e.passes_until
                    and (e.scope = 'hub' or (e.scope = 'partner' and e.name = stopped.partner)
                         or (e.scope = 'flow' and e.name = stopped.flow)))) as held
          from stopped
        """.formatted(STOPPED, Veil.liftedOf("o.case_id"));

    private static final String ASK = """
        insert into hold_act (act, hold_id, scope, name, jurisdiction, reason, passes_until, rows, amount, asked_by, asked_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
        """;

    private static final String DECIDE = """
        update hold_act set decided_by = ?, decided_at = ?, outcome = ? where id = ? and outcome is null
        """;

    private static final String PLACE = """
        insert into hold (scope, name, jurisdiction, reason, placed_by, confirmed_by, placed_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String PASS = """
        update hold set passes_until = greatest(passes_until, ?) where id = ? and released_at is null
        """;

    /** What its persons saw counts as let go for good, against a limit too; what came later, or comes, does not. */
    private static final String RELEASE = """
        update hold set released_at = ?, released_by = ?, release_confirmed_by = ?, passes_until = greatest(passes_until, ?)
         where id = ? and released_at is null
        """;

    /** What was let go under another hold of this money passes this one from the beginning: two persons have seen it. */
    private static final String TRIP = """
        insert into hold (scope, name, jurisdiction, reason, placed_by, confirmed_by, placed_at, passes_until)
        select 'partner', ?, ?, ?, ?, ?, ?,
               coalesce((select max(h.passes_until) from hold h
                          where h.scope = 'hub' or (h.scope = 'partner' and h.name = ?)), 0)
        """;

    private static final String TRIPPED = """
        select exists (select from hold where released_at is null and scope = 'partner' and name = ? and placed_by = ?)
        """;

    private final JdbcClient jdbc;

    HoldTable(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** A hold that stands, locked by the caller. */
    record Standing(long id, HoldScope scope, String jurisdiction) {}

    Optional<Standing> lock(long id) {
        return jdbc.sql("select id, scope, name, jurisdiction from hold where id = ? and released_at is null for"
                        + " update")
                .param(id)
                .query((row, n) -> new Standing(row.getLong("id"), scope(row), row.getString("jurisdiction")))
                .optional();
    }

    List<Hold> standing() {
        return jdbc.sql("select * from hold where released_at is null order by id")
                .query((row, n) -> hold(row))
                .list();
    }

    /** What the first {@code rows} of what a hold stops come to; {@code until} is the last one's number. */
    record Counted(long until, Rehearsal rehearsal) {}

    Counted count(long hold, long rows) {
        return jdbc.sql(REHEARSE)
                .param("hold", hold)
                .param("rows", rows)
                .query((row, n) -> new Counted(
                        row.getLong("until"),
                        new Rehearsal(
                                row.getLong("rows"),
                                row.getBigDecimal("amount"),
                                row.getLong("overdue"),
                                row.getLong("held"))))
                .single();
    }

    /** Something asked for: of what stands, with what its person saw. */
    record Asked(
            Act act,
            @Nullable Long hold,
            HoldScope scope,
            String jurisdiction,
            String reason,
            @Nullable Counted counted) {}

    long ask(Asked asked, String person, Instant now) {
        return jdbc.sql(ASK)
                .param(asked.act().code())
                .param(asked.hold())
                .param(asked.scope().kind().code())
                .param(asked.scope().name())
                .param(asked.jurisdiction())
                .param(asked.reason())
                .param(asked.counted() == null ? null : asked.counted().until())
                .param(
                        asked.counted() == null
                                ? null
                                : asked.counted().rehearsal().rows())
                .param(
                        asked.counted() == null
                                ? null
                                : asked.counted().rehearsal().amount())
                .param(person)
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** An act that nobody has decided, locked by the caller. */
    record Undecided(HoldAct act, String jurisdiction, long until) {}

    Optional<Undecided> undecided(long id) {
        return jdbc.sql("select * from hold_act where id = ? and outcome is null for update")
                .param(id)
                .query((row, n) -> new Undecided(act(row), row.getString("jurisdiction"), row.getLong("passes_until")))
                .optional();
    }

    List<HoldAct> undecided() {
        return jdbc.sql("select * from hold_act where outcome is null order by id")
                .query((row, n) -> act(row))
                .list();
    }

    void decide(long id, String person, String outcome, Instant now) {
        jdbc.sql(DECIDE)
                .params(person, now.atOffset(ZoneOffset.UTC), outcome, id)
                .update();
    }

    void place(HoldScope scope, String jurisdiction, String reason, String by, String confirmedBy, Instant now) {
        jdbc.sql(PLACE)
                .params(
                        scope.kind().code(),
                        scope.name(),
                        jurisdiction,
                        reason,
                        by,
                        confirmedBy,
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void pass(long hold, long until) {
        jdbc.sql(PASS).params(until, hold).update();
    }

    void release(long hold, long until, String by, String confirmedBy, Instant now) {
        jdbc.sql(RELEASE)
                .params(now.atOffset(ZoneOffset.UTC), by, confirmedBy, until, hold)
                .update();
    }

    /** A limit stops a partner's money by itself. */
    void trip(String partner, String jurisdiction, String reason, String limit, Instant now) {
        jdbc.sql(TRIP)
                .params(partner, jurisdiction, reason, MoneyBrake.NOBODY, limit, now.atOffset(ZoneOffset.UTC), partner)
                .update();
    }

    /** Whether a partner's money is stopped by a limit now. */
    boolean isTripped(String partner) {
        return jdbc.sql(TRIPPED)
                .params(partner, MoneyBrake.NOBODY)
                .query(Boolean.class)
                .single();
    }

    private Hold hold(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Rehearsal waiting = count(id, Long.MAX_VALUE).rehearsal();
        return new Hold(
                id,
                scope(row),
                row.getString("reason"),
                row.getString("placed_by"),
                row.getString("confirmed_by"),
                instant(row, "placed_at"),
                waiting.rows(),
                waiting.amount());
    }

    private static HoldAct act(ResultSet row) throws SQLException {
        return new HoldAct(
                row.getLong("id"),
                Act.of(row.getString("act")),
                row.getObject("hold_id", Long.class),
                scope(row),
                row.getString("reason"),
                row.getObject("rows", Long.class),
                row.getBigDecimal("amount"),
                row.getString("asked_by"),
                instant(row, "asked_at"));
    }

    private static HoldScope scope(ResultSet row) throws SQLException {
        return new HoldScope(HoldScope.Kind.of(row.getString("scope")), row.getString("name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
