package cn.caitong.engine.cases;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import com.fasterxml.jackson.databind.node.NullNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox as the one worker sees it that holds its cases' locks; in the caller's transaction. */
final class InboxRows {
    /** Of one case at a time; what is beyond follows in the next transaction. What is new goes before what is held. */
    private static final int MOST = 1_000;

    private static final String READ = """
        select (select legal_now()) as now, i.*
          from unnest(?::uuid[]) w(wanted)
          left join lateral (select * from inbox where case_id = w.wanted and state in ('pending', 'held')
                              order by state desc, id limit ?) i on true
        """;
    private static final String DELETE = "delete from inbox where id = any(?::bigint[])";
    private static final String SET_ASIDE = """
        update inbox i set state = s.state, reason = s.reason
          from unnest(?::bigint[], ?::text[], ?::text[]) s(id, state, reason) where i.id = s.id
        """;

    private final Transactions transactions;

    InboxRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What waits, case by case.
     *
     * @param now legal time, read after the cases were locked, UTC
     */
    record Read(Instant now, Map<UUID, List<Waiting>> waiting) {}

    /** What stays in the inbox, and how. */
    record Aside(long id, State state, String reason) {
        enum State {
            HELD,
            PARKED;

            String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    Read read(Collection<UUID> cases) {
        Map<UUID, List<Waiting>> waiting = new HashMap<>();
        List<Instant> now = transactions
                .jdbc()
                .sql(READ)
                .params(text(List.copyOf(cases), id -> id), MOST)
                .query((row, n) -> {
                    @Nullable UUID caseId = row.getObject("case_id", UUID.class);
                    if (caseId != null) {
                        waiting.computeIfAbsent(caseId, id -> new ArrayList<>()).add(waiting(row));
                    }
                    return row.getObject("now", OffsetDateTime.class).toInstant();
                })
                .list();
        return new Read(now.getFirst(), waiting);
    }

    /** Those that were applied or refused are done with. */
    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            transactions.jdbc().sql(DELETE).param(text(ids, id -> id)).update();
        }
    }

    void setAside(List<Aside> aside) {
        if (!aside.isEmpty()) {
            transactions
                    .jdbc()
                    .sql(SET_ASIDE)
                    .params(text(aside, Aside::id), text(aside, a -> a.state().code()), text(aside, Aside::reason))
                    .update();
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        Location location = new Location(
                row.getString("flow"),
                row.getString("case_key"),
                row.getObject("parent_id", UUID.class),
                row.getString("jurisdiction"),
                row.getString("case_partner"),
                row.getString("tender"),
                row.getString("lot"),
                row.getString("supplier"));
        Event event = new Event(
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("type"),
                NullNode.getInstance(),
                row.getObject("message_id", UUID.class),
                row.getString("partner"),
                row.getObject("sequence", Long.class),
                instant(row, "business_time"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant());
        Sealed data = new Sealed(row.getString("key_id"), row.getBytes("data"));
        return new Waiting(row.getLong("id"), row.getString("state").equals("held"), location, event, data);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
