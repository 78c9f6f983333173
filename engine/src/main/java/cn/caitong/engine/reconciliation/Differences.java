package cn.caitong.engine.reconciliation;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.Parked.Owner;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.reconciliation.StatementKind.Words;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A sender's differences as parked items, whose text names the place and the remedy alone: an alarm tells nobody who bids
 * (P13). The sums are in the evidence of the case they are about.
 */
final class Differences {
    /** Resolved by nobody: statement and ledger came to agree. */
    static final String NOBODY = "hub";

    /** A place begins with its sender, then the day, or what is missing of one. */
    private static final String PARKED = """
        select ref, case_id, jurisdiction, resolved_at is null as is_open from parked
         where kind = 'difference' and partner = ? and starts_with(ref, ? || '/')
           and substr(ref, length(?) + 2) ~ '^([0-9]{4}-[0-9]{2}-[0-9]{2}|missing)/'
           and (resolved_at is null or resolved_by <> ?)
         order by id
        """;

    private static final String ONE = """
        select case_id, jurisdiction from parked
         where kind = 'difference' and ref = ? and resolved_at is null for update
        """;

    private final JdbcClient jdbc;
    private final ParkedItems items;
    private final EvidenceLog evidence;

    Differences(Transactions transactions, EvidenceLog evidence) {
        this.jdbc = transactions.jdbc();
        this.items = new ParkedItems(transactions);
        this.evidence = evidence;
    }

    private record Known(String ref, UUID caseId, String jurisdiction, boolean isOpen) {}

    /**
     * Parks what is new, resolves what is no more, and leaves alone what a person has resolved.
     *
     * @param words of the kind of statement
     * @return the days of all that still differ, persons' resolutions apart
     */
    List<LocalDate> settle(String partner, Words words, List<Difference> found, Instant now) {
        Map<String, Known> known = new LinkedHashMap<>();
        known(partner).forEach(one -> known.put(one.ref(), one));
        Map<String, Difference> current = new LinkedHashMap<>();
        found.forEach(difference -> current.put(difference.ref(), difference));
        List<Difference> fresh = current.values().stream()
                .filter(one -> !known.containsKey(one.ref()))
                .toList();
        List<Known> gone = known.values().stream()
                .filter(one -> one.isOpen() && !current.containsKey(one.ref()))
                .toList();
        park(partner, words, fresh, now);
        gone.forEach(
                one -> items.resolve(Kind.DIFFERENCE, one.ref(), NOBODY, "statement and ledger agree / 账单与账本已一致", now));
        witness(fresh, gone, now);
        return current.values().stream()
                .filter(one ->
                        !known.containsKey(one.ref()) || known.get(one.ref()).isOpen())
                .map(Difference::day)
                .toList();
    }

    /** By a person, who is written down with what they say. */
    void resolve(String ref, String person, String resolution, Instant now) {
        EvidenceEntry done = jdbc.sql(ONE)
                .param(ref)
                .query((row, n) -> new EvidenceEntry(
                        row.getObject("case_id", UUID.class),
                        row.getString("jurisdiction"),
                        "statement.resolved",
                        now,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("difference", ref)
                                .put("by", person)
                                .put("resolution", resolution)))
                .optional()
                .orElseThrow(() -> new RefusedException(ErrorCode.ITEM_NOT_PARKED, ""));
        items.resolve(Kind.DIFFERENCE, ref, person, resolution, now);
        evidence.append(List.of(done));
    }

    private List<Known> known(String partner) {
        return jdbc.sql(PARKED)
                .params(new Sender(partner).partner(), partner, partner, NOBODY)
                .query((row, n) -> new Known(
                        row.getString("ref"),
                        row.getObject("case_id", UUID.class),
                        row.getString("jurisdiction"),
                        row.getBoolean("is_open")))
                .list();
    }

    private void park(String partner, Words words, List<Difference> fresh, Instant now) {
        items.park(fresh.stream()
                .map(one -> new Parked(
                        Kind.DIFFERENCE,
                        one.ref(),
                        "statement",
                        one.caseId(),
                        one.jurisdiction(),
                        new Sender(partner).partner(),
                        one.kind().code(),
                        one.kind().detail(one.place(), words),
                        Owner.BUREAU,
                        now))
                .toList());
    }

    private void witness(List<Difference> fresh, List<Known> gone, Instant now) {
        List<EvidenceEntry> entries = new ArrayList<>();
        for (Difference one : fresh) {
            ObjectNode facts = one.facts().deepCopy();
            facts.put("code", one.kind().code()).put("difference", one.ref());
            entries.add(new EvidenceEntry(one.caseId(), one.jurisdiction(), "statement.differs", now, facts));
        }
        for (Known one : gone) {
            JsonNode facts = JsonNodeFactory.instance.objectNode().put("difference", one.ref());
            entries.add(new EvidenceEntry(one.caseId(), one.jurisdiction(), "statement.agrees", now, facts));
        }
        evidence.append(entries);
    }
}
