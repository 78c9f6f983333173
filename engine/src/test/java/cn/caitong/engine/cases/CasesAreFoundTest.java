package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.CaseView;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.TimelineEntry;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        assertThat(keys(new Search(null, null, null, null, null, second, null, null, 10)))
                .containsExactly("c", "b");
        assertThat(keys(new Search(null, null, null, null, null, null, second, null, 10)))
                .containsExactly("a");
    }

    @Test
    void pageByPageEachOnce() {
        List<CaseView> first = queries.search(ALL, page(null));
        CaseView last = first.getLast();
        assertThat(first).hasSize(2);
        assertThat(keys(page(new Search.Page(last.openedAt(), last.id())))).containsExactly("a");
    }

    /** What a change moves is no part of the order: nothing is shown twice, and nothing is passed over. */
    @Test
    void eachOnceThoughOneChangesBetweenTwoPages() {
        CaseView last = queries.search(ALL, page(null)).getLast();
        work.arrive("a", "add", "{\"n\":1}");
        work.arrive("c", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(keys(page(new Search.Page(last.openedAt(), last.id())))).containsExactly("a");
    }

    private static Search page(Search.@Nullable Page after) {
        return new Search("counter", null, null, null, null, null, null, after, 2);
    }

    @Test
    void eachViewerSeesItsOwn() {
        Search all = new Search("counter", null, null, null, null, null, null, null, 10);
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
                queries.dossier(ALL, CasesAtWork.id("a")).orElseThrow().timeline();
        assertThat(timeline.stream().map(TimelineEntry::kind)).containsExactly("event.applied", "event.refused");
        assertThat(timeline.getFirst().payload().get("state").asText()).isEqualTo("counting");
    }

    @Test
    void allAboutACaseIsReadWithinTheScope() {
        Viewer stranger = Viewer.ofDistricts(Set.of("500240"));
        assertThat(queries.dossier(stranger, CasesAtWork.id("a"))).isEmpty();
        assertThat(queries.dossier(stranger, CasesAtWork.id("c"))).isPresent();
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

    private static Search search(
            @Nullable String tender, @Nullable String supplier, @Nullable String partner, @Nullable String state) {
        return new Search(null, tender, supplier, partner, state, null, null, null, 10);
    }

    private List<String> keys(Search search) {
        return keys(ALL, search);
    }

    private List<String> keys(Viewer viewer, Search search) {
        return queries.search(viewer, search).stream()
                .map(found -> found.location().key())
                .toList();
    }
}
