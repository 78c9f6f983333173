package cn.caitong.engine.search;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.intake.StoredMessage;
import cn.caitong.engine.intake.StoredMessage.Progress;
import cn.caitong.engine.search.Look.Shape;
import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks accepted messages up for somebody, each call in a transaction of its own. A message is seen by whoever sees its case,
 * and by its sender; but of what is veiled, by nobody else, whoever sent it. Before its case is there, which takes a moment,
 * it is its sender's and its supplier's alone.
 */
public final class MessageQueries {
    private static final String HEAD = """
        select m.*
          from (select legal_now() as now) clock
          cross join lateral (
            select m.id, m.partner, m.external_id, m.jurisdiction, m.flow, m.type, m.case_id, m.raw_digest, m.mapping,
                   m.receipt, m.received_at, coalesce(i.state, 'decided') as progress,
                   (c.unveils_at is null or c.unveils_at <= clock.now or m.partner = :viewingPartner) as provable
              from message m
              left join case_file c on c.id = m.case_id
              left join inbox i on i.case_id = m.case_id and i.message_id = m.id
             where\
        """;
    static final Shape MESSAGES = new Shape(HEAD, "m.id desc", ") m order by m.id desc");
    private static final String SENT_OR_MEANT = "(m.partner = :viewingPartner or i.supplier = :viewingSupplier)";

    private final Transactions transactions;
    private final String[] veiledTypes;

    public MessageQueries(Transactions transactions, Collection<? extends Flow> flows) {
        this.transactions = transactions;
        this.veiledTypes =
                flows.stream().flatMap(flow -> flow.veiledTypes().stream()).toArray(String[]::new);
    }

    /** Messages that fit, the newest first; the page's time is not looked at, as ids sort by it. */
    public List<StoredMessage> search(Viewer viewer, Search search) {
        return look(viewer, search).askAlone(transactions, MESSAGES, search.limit(), MessageQueries::message);
    }

    /** The message, if the viewer may see it. */
    public Optional<StoredMessage> find(Viewer viewer, UUID messageId) {
        return seen(viewer)
                .and("m.id = :id", "id", messageId)
                .askAlone(transactions, MESSAGES, 1, MessageQueries::message)
                .stream()
                .findFirst();
    }

    Look look(Viewer viewer, Search search) {
        boolean decided = code(Progress.DECIDED).equals(search.state());
        return seen(viewer)
                .and("m.flow = :flow", "flow", search.flow())
                .and("c.tender = :tender", "tender", search.tender())
                .and("c.supplier = :supplier", "supplier", search.supplier())
                .and("m.partner = :partner", "partner", search.partner())
                .and(decided ? "i.state is null" : "true")
                .and("i.state = :state", "state", decided ? null : search.state())
                .and("m.id >= :firstId", "firstId", first(search.from()))
                .and("m.received_at >= :from", "from", search.from())
                .and("m.id < :lastId", "lastId", last(search.to()))
                .and("m.received_at < :to", "to", search.to())
                .and(
                        "m.id < :afterId",
                        "afterId",
                        search.after() == null ? null : search.after().id());
    }

    private Look seen(Viewer viewer) {
        String own = viewer.partner() != null
                ? " and (c.partner = :viewingPartner or m.partner = :viewingPartner)"
                : viewer.supplier() != null ? " and c.supplier = :viewingSupplier" : "";
        return new Look(viewer)
                .and("((c.id is null and " + SENT_OR_MEANT + ") or (c.id is not null and " + Look.UNVEILED + own + "))")
                .and(
                        "(m.type <> all (:veiledTypes::text[]) or c.unveils_at <= clock.now or m.partner ="
                                + " :viewingPartner)",
                        "veiledTypes",
                        "{" + String.join(",", veiledTypes) + "}");
    }

    /** Ids are of version 7: they begin with the millisecond of legal time. */
    private static @Nullable UUID first(@Nullable Instant from) {
        return from == null ? null : new UUID(from.toEpochMilli() << 16, 0);
    }

    private static @Nullable UUID last(@Nullable Instant to) {
        return to == null ? null : new UUID((to.toEpochMilli() + 1) << 16, 0);
    }

    private static String code(Progress progress) {
        return progress.name().toLowerCase(Locale.ROOT);
    }

    private static StoredMessage message(ResultSet row, int n) throws SQLException {
        return new StoredMessage(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                row.getString("external_id"),
                row.getString("jurisdiction"),
                row.getString("flow"),
                row.getString("type"),
                row.getObject("case_id", UUID.class),
                row.getString("raw_digest"),
                row.getString("mapping"),
                Bytes.of(Objects.requireNonNull(row.getBytes("receipt"))),
                Rows.instant(row, "received_at"),
                Progress.valueOf(row.getString("progress").toUpperCase(Locale.ROOT)),
                row.getBoolean("provable"));
    }
}
