package cn.caitong.engine.outage;

import cn.caitong.engine.outage.Outage.Pause;
import cn.caitong.engine.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of partners that were seen away. */
final class OutageTable {
    private static final String BEGIN = """
        insert into outage (partner, jurisdiction, sightings, code, since)
        select distinct on (partner) partner, jurisdiction, 0, code, ?::timestamptz
          from unnest(?::text[], ?::text[], ?::text[]) as x (partner, jurisdiction, code) order by partner
        on conflict (partner) do nothing
        """;
    private static final String LOCK =
            "select * from outage where partner = any (?::text[]) order by partner for update";
    private static final String LOCK_DUE =
            "select partner from outage where partner = ? and next_at <= (select legal_now()) for update";
    private static final String TRYING = "update outage set trying = ?, next_at = ?::timestamptz where partner = ?";
    private static final String KEEP = """
        update outage set sightings = ?, code = ?, paused_at = ?::timestamptz, tries = ?, next_at = ?::timestamptz, trying = ?
         where partner = ?
        """;
    private static final String AWAY = "select * from outage where paused_at is not null order by partner";

    private final JdbcClient jdbc;

    OutageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row, locked. */
    record Kept(Outage outage, String jurisdiction, Instant since) {}

    /** Makes rows for those who have none yet: two nodes that see the same partner away at once find one. */
    void begin(List<Seen> away, Instant now) {
        if (!away.isEmpty()) {
            jdbc.sql(BEGIN)
                    .params(
                            now.toString(),
                            Columns.text(away, Seen::partner),
                            Columns.text(away, Seen::jurisdiction),
                            Columns.text(away, Seen::code))
                    .update();
        }
    }

    List<Kept> lock(List<String> partners) {
        return jdbc.sql(LOCK)
                .param(Columns.text(partners, partner -> partner))
                .query((row, n) -> new Kept(outage(row), row.getString("jurisdiction"), instant(row, "since")))
                .list();
    }

    boolean lockDue(String partner) {
        return jdbc.sql(LOCK_DUE).param(partner).query(String.class).optional().isPresent();
    }

    void trying(String partner, UUID outgoing, Instant until) {
        jdbc.sql(TRYING).params(outgoing, until.toString(), partner).update();
    }

    void keep(Outage outage, String code) {
        Pause pause = outage.pause();
        jdbc.sql(KEEP)
                .param(outage.sightings())
                .param(code)
                .param(pause == null ? null : pause.at().toString())
                .param(pause == null ? 0 : pause.tries())
                .param(pause == null ? null : pause.nextAt().toString())
                .param(pause == null ? null : pause.trying())
                .param(outage.partner())
                .update();
    }

    void end(String partner) {
        jdbc.sql("delete from outage where partner = ?").param(partner).update();
    }

    List<Away> away() {
        return jdbc.sql(AWAY)
                .query((row, n) -> new Away(
                        row.getString("partner"),
                        row.getString("code"),
                        instant(row, "since"),
                        row.getInt("tries"),
                        instant(row, "next_at")))
                .list();
    }

    private static Outage outage(ResultSet row) throws SQLException {
        return new Outage(row.getString("partner"), row.getInt("sightings"), pause(row));
    }

    private static @Nullable Pause pause(ResultSet row) throws SQLException {
        return row.getObject("paused_at") == null
                ? null
                : new Pause(
                        instant(row, "paused_at"),
                        row.getInt("tries"),
                        instant(row, "next_at"),
                        row.getObject("trying", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
