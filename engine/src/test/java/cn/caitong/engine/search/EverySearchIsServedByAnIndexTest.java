package cn.caitong.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The very statements that are asked, once there are many rows: none reads a table from end to end. */
@Tag("database")
class EverySearchIsServedByAnIndexTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Viewer ALL = Viewer.everywhere();

    private final MessageQueries messages = new MessageQueries(DATABASE.transactions(), List.of());

    @BeforeAll
    static void fill() {
        DATABASE.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, tender, supplier,
                                   veiled, opened_at, changed_at)
            select md5('c' || n)::uuid, 'deposit', 'k' || n, 'held', '{}', 1, 1, '500103', 'p' || n % 40, 'T' || n % 900,
                   'S' || n % 700, true, legal_now() - n * interval '1 min', legal_now() - n * interval '1 min' from generate_series(1, 20000) n\
            """).update();
        DATABASE.jdbc().sql("""
            insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping,
                                 receipt, evidence_seq, received_at)
            select (lpad(to_hex(extract(epoch from t)::bigint * 1000), 12, '0') || '7000' || md5('m' || n)::char(16))::uuid,
                   'p' || n % 40, 'm' || n, '500103', 'deposit', 't', md5('c' || n)::uuid, '', '', '', '', 1, t
              from (select n, legal_now() - n * interval '1 min' as t from generate_series(1, 20000) n) of_time\
            """).update();
        DATABASE.jdbc().sql("""
            insert into obligation (id, case_id, flow, name, clause, regime, jurisdiction, partner, debtor, creditor, basis_event,
                                    basis_source, basis_date, calendar_version, provisional, state, due_at, opened_at, changed_at)
            select md5('o' || n)::uuid, md5('c' || n)::uuid, 'deposit', 'C12', 'C12', 'order-87', '500103', 'p' || n % 40, '', '',
                   '', '', '2026-03-02', 'v1', false, 'open', legal_now() + n * interval '1 min', legal_now(), legal_now()
              from generate_series(1, 20000) n\
            """).update();
        DATABASE.withOwner("analyze case_file; analyze message; analyze obligation");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void cases() {
        assertThat(cases("T7", null, null)).contains("case_by_tender").doesNotContain("Seq Scan");
        assertThat(cases(null, "S7", null)).contains("case_by_supplier").doesNotContain("Seq Scan");
        assertThat(cases(null, null, "p7")).doesNotContain("Seq Scan");
        assertThat(cases(null, null, null))
                .contains("Backward using case_by_time")
                .doesNotContain("Seq Scan");
        assertThat(cases(new Search("deposit", null, null, "p7", "held", null, null, null, 50)))
                .contains("Backward using case_by_partner")
                .doesNotContain("Seq Scan");
    }

    /** A short while long ago is looked for by page ranges; the newest changes are among the cases opened last. */
    @Test
    void casesByTheTimeOfTheirLastChange() {
        Instant now = Instant.now(Clock.systemUTC());
        Search longAgo = new Search(
                null,
                null,
                null,
                null,
                null,
                now.minus(Duration.ofDays(10)),
                now.minus(Duration.ofDays(10)).plusSeconds(300),
                null,
                50);
        assertThat(cases(longAgo)).contains("case_by_change").doesNotContain("Seq Scan");
    }

    @Test
    void aPageOfCasesGoesOnWhereTheOneBeforeEnded() {
        Instant now = Instant.now(Clock.systemUTC());
        Search.Page end = new Search.Page(now.minus(Duration.ofDays(3)), new UUID(1, 1));
        Search next = new Search("deposit", null, null, "p7", null, null, null, end, 50);
        assertThat(cases(next)).contains("Backward using case_by_partner").doesNotContain("Seq Scan");
    }

    @Test
    void messages() {
        assertThat(messages("T7", null, null)).contains("case_by_tender", "message_by_case");
        assertThat(messages(null, "S7", null)).contains("case_by_supplier", "message_by_case");
        assertThat(messages(null, null, "p7")).doesNotContain("Seq Scan on message");
        assertThat(messages(null, null, null)).contains("message_pkey").doesNotContain("Seq Scan on message");
    }

    @Test
    void obligations() {
        Instant soon = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(3650));
        assertThat(obligations(new Search(null, "T7", null, null, null, null, null, null, 50)))
                .contains("case_by_tender")
                .doesNotContain("Seq Scan on obligation");
        assertThat(obligations(new Search(null, null, null, null, "owed", null, soon, null, 50)))
                .contains("obligation_open");
    }

    private static Search search(@Nullable String tender, @Nullable String supplier, @Nullable String partner) {
        return new Search(null, tender, supplier, partner, null, null, null, null, 50);
    }

    private static String cases(@Nullable String tender, @Nullable String supplier, @Nullable String partner) {
        return cases(search(tender, supplier, partner));
    }

    private static String cases(Search search) {
        return plan(CaseQueries.look(ALL, search), CaseQueries.CASES);
    }

    private String messages(@Nullable String tender, @Nullable String supplier, @Nullable String partner) {
        return plan(messages.look(ALL, search(tender, supplier, partner)), MessageQueries.MESSAGES);
    }

    private static String obligations(Search search) {
        return plan(ObligationQueries.look(ALL, null, search), ObligationQueries.OBLIGATIONS);
    }

    private static String plan(Look look, Look.Shape shape) {
        Look.Shape explained = new Look.Shape("explain " + shape.head(), shape.order(), shape.tail());
        return String.join("\n", look.ask(DATABASE.transactions(), explained, 50, (row, n) -> row.getString(1)));
    }
}
