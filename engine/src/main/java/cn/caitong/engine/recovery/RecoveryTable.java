package cn.caitong.engine.recovery;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.recovery.Gap.Statement;
import cn.caitong.engine.recovery.RecoveryState.Waited;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one row of {@code recovery}, and the partners that must cover its gap. In the caller's transaction. */
final class RecoveryTable {
    /** What was restored cannot know who first spoke in the gap: whoever is described is waited for. */
    private static final String WAIT = """
        insert into recovery_partner (partner, jurisdiction, need)
        select * from unnest(?::text[], ?::text[], ?::text[])
        returning partner
        """;

    private static final String STATEMENTS = """
        select date, opening, closing, taken_at > ? as is_late from statement_day
         where partner = ? and date >= coalesce((select max(date) from statement_day where partner = ? and date < ?), ?)
         order by date
        """;

    private static final String COVER = """
        update recovery_partner set covered_at = ?, covered_by = ?, confirmed_by = ?
         where partner = ? and covered_at is null
        """;

    private static final String DECLARE = """
        update recovery_partner set declared_by = ?, declared_at = ?, reason = ? where partner = ? and covered_at is null
        """;

    private static final String DOUBTS = """
        select o.business_id, o.flow, c.key, o.state,
               (select sum(i.amount) from instruction i where i.carrier = o.business_id) as amount
          from outgoing o left join case_file c on c.id = o.case_id
         where o.partner = ? and o.money
           and (o.state = 'unknown' or o.state = 'ready' and not recovery_lets_go(o.id, o.business_id))
           and (c.id is null or %s)
         order by o.seq
        """.formatted(Veil.LIFTED);

    private final JdbcClient jdbc;

    RecoveryTable(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** The restore's times. */
    record Times(
            @Nullable Instant since,
            @Nullable Instant begunAt,
            @Nullable Instant covered) {
        boolean isToBegin() {
            return since != null && covered == null && begunAt == null;
        }

        boolean isOpen() {
            return since != null && covered == null && begunAt != null;
        }
    }

    Times look() {
        return jdbc.sql("select since, begun_at, covered from recovery")
                .query(RecoveryTable::times)
                .single();
    }

    /** One node at a time changes what follows from it. */
    Times lock() {
        return jdbc.sql("select since, begun_at, covered from recovery for update")
                .query(RecoveryTable::times)
                .single();
    }

    /** A new gap: what was asked and covered in an earlier one says nothing about it. Returns who is waited for. */
    List<String> begin(Map<String, Expected> partners, Instant now) {
        jdbc.sql("delete from recovery_partner").update();
        jdbc.sql("delete from recovery_asked").update();
        jdbc.sql("update recovery set begun_at = ?").param(utc(now)).update();
        List<Map.Entry<String, Expected>> all = List.copyOf(partners.entrySet());
        return jdbc.sql(WAIT)
                .params(
                        text(all, Map.Entry::getKey),
                        text(all, one -> one.getValue().jurisdiction()),
                        text(all, one -> one.getValue().sendsStatements() ? "statement" : "word"))
                .query(String.class)
                .list();
    }

    /** Who may have to cover a gap, by its descriptor. */
    record Expected(String jurisdiction, boolean sendsStatements) {}

    List<Waited> partners() {
        return jdbc.sql("select * from recovery_partner order by partner")
                .query((row, n) -> waited(row))
                .list();
    }

    /** Money to a partner that may have left in the gap, in the order in which it would leave. */
    List<Doubt> doubts(String partner) {
        return jdbc.sql(DOUBTS)
                .param(partner)
                .query((row, n) -> new Doubt(
                        row.getString("business_id"),
                        row.getString("flow"),
                        row.getString("key"),
                        row.getString("state"),
                        row.getBigDecimal("amount")))
                .list();
    }

    Optional<Waited> partner(String id) {
        return jdbc.sql("select * from recovery_partner where partner = ? for update")
                .param(id)
                .query((row, n) -> waited(row))
                .optional();
    }

    /** Those of the gap, and the last one before it. */
    List<Statement> statements(String partner, Gap gap, Instant begunAt) {
        return jdbc.sql(STATEMENTS)
                .params(utc(begunAt), partner, partner, gap.from(), gap.from())
                .query((row, n) -> new Statement(
                        row.getObject("date", LocalDate.class),
                        row.getBigDecimal("opening"),
                        row.getBigDecimal("closing"),
                        row.getBoolean("is_late")))
                .list();
    }

    void declare(String partner, @Nullable String by, @Nullable String reason, Instant now) {
        jdbc.sql(DECLARE)
                .param(by)
                .param(by == null ? null : utc(now))
                .param(reason)
                .param(partner)
                .update();
    }

    void cover(String partner, String how, @Nullable String confirmedBy, Instant now) {
        jdbc.sql(COVER)
                .param(utc(now))
                .param(how)
                .param(confirmedBy)
                .param(partner)
                .update();
    }

    void end(Instant now) {
        jdbc.sql("update recovery set covered = ?").param(utc(now)).update();
    }

    private static Waited waited(ResultSet row) throws SQLException {
        return new Waited(
                row.getString("partner"),
                row.getString("need"),
                List.of(),
                instant(row, "covered_at"),
                row.getString("covered_by"),
                row.getString("declared_by"),
                row.getString("reason"));
    }

    private static Times times(ResultSet row, int n) throws SQLException {
        return new Times(instant(row, "since"), instant(row, "begun_at"), instant(row, "covered"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
