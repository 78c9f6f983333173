package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A burst among many clocks that are not due must not flip the plan to a scan of them all. */
@Tag("database")
class FiringReadsThePartialIndexTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void withTwoHundredThousandClocksThatAreNotDue() {
        Clockwork clockwork = new Clockwork(DATABASE).reset();
        clockwork.jdbc().sql("""
            insert into obligation (id, case_id, flow, name, clause, regime, jurisdiction, partner, debtor,
                creditor, basis_event, basis_source, basis_date, calendar_version, provisional, state,
                due_at, due_passed_at, opened_at, changed_at)
            select lpad(to_hex(n), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, 'deposit', 'n', 'C12b', 'order-87', '500103',
                   '500103', 'agency', 'supplier', 'e', 's', '2026-02-11', 'none', false,
                   case when n % 4 = 0 then 'discharged' else 'open' end,
                   legal_now() + case when n <= 2000 then interval '-1 hour' else interval '9 days' end,
                   null, legal_now(), legal_now()
              from generate_series(1, 202000) n\
            """).update();
        // as the owner's autovacuum would
        DATABASE.withOwner("analyze obligation");
        assertThat(plan(
                        clockwork,
                        ClockClaims.DUE,
                        Clockwork.FLOW,
                        clockwork.time.now().atOffset(ZoneOffset.UTC),
                        2000,
                        500,
                        500))
                .contains("Index Scan using obligation_next")
                .doesNotContain("Seq Scan");
        assertThat(plan(clockwork, ClockClaims.FLOWS, (Object) new String[] {"tender", Clockwork.FLOW}))
                .containsPattern("Index (Only )?Scan using obligation_next")
                .doesNotContain("Seq Scan");
    }

    private static String plan(Clockwork clockwork, String sql, Object... params) {
        return String.join(
                "\n",
                clockwork
                        .jdbc()
                        .sql("explain " + sql)
                        .params(params)
                        .query(String.class)
                        .list());
    }
}
