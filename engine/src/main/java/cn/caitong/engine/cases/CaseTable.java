package cn.caitong.engine.cases;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of cases: claimed, locked and written a batch at a time, in the caller's transaction. */
final class CaseTable {
    /** Candidates beyond the wanted, so that what other workers have claimed does not hide what nobody has. */
    private static final int LOOK_AHEAD = 4;

    /**
     * The oldest cases with something to decide that nobody has claimed. One whose shape, or whose parent's, is newer than
     * this node knows is left alone, and hides nobody behind it.
     */
    private static final String CLAIM = "select * from claim_cases(?, ?::jsonb, ?, ?)";

    private static final String CLAIM_NAMED = """
        select w.case_id,
               coalesce(case when c.state not in ('new', 'free') then c.parent_id end,
                        (select i.parent_id from inbox i where i.case_id = w.case_id and i.state = 'pending'
                          order by i.id limit 1),
                        c.parent_id) as parent_id
          from unnest(?::uuid[]) w(case_id) left join case_file c on c.id = w.case_id
         where claim_case(w.case_id)
        """;
    private static final String LOCK = "select * from lock_cases(?::uuid[], ?::boolean[])";
    /**
     * Touches no indexed column of a case that is there, so that no index is written. It is found by its key, whatever plan is
     * kept: a joined update's would scan the table, made when that was empty.
     */
    private static final String WRITE = """
        insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                               tender, lot, supplier, veiled, unveils_at, changed_at, opened_at)
        select c.*, ?::timestamptz
          from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::jsonb[], ?::int[], ?::bigint[], ?::text[],
                      ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[]) c
        on conflict (id) do update
           set state = excluded.state, data = excluded.data, schema_version = excluded.schema_version,
               version = excluded.version, parent_id = excluded.parent_id, tender = excluded.tender, lot = excluded.lot,
               supplier = excluded.supplier, unveils_at = excluded.unveils_at,
               changed_at = greatest(case_file.changed_at, excluded.changed_at)
        """;

    private final Transactions transactions;

    CaseTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A case that this transaction alone may change, and the parent it reads. */
    record Claimed(UUID caseId, @Nullable UUID parentId) {}

    /**
     * Claims up to {@code max} cases of a flow.
     *
     * @param known as a JSON object, the newest shape that this node knows of each flow
     */
    List<Claimed> claim(String flow, int max, String known) {
        return transactions
                .jdbc()
                .sql(CLAIM)
                .params(flow, known, max * LOOK_AHEAD, max)
                .query((row, n) -> claimed(row))
                .list();
    }

    /** Claims those of the named cases that nobody else has claimed. */
    List<Claimed> claim(Collection<UUID> cases) {
        return transactions
                .jdbc()
                .sql(CLAIM_NAMED)
                .param(text(List.copyOf(cases), id -> id))
                .query((row, n) -> claimed(row))
                .list();
    }

    /** Locks the claimed cases and the parents they read; those that are not there yet are locked all the same. */
    Map<UUID, CaseFile> lock(List<Claimed> claimed) {
        List<UUID> ids = new ArrayList<>();
        List<Boolean> strongly = new ArrayList<>();
        for (Claimed one : claimed) {
            ids.add(one.caseId());
            strongly.add(true);
            if (one.parentId() != null) {
                ids.add(one.parentId());
                strongly.add(false);
            }
        }
        Map<UUID, CaseFile> locked = new HashMap<>();
        transactions
                .jdbc()
                .sql(LOCK)
                .params(text(ids, id -> id), text(strongly, strong -> strong))
                .query(row -> {
                    locked.put(row.getObject("id", UUID.class), CaseRows.caseFile(row));
                });
        return locked;
    }

    /**
     * A case as it is to be written.
     *
     * @param changedAt when it last changed for all to see; what is not after the time it has already moves nothing
     */
    record Row(CaseFile file, boolean veiled, @Nullable Instant unveilsAt, Instant changedAt) {}

    /** Writes cases, new and old. */
    void write(List<Row> cases, Instant now) {
        if (cases.isEmpty()) {
            return;
        }
        transactions
                .jdbc()
                .sql(WRITE)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        text(cases, c -> c.file().location().caseId()),
                        text(cases, c -> c.file().location().flow()),
                        text(cases, c -> c.file().location().key()),
                        text(cases, c -> c.file().location().parentId()),
                        text(cases, c -> c.file().state()),
                        text(cases, c -> c.file().data()),
                        text(cases, c -> c.file().schemaVersion()),
                        text(cases, c -> c.file().version()),
                        text(cases, c -> c.file().location().jurisdiction()),
                        text(cases, c -> c.file().location().partner()),
                        text(cases, c -> c.file().location().tender()),
                        text(cases, c -> c.file().location().lot()),
                        text(cases, c -> c.file().location().supplier()),
                        text(cases, Row::veiled),
                        text(cases, Row::unveilsAt),
                        text(cases, Row::changedAt))
                .update();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(row.getObject("case_id", UUID.class), row.getObject("parent_id", UUID.class));
    }
}
