package cn.caitong.engine.search;

import cn.caitong.engine.evidence.EvidenceExport;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.search.Look.Shape;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.RefusedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;

/** Looks cases up for somebody, each call in a transaction of its own. */
public final class CaseQueries {
    private static final String HEAD = """
        select c.*, coalesce(c.unveils_at <= clock.now, false) as unveiled, s.*
          from (select legal_now() as now) clock
          cross join lateral (
            select c.id, c.flow, c.key, c.parent_id, c.state, c.jurisdiction, c.partner, c.tender, c.lot, c.supplier,
                   c.unveils_at, c.opened_at, c.changed_at
              from case_file c
             where\
        """;
    private static final String NEWEST_FIRST = "c.opened_at desc, c.id desc";
    private static final String TAIL = """
          ) c left join lateral (
            select min(currency) as currency, sum(received) as received, sum(refunded) as refunded,
                   sum(forfeited) as forfeited, sum(converted) as converted, sum(claimed) as claimed, sum(paid) as paid,
                   sum(red) as red, sum(deducted) as deducted
              from received_item r where r.case_id = c.id
          ) s on true
         order by\
        """;
    static final Shape CASES = new Shape(HEAD, NEWEST_FIRST, TAIL + " " + NEWEST_FIRST);
    private static final String TIMELINE = "select at, kind, payload from evidence where case_id = ? order by case_seq";
    private static final String OBLIGATIONS = "select * from obligation where case_id = ? order by due_at, id";
    private static final String DELIVERIES = """
        select o.*, a.code from outgoing o left join attempt a on a.outgoing_id = o.id and a.n = o.attempt
         where o.case_id = ? order by o.seq
        """;

    /**
     * A case of which there is a message and nothing more yet may become a veiled one, and one that only holds what came early may
     * become one that unveils others.
     */
    private static final String EXPORTABLE = """
        select not exists (select from case_file c
                            where c.id = :id and (c.unveils_at > legal_now() or c.state = '%s' or not %s))
           and (exists (select from case_file where id = :id) or not exists (select from message where case_id = :id))\
        """.formatted(CaseFile.NEW, Veil.LIFTED);

    private final Transactions transactions;
    private final StoredCases stored;
    private final Map<String, Set<String>> veiledTypes = new HashMap<>();
    private final Set<String> ofVeiledCases;

    public CaseQueries(Transactions transactions, Collection<? extends Flow> flows) {
        this.transactions = transactions;
        this.stored = new StoredCases(flows);
        flows.forEach(flow -> veiledTypes.put(flow.name(), flow.veiledTypes()));
        Set<String> veiled = flows.stream().filter(Flow::veiled).map(Flow::name).collect(Collectors.toSet());
        this.ofVeiledCases = Stream.of(MessageType.values())
                .filter(type -> veiled.contains(type.flow()))
                .map(MessageType::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Cases that fit, the one opened last first: an order that no change upsets between two pages. */
    public List<CaseView> search(Viewer viewer, Search search) {
        return look(viewer, search).askAlone(transactions, CASES, search.limit(), Rows::caseView);
    }

    /** The same of those below one case, such as the claims of a contract. */
    public List<CaseView> below(Viewer viewer, UUID parent, Search search) {
        return look(viewer, search)
                .and("c.parent_id = :parent", "parent", parent)
                .askAlone(transactions, CASES, search.limit(), Rows::caseView);
    }

    /**
     * What is stored of cases that this viewer was shown, by their ids; each as it is by now.
     *
     * @throws RefusedException {@code case-newer} where a newer version wrote one
     */
    public Map<UUID, CaseFile> files(Viewer viewer, List<CaseView> shown) {
        List<UUID> ids = shown.stream().map(CaseView::id).toList();
        return Look.as(transactions, viewer, () -> stored.read(transactions.jdbc(), ids));
    }

    static Look look(Viewer viewer, Search search) {
        Look look = Look.atCases(viewer)
                .and("c.flow = :flow", "flow", search.flow())
                .and("c.tender = :tender", "tender", search.tender())
                .and("c.supplier = :supplier", "supplier", search.supplier())
                .and("c.partner = :partner", "partner", search.partner())
                .and("c.state = :state", "state", search.state())
                .and("c.changed_at >= :from", "from", search.from())
                .and("c.changed_at < :to", "to", search.to());
        return search.after() == null
                ? look
                : look.and(
                                "c.opened_at <= :afterTime",
                                "afterTime",
                                search.after().at())
                        .and(
                                "(c.opened_at, c.id) < (:afterTime, :afterId)",
                                "afterId",
                                search.after().id());
    }

    /** The case, if the viewer may see it. */
    public Optional<CaseView> find(Viewer viewer, UUID caseId) {
        return Look.as(transactions, viewer, () -> found(viewer, caseId));
    }

    /**
     * What of the evidence those who run the hub may take away (P13): nothing of a case that is veiled yet, nor of one that will
     * unveil others, whose own evidence names bidders; of what is no case, all.
     */
    public EvidenceExport.Viewer operator() {
        return new EvidenceExport.Viewer() {
            @Override
            public boolean mayKnow(UUID caseId) {
                return Look.as(
                        transactions,
                        Viewer.everywhere(),
                        () -> transactions
                                .jdbc()
                                .sql(EXPORTABLE)
                                .param("id", caseId)
                                .query(Boolean.class)
                                .single());
            }

            @Override
            public boolean maySee(String jurisdiction) {
                return true;
            }
        };
    }

    /** All about the case, if the viewer may see it. */
    public Optional<Dossier> dossier(Viewer viewer, UUID caseId) {
        return Look.as(
                transactions,
                viewer,
                () -> found(viewer, caseId)
                        .map(file -> new Dossier(
                                file,
                                timeline(viewer, file),
                                all(OBLIGATIONS, caseId, Rows::obligation),
                                all(DELIVERIES, caseId, Rows::delivery))));
    }

    private Optional<CaseView> found(Viewer viewer, UUID caseId) {
        return Look.atCases(viewer).and("c.id = :id", "id", caseId).ask(transactions, CASES, 1, Rows::caseView).stream()
                .findFirst();
    }

    /**
     * Without what speaks of veiled cases, but to whoever said it. That a message's id came again with one about a veiled case says
     * that there is one.
     */
    private List<TimelineEntry> timeline(Viewer viewer, CaseView file) {
        List<TimelineEntry> all = all(TIMELINE, file.id(), Rows::timelineEntry);
        Set<String> veiled = veiledTypes.getOrDefault(file.location().flow(), Set.of());
        return file.unveiled() || veiled.isEmpty()
                ? all
                : all.stream()
                        .filter(entry -> !(entry.tellsOf(veiled) || entry.isConflictOver(ofVeiledCases))
                                || entry.partner().equals(viewer.partner()))
                        .toList();
    }

    private <T> List<T> all(String sql, UUID caseId, RowMapper<T> row) {
        return transactions.jdbc().sql(sql).param(caseId).query(row).list();
    }
}
