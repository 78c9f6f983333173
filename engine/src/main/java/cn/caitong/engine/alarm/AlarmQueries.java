package cn.caitong.engine.alarm;

import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks alarms up for somebody, each call in a transaction of its own. What is about a case is seen by whoever sees the case, and
 * of a veiled one by nobody else before its opening (P13); what is about a message, by its sender as well. A partner's own trouble is
 * seen by that partner and by operators.
 */
public final class AlarmQueries {
    /** The transaction of every look. */
    @TransactionName
    public static final String LOOK = "alarm-look";

    /** Alarm {@code a} with its case {@code c} and its parked item {@code p}, where there are such. */
    static final String WITH_ITS_CASE = """
        alarm a
          left join lateral (select * from case_file c where c.id = alarm_case(a.ref) limit 1) c on true
          left join lateral (
            select p.id, p.case_id, p.ref, p.partner, p.owner from parked p
             where p.kind = split_part(a.ref, ':', 1) and p.ref = substr(a.ref, strpos(a.ref, ':') + 1)
             order by p.id desc limit 1) p on true
        """;

    /**
     * Of such an alarm: whether everybody may know of it who may know of case and item. One that names a case which is not there, and
     * is no item's, is shown to nobody.
     */
    static final String UNVEILED = "(case when c.id is null and p.id is null then alarm_case(a.ref) is null else "
            + Veil.liftedOfItem("a") + " end)";

    /**
     * Who looks at what is about no case: operators, who it is about, and finance, where finance must decide. Of their own veiled case its partner and supplier see all;
     * of a tender whose case it is, nobody sees what speaks of others' deposits.
     */
    private static final String FIND = """
        select * from (
          select a.*, c.id as case_id, c.flow, p.id as item, p.owner,
                 m.partner as sender,
                 coalesce(p.partner, m.partner,
                          (select o.partner from outgoing o
                            where o.id = case when c.id is not null and a.ref <> c.id::text and strpos(a.ref, ':') = 0
                                              then a.ref::uuid end),
                          c.partner, split_part(a.ref, '/', 1)) as partner,
                 c.partner as case_partner, c.supplier,
                 (c.veiled or not a.veiled) and (c.partner = :partner or c.supplier = :supplier) is true or %s as unveiled
            from %s
            left join lateral (
              select partner from message
               where id = case when a.ref like 'message:%%' then substr(a.ref, 9)::uuid end limit 1) m on true
           where (:state = 'all' or (a.cleared_at is null) = (:state = 'open'))
             and (:id::bigint is null or a.id = :id)
             and (:code::text is null or a.code = :code)
             and (:jurisdiction::text is null or a.jurisdiction = :jurisdiction)
             and (:from::timestamptz is null or a.at >= :from)
             and (:to::timestamptz is null or a.at < :to)
             and (:after::bigint is null or a.id < :after)
        ) a
         where unveiled
           and case when :supplier <> '' then supplier = :supplier
                    when :partner <> '' then coalesce(case_partner, partner) = :partner or sender = :partner
                    when :everywhere then true
                    else case_id is not null or (:bureau and item is null and code = any (:decided::text[])) end
           and (:case::uuid is null or case_id = :case)
           and (:of::text is null or partner = :of)
         order by id desc limit :limit
        """.formatted(UNVEILED, WITH_ITS_CASE);

    private final Transactions transactions;
    private final AlarmCatalogue catalogue;

    public AlarmQueries(Transactions transactions, AlarmCatalogue catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    /** Which are wanted. */
    public enum State {
        OPEN,
        ENDED,
        ALL
    }

    /**
     * What is looked for; null asks for nothing.
     *
     * @param from inclusive, {@code to} exclusive, UTC: when it was raised
     * @param after the last of the page before
     */
    public record Search(
            State state,
            @Nullable String code,
            @Nullable String jurisdiction,
            @Nullable String partner,
            @Nullable UUID caseId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long after,
            int limit) {}

    /** Alarms that fit, the newest first. */
    public List<AlarmView> search(Viewer viewer, Search search) {
        return look(viewer, search, null);
    }

    /** An alarm, open or not, as operators see it. */
    public Optional<AlarmView> find(long id) {
        Search any = new Search(State.ALL, null, null, null, null, null, null, null, 1);
        return look(Viewer.everywhere(), any, id).stream().findFirst();
    }

    private List<AlarmView> look(Viewer viewer, Search search, @Nullable Long id) {
        return transactions.call(LOOK, () -> {
            transactions.narrowTo(viewer.scope());
            return transactions
                    .jdbc()
                    .sql(FIND)
                    .param("state", search.state().name().toLowerCase(Locale.ROOT))
                    .param("id", id)
                    .param("code", search.code())
                    .param("jurisdiction", search.jurisdiction())
                    .param("of", search.partner())
                    .param("case", search.caseId())
                    .param("from", utc(search.from()))
                    .param("to", utc(search.to()))
                    .param("after", search.after())
                    .param("partner", Objects.requireNonNullElse(viewer.partner(), ""))
                    .param("supplier", Objects.requireNonNullElse(viewer.supplier(), ""))
                    .param("bureau", viewer.bureau())
                    .param("decided", Columns.text(catalogue.of(Owner.BUREAU), AlarmKind::code))
                    .param("everywhere", viewer.districts().equals(Viewer.EVERYWHERE))
                    .param("limit", search.limit())
                    .query(this::view)
                    .list();
        });
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private AlarmView view(ResultSet row, int n) throws SQLException {
        String code = row.getString("code");
        String ref = row.getString("ref");
        @Nullable OffsetDateTime ended = row.getObject("cleared_at", OffsetDateTime.class);
        return new AlarmView(
                row.getLong("id"),
                code,
                ref,
                row.getObject("case_id", UUID.class),
                row.getString("flow"),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getString("detail"),
                catalogue.of(code, ref, row.getString("owner")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("acknowledged_by"),
                row.getString("reason"));
    }
}
