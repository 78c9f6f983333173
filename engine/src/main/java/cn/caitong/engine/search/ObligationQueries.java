package cn.caitong.engine.search;

import cn.caitong.engine.search.Look.Shape;
import cn.caitong.engine.store.Transactions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks statutory clocks up for somebody, each call in a transaction of its own. */
public final class ObligationQueries {
    /** Asks for what is still owed: open, or acted and not yet done. */
    public static final String OWED = "owed";

    private static final String HEAD = """
        select o.*
          from (select legal_now() as now) clock
          cross join lateral (
            select o.* from obligation o join case_file c on c.id = o.case_id
             where\
        """;
    static final Shape OBLIGATIONS = new Shape(HEAD, "o.due_at, o.id", ") o order by o.due_at, o.id");
    /** As the partial index has it, word for word. */
    private static final String OPEN = "o.state in ('open', 'acted')";

    private final Transactions transactions;

    public ObligationQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Obligations that fit, the soonest due first.
     *
     * @param search its state may be {@link #OWED}
     */
    public List<ObligationView> search(Viewer viewer, @Nullable UUID caseId, Search search) {
        return look(viewer, caseId, search).askAlone(transactions, OBLIGATIONS, search.limit(), Rows::obligation);
    }

    static Look look(Viewer viewer, @Nullable UUID caseId, Search search) {
        boolean owed = OWED.equals(search.state());
        Look look = Look.atCases(viewer)
                .and("o.case_id = :case", "case", caseId)
                .and("o.flow = :flow", "flow", search.flow())
                .and("c.tender = :tender", "tender", search.tender())
                .and("c.supplier = :supplier", "supplier", search.supplier())
                .and("c.partner = :partner", "partner", search.partner())
                .and(owed ? OPEN : "true")
                .and("o.state = :state", "state", owed ? null : search.state())
                .and("o.due_at >= :from", "from", search.from())
                .and("o.due_at < :to", "to", search.to());
        return search.after() == null
                ? look
                : look.and("o.due_at >= :afterTime", "afterTime", search.after().at())
                        .and(
                                "(o.due_at, o.id) > (:afterTime, :afterId)",
                                "afterId",
                                search.after().id());
    }
}
