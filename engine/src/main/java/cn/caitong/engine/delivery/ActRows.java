package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.DeliveryDesk.Act;
import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What persons have said about deliveries. In the caller's transaction; whoever decides holds the delivery's lock. */
final class ActRows {
    /** Nobody may know of a delivery whose case is veiled (P13). */
    private static final String SHOWN = "select " + Veil.liftedOf("?::uuid");

    private static final String UNDECIDED = """
        select a.*, o.partner, o.type, o.business_id from delivery_act a join outgoing o on o.id = a.outgoing_id
         where a.outcome is null and o.state = 'unknown' and %s order by a.id\
        """.formatted(Veil.liftedOf("o.case_id"));

    private static final String SAY = """
        insert into delivery_act (outgoing_id, jurisdiction, found, proof, reason, attempt, epoch, touched_at, said_by, said_at)
        values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?) returning id\
        """;

    private static final String DECIDE =
            "update delivery_act set decided_by = ?, decided_at = ?, outcome = ? where id = ? and outcome is null";

    private static final String OPEN = "select * from delivery_act where outcome is null and ";

    private final JdbcClient jdbc;

    ActRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something said, with what its delivery was like then. */
    record Said(
            long number,
            Word word,
            String by,
            int attempt,
            long epoch,
            @Nullable Instant touchedAt) {
        /** Whether nothing has become of the delivery since, not even a late answer. */
        boolean isOf(OutgoingRow row) {
            return attempt == row.attempt() && epoch == row.epoch() && Objects.equals(touchedAt, row.endedAt());
        }
    }

    boolean isShown(UUID caseId) {
        return jdbc.sql(SHOWN).param(caseId).query(Boolean.class).single();
    }

    List<Act> undecided() {
        return jdbc.sql(UNDECIDED).query(ActRows::act).list();
    }

    Optional<UUID> deliveryOf(long number) {
        return jdbc.sql("select outgoing_id from delivery_act where id = ?")
                .param(number)
                .query(UUID.class)
                .optional();
    }

    Optional<Said> open(UUID delivery) {
        return jdbc.sql(OPEN + "outgoing_id = ? for update")
                .param(delivery)
                .query(ActRows::said)
                .optional();
    }

    Optional<Said> lock(long number) {
        return jdbc.sql(OPEN + "id = ? for update")
                .param(number)
                .query(ActRows::said)
                .optional();
    }

    long say(OutgoingRow row, Word word, String person, Instant now) {
        return jdbc.sql(SAY)
                .param(row.id())
                .param(row.jurisdiction())
                .param(word.finding().code())
                .param(word.proof())
                .param(word.reason())
                .param(row.attempt())
                .param(row.epoch())
                .param(row.endedAt() == null ? null : row.endedAt().toString())
                .param(person)
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void decide(long number, String person, String outcome, Instant now) {
        jdbc.sql(DECIDE)
                .params(person, now.atOffset(ZoneOffset.UTC), outcome, number)
                .update();
    }

    private static Said said(ResultSet row, int n) throws SQLException {
        OffsetDateTime touched = row.getObject("touched_at", OffsetDateTime.class);
        return new Said(
                row.getLong("id"),
                new Word(
                        Finding.of(row.getString("found")).orElseThrow(),
                        row.getString("proof"),
                        row.getString("reason")),
                row.getString("said_by"),
                row.getInt("attempt"),
                row.getLong("epoch"),
                touched == null ? null : touched.toInstant());
    }

    private static Act act(ResultSet row, int n) throws SQLException {
        return new Act(
                row.getLong("id"),
                row.getObject("outgoing_id", UUID.class),
                row.getString("partner"),
                row.getString("type"),
                row.getString("business_id"),
                row.getString("found"),
                row.getString("proof"),
                row.getString("reason"),
                row.getString("said_by"),
                OutgoingRow.instant(row, "said_at"));
    }
}
