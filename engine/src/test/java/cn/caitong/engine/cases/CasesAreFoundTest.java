package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class CasesAreFoundTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Viewer ALL = Viewer.everywhere();

    private final CasesAtWork work;
    private final FlowRunner runner;
    private final CaseQueries queries;

    CasesAreFoundTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow());
        this.queries = new CaseQueries(work.transactions, List.of(new CounterFlow()));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void someCases() {
        DATABASE.empty();
        open("a", "500103", "p1", "T-1", "S-1");
        open("b", "500103", "p1", "T-1", "S-2");
        open("c", "500240", "p2", "T-2", "S-1");
    }

    @Test
    void byTenderSupplierPartnerAndStateTheNewestFirst() {
        assertThat(keys(search("T-1", null, null, null))).containsExactly("b", "a");
        assertThat(keys(search(null, "S-1", null, null))).containsExactly("c", "a");
        assertThat(keys(search("T-1", "S-1", null, null))).containsExactly("a");
        assertThat(keys(search(null, null, "p2", null))).containsExactly("c");
        assertThat(keys(search(null, null, null, "counting"))).hasSize(3);
        assertThat(keys(search(null, null, null, "closed"))).isEmpty();
    }

    @Test
    void byTime() {
        Instant second = queries.find(ALL, CasesAtWork.id("b")).orElseThrow().changedAt();
        assertThat(keys(new CaseSearch(null, null, null, null, null, second, null, null, 10)))
                .containsExactly("c", "b");
        assertThat(keys(new CaseSearch(null, null, null, null, null, null, second, null, 10)))
                .containsExactly("a");
    }

    @Test
    void pageByPageEachOnce() {
        CaseSearch first = new CaseSearch("counter", null, null, null, null, null, null, null, 2);
        List<CaseView> page = queries.search(ALL, first);
        CaseView last = page.getLast();
        CaseSearch next = new CaseSearch(
                "counter", null, null, null, null, null, null, new CaseSearch.Page(last.changedAt(), last.id()), 2);
        assertThat(page).hasSize(2);
        assertThat(keys(next)).containsExactly("a");
    }

    @Test
    void eachViewerSeesItsOwn() {
        CaseSearch all = new CaseSearch("counter", null, null, null, null, null, null, null, 10);
        assertThat(keys(Viewer.ofDistricts(Set.of("500103")), all)).containsExactly("b", "a");
        assertThat(keys(Viewer.ofDistricts(Set.of()), all)).isEmpty();
        assertThat(keys(Viewer.partner("p2"), all)).containsExactly("c");
        assertThat(keys(Viewer.supplier("S-1"), all)).containsExactly("c", "a");
        assertThat(keys(Viewer.partner("p2"), search(null, null, "p1", null)))
                .as("asking for another's cases shows nothing")
                .isEmpty();
    }

    @Test
    void theTimelineTellsWhatHappenedInItsOrder() {
        work.arrive("a", "refuse", "{}");
        runner.drain("counter", 10);
        List<TimelineEntry> timeline =
                queries.timeline(ALL, CasesAtWork.id("a")).orElseThrow();
        assertThat(timeline.stream().map(TimelineEntry::kind)).containsExactly("event.applied", "event.refused");
        assertThat(timeline.getFirst().payload().get("state").asText()).isEqualTo("counting");
    }

    @Test
    void moreIsReadOnlyOfWhatMayBeSeenAndWithinTheScope() {
        Viewer stranger = Viewer.ofDistricts(Set.of("500240"));
        assertThat(queries.with(stranger, CasesAtWork.id("a"), found -> work.column("select key from case_file")))
                .isEqualTo(Optional.empty());
        assertThat(queries.with(stranger, CasesAtWork.id("c"), found -> work.column("select key from case_file")))
                .contains(List.of("c"));
    }

    /** Nothing but an index may serve a search once there are many cases. */
    @Test
    void everyKindOfSearchIsServedByAnIndex() {
        work.transactions.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, tender, supplier,
                                   opened_at, changed_at)
            select gen_random_uuid(), 'counter', 'k' || n, 'counting', '{}', 1, 1, '500103', 'p' || n % 40, 'T' || n % 900,
                   'S' || n % 700, legal_now(), legal_now() - n * interval '1 min' from generate_series(1, 20000) n\
            """).update();
        DATABASE.withOwner("analyze case_file");
        assertThat(plan("c.tender = 'T7'")).contains("case_by_tender");
        assertThat(plan("c.supplier = 'S7'")).contains("case_by_supplier");
        assertThat(plan("c.partner = 'p7' and c.flow = 'counter' and c.state = 'counting'"))
                .contains("Index");
        assertThat(plan("c.changed_at >= legal_now() - interval '1 h'")).contains("Index");
        assertThat(plan("true")).contains("case_by_time");
    }

    private String plan(String condition) {
        return String.join(
                "\n",
                work.column("explain select * from case_file c where " + condition
                        + " and not c.veiled order by changed_at desc, id desc limit 50"));
    }

    private void open(String key, String district, String partner, String tender, String supplier) {
        work.arrive(
                new Location("counter", key, null, district, partner, tender, "1", supplier),
                partner,
                "add",
                "{\"n\":1}",
                null);
        runner.drain("counter", 10);
    }

    private static CaseSearch search(
            @Nullable String tender, @Nullable String supplier, @Nullable String partner, @Nullable String state) {
        return new CaseSearch(null, tender, supplier, partner, state, null, null, null, 10);
    }

    private List<String> keys(CaseSearch search) {
        return keys(ALL, search);
    }

    private List<String> keys(Viewer viewer, CaseSearch search) {
        return queries.search(viewer, search).stream()
                .map(found -> found.file().location().key())
                .toList();
    }
}
