package cn.caitong.engine.delivery;

import cn.caitong.engine.parked.Alarm;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for a partner that is away and is past its legal limit: it is not tried, so that no attempt says so. */
final class LateWaiting {
    /** At each of the partner's tries. */
    private static final int MOST = 1000;

    private static final String FIND = """
        select distinct coalesce(o.inquiry_of, o.id)::text as ref, o.jurisdiction from outgoing o
         where o.partner = ? and o.state = 'ready' and o.due_at <= ?
           and not exists (select from alarm a where a.code = ? and a.ref = coalesce(o.inquiry_of, o.id)::text
                                                 and a.cleared_at is null)
         limit ?
        """;

    private final JdbcClient jdbc;

    LateWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Alarm> waitingFor(String partner, Instant now) {
        return jdbc.sql(FIND)
                .params(partner, now.atOffset(ZoneOffset.UTC), EndRules.LATE, MOST)
                .query((row, n) -> new Alarm(
                        EndRules.LATE,
                        row.getString("ref"),
                        row.getString("jurisdiction"),
                        EndRules.NOT_TOLD + "its partner is away / 对方系统不可用",
                        now))
                .list();
    }
}
