package cn.caitong.engine.alarm;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody and may not be shown yet, for those who run the hub: that it is there, so that it can be counted and
 * what failed can be tried again. Nothing filters it, or a filter would say what it is about. Only the day of its opening is
 * told, since the hour would name the tender.
 */
public final class VeiledQueries {
    private static final String NEWEST = " order by id desc limit ?";

    private static final String ALARMS =
            """
            select a.id, a.code, a.ref, p.owner, %s as opens from %s
             where a.cleared_at is null and not %s and (c.id is not null or p.id is not null or a.ref like 'message:%%')\
            """.formatted(Veil.OPENS, AlarmQueries.WITH_ITS_CASE, AlarmQueries.UNVEILED) + NEWEST;

    /** A difference is shown, without its case. What was held and had its turn waits for nobody. */
    private static final String PARKED = """
        select p.id, p.code, p.kind || ':' as ref, p.owner, %s as opens
          from parked p left join case_file c on c.id = p.case_id
         where p.resolved_at is null and p.kind <> 'difference' and not %s
           and (p.kind <> 'held'
                or exists (select from inbox i where i.case_id = p.case_id and i.id::text = p.ref and i.state = 'held'))\
        """.formatted(Veil.OPENS, Veil.liftedOfItem("p")) + NEWEST;

    private final Transactions transactions;
    private final AlarmCatalogue catalogue;

    public VeiledQueries(Transactions transactions, AlarmCatalogue catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    /** Alarms that are open, the newest first. */
    public List<Veiled> alarms(int limit) {
        return look(ALARMS, limit);
    }

    /** What is parked, the newest first. */
    public List<Veiled> parked(int limit) {
        return look(PARKED, limit);
    }

    private List<Veiled> look(String sql, int limit) {
        return transactions.jdbc().sql(sql).param(limit).query(this::veiled).list();
    }

    private Veiled veiled(ResultSet row, int n) throws SQLException {
        String code = row.getString("code");
        @Nullable OffsetDateTime opens = row.getObject("opens", OffsetDateTime.class);
        return new Veiled(
                row.getLong("id"),
                code,
                catalogue.of(code, row.getString("ref"), row.getString("owner")),
                opens == null ? null : LegalDay.of(opens.toInstant()));
    }
}
