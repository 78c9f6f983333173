package cn.caitong.engine.parked;

import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person, for those who run the hub. An item of a veiled case is not there before its opening (P13); a
 * difference is, since it says nothing but where on a statement to look, and is then of the statement's district: its case's would say
 * whose tender has a bidder. What was held is not there any more once its turn came.
 */
public final class ParkedQueries {
    private static final String OPEN = """
        select p.id, p.kind, p.ref, p.flow, case when p.is_shown then p.case_id end as case_id,
               case when p.is_shown then p.jurisdiction
                    else coalesce((select d.jurisdiction from statement_day d where d.case_id = p.case_id),
                                  (select min(d.jurisdiction) from statement_day d where d.partner = p.partner), p.jurisdiction)
                end as jurisdiction,
               p.partner, p.code, p.detail, p.owner, p.at,
               case p.kind when 'delivery'
                    then (select a.id from delivery_act a where a.outgoing_id = p.ref::uuid and a.outcome is null) end as act
          from (select p.*, %s as is_shown
                  from parked p left join case_file c on c.id = p.case_id
                 where p.resolved_at is null) p
         where (p.is_shown or p.kind = 'difference')
           and case when p.kind <> 'held' then true
                    else exists (select from inbox i where i.case_id = p.case_id and i.id::text = p.ref and i.state = 'held') end\
        """.formatted(Veil.liftedOfItem("p"));

    /** Veiled or not. */
    private static final String EVENT =
            "select ref from parked where kind = 'event' and id = ? and resolved_at is null";

    /** A case without a parent has no opening that could be waited for. */
    private static final String NEVER_KNOWN = """
        select p.ref from parked p join case_file c on c.id = p.case_id
         where p.kind = 'event' and p.id = ? and p.resolved_at is null and c.veiled and c.parent_id is null\
        """;

    private static final String NEWEST = OPEN + " and (?::text is null or p.partner = ?) order by p.id desc limit ?";
    private static final String ONE = OPEN + " and p.id = ?";

    private final Transactions transactions;

    public ParkedQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What is parked now, the newest first.
     *
     * @param partner whose, or null for everybody's
     */
    public List<ParkedView> open(@Nullable String partner, int limit) {
        return transactions
                .jdbc()
                .sql(NEWEST)
                .param(partner)
                .param(partner)
                .param(limit)
                .query(ParkedQueries::view)
                .list();
    }

    /** One of them. */
    public Optional<ParkedView> find(long id) {
        return transactions.jdbc().sql(ONE).param(id).query(ParkedQueries::view).optional();
    }

    /** The reference of an event that is parked, for who may try it again without knowing what it says. */
    public Optional<String> event(long id) {
        return transactions.jdbc().sql(EVENT).param(id).query(String.class).optional();
    }

    /** The same of an event that will never be shown, for who ends it without knowing what it says. */
    public Optional<String> neverKnown(long id) {
        return transactions
                .jdbc()
                .sql(NEVER_KNOWN)
                .param(id)
                .query(String.class)
                .optional();
    }

    private static ParkedView view(ResultSet row, int n) throws SQLException {
        return new ParkedView(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("ref"),
                row.getString("flow"),
                row.getObject("case_id", UUID.class),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("owner"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("act", Long.class));
    }
}
