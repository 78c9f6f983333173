package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With 100,000 rows in the outbox, ready and ended, what is due is found by its partial index: a planner's flip shows here. */
@Tag("database")
class ClaimsReadThePartialIndexTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    @BeforeAll
    static void aHundredThousandRows() {
        DATABASE.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                  next_attempt_at, created_at, ended_at)
            select gen_random_uuid(), gen_random_uuid(), 'deposit', '500103', case when n % 3 = 0 then '500103' else 'p' || n % 40 end,
                   'deposit.refund-instructed.v1', true, 'k' || n / 2, 'CT' || n,
                   case when n % 10 < 7 then 'delivered' else 'ready' end,
                   case when n % 10 < 7 then null else legal_now() - interval '1 hour' end, legal_now(),
                   case when n % 10 < 7 then legal_now() end
              from generate_series(1, 100000) n\
            """).update();
        DATABASE.withOwner("analyze outgoing");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aClaimWalksTheReadyRowsOfItsPartnerInOrder() {
        List<String> plan = DATABASE.jdbc()
                .sql("explain " + ClaimedRows.CLAIM)
                .params(ClaimedRows.claiming(CENTRE, true, 64))
                .query(String.class)
                .list();
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.contains("Index Scan using outgoing_ready on outgoing o"))
                .anyMatch(line -> line.contains("using outgoing_order on outgoing e"))
                .noneMatch(line -> line.contains("Seq Scan on outgoing"))
                .noneMatch(line -> line.contains("Sort Key: o.next_attempt_at"));
    }

    @Test
    void whileAPartnersMoneyIsHeldItsRowsAreNotRead() {
        List<String> plan = claimUnderAHold(0);
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line ->
                        line.contains("using outgoing_ready on outgoing o") && line.contains("(never executed)"))
                .anyMatch(line -> line.contains("using outgoing_ready_other on outgoing o") && line.contains("rows=0"))
                .anyMatch(line -> line.contains("using outgoing_ready_money on outgoing o") && line.contains("rows=0"))
                .noneMatch(line -> line.contains("Rows Removed by Filter"))
                .noneMatch(line -> line.contains("Seq Scan on outgoing"));
    }

    @Test
    void ofHeldMoneyOnlyWhatIsLetGoIsRead() {
        long fifth = DATABASE.jdbc()
                .sql("select seq from outgoing where partner = ? and state = 'ready' order by seq offset 4 limit 1")
                .param(CENTRE)
                .query(Long.class)
                .single();
        List<String> plan = claimUnderAHold(fifth);
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line ->
                        line.contains("using outgoing_ready on outgoing o") && line.contains("(never executed)"))
                .anyMatch(line -> line.contains("using outgoing_ready_money on outgoing o") && !line.contains("rows=0"))
                .noneMatch(line -> line.matches(".*Rows Removed by Filter: \\d{2,}"));
    }

    @Test
    void whoIsToBeWokenIsFoundByOneRowOfEach() {
        List<String> plan = DATABASE.jdbc()
                .sql("explain (analyze, costs off, timing off, summary off, buffers off) " + ClaimedRows.DUE)
                .param(Columns.text(List.of(CENTRE, "p1", "nobody"), name -> name))
                .query(String.class)
                .list();
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.contains("using outgoing_ready on outgoing o") && line.contains("loops=3"))
                .noneMatch(line -> line.contains("Seq Scan on outgoing"));
    }

    private static List<String> claimUnderAHold(long passesUntil) {
        DATABASE.jdbc().sql("""
            insert into hold (scope, name, jurisdiction, reason, placed_by, confirmed_by, placed_at, passes_until)
            values ('partner', ?, '500103', 'r', 'a', 'b', legal_now(), ?)\
            """).params(CENTRE, passesUntil).update();
        try {
            return DATABASE.jdbc()
                    .sql("explain (analyze, costs off, timing off, summary off, buffers off) " + ClaimedRows.CLAIM)
                    .params(ClaimedRows.claiming(CENTRE, true, 64))
                    .query(String.class)
                    .list();
        } finally {
            DATABASE.jdbc().sql("update hold set released_at = legal_now()").update();
        }
    }

    @Test
    void marksAndEndsTouchTheirOwnRowsAlone() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(64).toList();
        Object id = Columns.text(ids, one -> one);
        Object text = Columns.text(ids, one -> "x");
        Object n = Columns.text(ids, one -> 1);
        Object at = Columns.text(ids, one -> "2026-03-02T01:00:00Z");
        Object bytes = Columns.bytes(ids, one -> new byte[0]);
        assertTouchesItsRowsAlone(LockedRows.RELATED, id, id, id);
        assertTouchesItsRowsAlone(EffectsWriter.MOVE, id, n, text, text, at, id, text, at, at, n, n);
        assertTouchesItsRowsAlone(
                ClaimedRows.MARK, id, n, n, text, text, text, bytes, "node", "PT60S", "node", "2026-03-02T01:00:00Z");
    }

    private static void assertTouchesItsRowsAlone(String sql, Object... parameters) {
        List<String> plan = DATABASE.jdbc()
                .sql("explain " + sql)
                .params(parameters)
                .query(String.class)
                .list();
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.contains("Index Scan using outgoing_pkey on outgoing"))
                .noneMatch(line -> line.contains("Seq Scan on outgoing"));
    }

    @Test
    void whatLostItsLeaseIsFoundWithoutReadingTheRest() {
        List<String> plan = DATABASE.jdbc()
                .sql("explain " + LockedRows.RUN_OUT)
                .param(200)
                .query(String.class)
                .list();
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.contains("outgoing_lease"))
                .noneMatch(line -> line.contains("Seq Scan on outgoing"));
    }
}
