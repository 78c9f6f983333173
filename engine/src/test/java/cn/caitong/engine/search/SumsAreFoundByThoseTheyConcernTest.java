package cn.caitong.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.search.SumQueries.Asked;
import cn.caitong.engine.search.SumQueries.Found;
import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two claims of one contract: of the first, two sums are confirmed and one is being paid; the other is another supplier's. */
@Tag("database")
class SumsAreFoundByThoseTheyConcernTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID CONTRACT = new UUID(5, 1);
    private static final UUID CLAIM = CaseId.of("claim", "I-1");
    private static final UUID OTHERS = CaseId.of("claim", "I-2");
    private static final UUID PAYMENT = CaseId.of("payment", "I-1");
    private static final Viewer SUPPLIER = Viewer.supplier("S-1");

    private final StatementCounter counter =
            new StatementCounter(DATABASE.database().dataSource());
    private final SumQueries queries = new SumQueries(
            new Transactions(counter, TransactionListener.NONE),
            List.of(new SomeFlow("claim", Set.of()), new SomeFlow("payment", Set.of())));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeAll
    static void months() {
        new MonthPartitions(DATABASE.transactions()).ensure();
    }

    @BeforeEach
    void some() {
        DATABASE.empty();
        file(CLAIM, "claim", "I-1", CONTRACT, "confirmed", "S-1", "500103");
        file(OTHERS, "claim", "I-2", CONTRACT, "confirmed", "S-2", "500240");
        file(PAYMENT, "payment", "I-1", CLAIM, "applied", null, "500103");
        item(1, "payable", "I-1", CLAIM);
        item(2, "payable", "I-1.2", CLAIM);
        item(3, "payable", "I-2", OTHERS);
        item(4, "milestone", "I-1", CLAIM);
    }

    @Test
    void aSupplierFindsItsOwnThoughThePaymentNamesNobody() {
        assertThat(names(SUPPLIER, asked(CONTRACT, null, null))).containsExactly("I-1.2", "I-1");
        assertThat(names(Viewer.supplier("S-2"), asked(CONTRACT, null, null))).containsExactly("I-2");
        assertThat(names(Viewer.supplier("S-3"), asked(CONTRACT, null, null))).isEmpty();
        assertThat(names(SUPPLIER, asked(null, "S-2", null)))
                .as("asked for by name, another's are not there")
                .isEmpty();
    }

    @Test
    void staffFindTheirDistrictsAndPartnersTheirCases() {
        assertThat(names(Viewer.ofDistricts(Set.of("500240")), asked(CONTRACT, null, null)))
                .containsExactly("I-2");
        assertThat(names(Viewer.partner("treasury"), asked(CONTRACT, null, null)))
                .isEmpty();
        assertThat(names(Viewer.everywhere(), asked(CONTRACT, null, null))).containsExactly("I-2", "I-1.2", "I-1");
        assertThat(names(Viewer.everywhere(), asked(new UUID(5, 2), null, null)))
                .isEmpty();
    }

    /** Two versions work side by side, and the older one cannot read what the newer one wrote. */
    @Test
    void whatANewerVersionWroteIsForAnotherNode() {
        DATABASE.jdbc()
                .sql("update case_file set schema_version = 2 where id = ?")
                .param(PAYMENT)
                .update();
        assertThatThrownBy(() -> found(SUPPLIER, asked(CONTRACT, null, null)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CASE_NEWER));
        assertThat(names(Viewer.supplier("S-2"), asked(CONTRACT, null, null)))
                .as("what this node can read")
                .containsExactly("I-2");
    }

    @Test
    void whatNobodyHasSpokenOfIsNew() {
        assertThat(names(SUPPLIER, asked(CONTRACT, null, "new"))).containsExactly("I-1.2");
        assertThat(names(SUPPLIER, asked(CONTRACT, null, "applied"))).containsExactly("I-1");
        assertThat(names(SUPPLIER, asked(CONTRACT, null, "credited"))).isEmpty();
        assertThat(found(SUPPLIER, asked(CONTRACT, null, "new")).getFirst().payer())
                .isNull();
    }

    /** Ids of items have nothing to do with their order; all were booked in one transaction. */
    @Test
    void pageByPageEachOnceAlsoWhereTheyWereBookedTogether() {
        DATABASE.jdbc()
                .sql("update received_item set received_at = '2026-03-02T04:00:00Z'")
                .update();
        Found first = found(Viewer.everywhere(), page(null)).getFirst();
        Found second = found(Viewer.everywhere(), page(new Search.Page(first.at(), first.id())))
                .getFirst();
        Found third = found(Viewer.everywhere(), page(new Search.Page(second.at(), second.id())))
                .getFirst();
        assertThat(List.of(first.name(), second.name(), third.name())).containsExactlyInAnyOrder("I-1", "I-1.2", "I-2");
        assertThat(found(Viewer.everywhere(), page(new Search.Page(third.at(), third.id()))))
                .isEmpty();
    }

    @Test
    void eachComesWithItsCasesItsClocksAndWhatWasAnswered() {
        new Filled(DATABASE).obligation(1, CLAIM, "open");
        new Filled(DATABASE).obligation(2, OTHERS, "open");
        said(1, "event.refused", "reminder");
        said(2, "event.applied", "reminder");
        said(3, "event.applied", "other");
        erased(4);
        Instant before = legalNow();
        Found found = found(SUPPLIER, asked(CONTRACT, null, "applied")).getFirst();
        assertThat(found.owner().location().key()).isEqualTo("I-1");
        assertThat(found.seen())
                .as("legal time, by which what grows by the day is reckoned")
                .isBetween(before, legalNow());
        assertThat(Objects.requireNonNull(found.payer()).location().flow()).isEqualTo("payment");
        assertThat(found.payer().data().path("kept").asBoolean()).isTrue();
        assertThat(found.clocks()).extracting(ObligationView::name).containsExactly("C12/1");
        assertThat(found.said()).extracting(TimelineEntry::kind).containsExactly("event.refused", "event.applied");
        assertThat(found(SUPPLIER, asked(CONTRACT, null, "new")).getFirst().said())
                .isEmpty();
    }

    @Test
    void whatIsHiddenCostsTheSameStatementAsWhatIsNotThere() {
        found(Viewer.supplier("S-3"), asked(CONTRACT, null, null));
        List<String> hidden = counter.statements();
        counter.reset();
        found(Viewer.supplier("S-3"), asked(new UUID(9, 9), null, null));
        assertThat(counter.statements()).isEqualTo(hidden).hasSize(2);
    }

    /** The very statement that is asked, once there are many rows: it reads no table from end to end. */
    @Test
    void anIndexServesIt() {
        DATABASE.jdbc().sql("""
            insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner, tender,
                                   supplier, opened_at, changed_at)
            select md5(flow || n)::uuid, flow, 'i' || n, md5(above || case flow when 'claim' then n / 20 else n end)::uuid, 'x',
                   '{}', 1, 1, '500103', 'app', 'T' || n, 'S' || n % 700, legal_now(), legal_now()
              from generate_series(1, 5000) n, (values ('claim', 'contract'), ('payment', 'claim')) f(flow, above)\
            """).update();
        DATABASE.jdbc().sql("""
            insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
            select md5('r' || n)::uuid, 'payable', 'i' || n, md5('claim' || n)::uuid, '500103', 'CNY', 1, legal_now()
              from generate_series(1, 5000) n\
            """).update();
        DATABASE.withOwner("analyze case_file; analyze received_item");
        UUID contract = DATABASE.jdbc()
                .sql("select md5('contract7')::uuid")
                .query(UUID.class)
                .single();
        assertThat(plan(asked(contract, null, null)))
                .contains("case_by_parent", "received_item_by_case")
                .doesNotContain("Seq Scan");
        assertThat(plan(asked(null, "S7", null)))
                .contains("case_by_supplier", "received_item_by_case")
                .doesNotContain("Seq Scan");
    }

    private static String plan(Asked asked) {
        Look.Shape shape = SumQueries.SUMS;
        Look.Shape explained = new Look.Shape("explain " + shape.head(), shape.order(), shape.tail());
        return String.join(
                "\n",
                SumQueries.look(Viewer.everywhere(), asked)
                        .ask(DATABASE.transactions(), explained, 50, (row, n) -> row.getString(1)));
    }

    private static Instant legalNow() {
        return DATABASE.jdbc()
                .sql("select legal_now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private List<String> names(Viewer viewer, Asked asked) {
        return found(viewer, asked).stream().map(Found::name).toList();
    }

    private List<Found> found(Viewer viewer, Asked asked) {
        return queries.search(viewer, asked);
    }

    private static Asked asked(@Nullable UUID parent, @Nullable String supplier, @Nullable String state) {
        return new Asked(
                "payable", parent, "reminder", new Search("claim", null, supplier, null, state, null, null, null, 10));
    }

    private static Asked page(Search.@Nullable Page after) {
        return new Asked(
                "payable", CONTRACT, "reminder", new Search("claim", null, null, null, null, null, null, after, 1));
    }

    private static void file(
            UUID id,
            String flow,
            String key,
            UUID parent,
            String state,
            @Nullable String supplier,
            String jurisdiction) {
        DATABASE.jdbc()
                .sql("""
                    insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                                           tender, supplier, opened_at, changed_at)
                    values (?, ?, ?, ?, ?, '{"kept":true}', 1, 1, ?, 'app', 'T-1', ?, legal_now(), legal_now())\
                    """)
                .params(id, flow, key, parent, state, jurisdiction, supplier)
                .update();
    }

    private static void item(int n, String kind, String name, UUID caseId) {
        DATABASE.jdbc().sql("""
            insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
            select ?, ?, ?, id, jurisdiction, 'CNY', 100, legal_now() + ? * interval '1 s' from case_file where id = ?\
            """).params(new UUID(8, -n), kind, name, n, caseId).update();
    }

    private static void said(int n, String kind, String event) {
        evidence(n, kind, "{\"event\":\"" + event + "\"}");
    }

    private static void erased(int n) {
        evidence(n, "event.applied", null);
    }

    private static void evidence(int n, String kind, @Nullable String payload) {
        DATABASE.jdbc()
                .sql("""
                    insert into evidence (case_id, case_seq, at, jurisdiction, kind, alg, prev_hash, payload_digest, leaf, salt,
                                          payload)
                    select ?, ?, legal_now(), '500103', ?, 'sm3', '', '', '', case when p is null then null else ''::bytea end, p
                      from (select convert_to(?::text, 'UTF8') as p) said\
                    """)
                .param(PAYMENT)
                .param(n)
                .param(kind)
                .param(payload)
                .update();
    }
}
