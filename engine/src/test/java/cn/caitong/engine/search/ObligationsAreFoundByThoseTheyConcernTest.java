package cn.caitong.engine.search;

import static cn.caitong.engine.search.Filled.NOON;
import static cn.caitong.engine.search.Filled.caseId;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ObligationsAreFoundByThoseTheyConcernTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Viewer BUREAU = Viewer.ofDistricts(Set.of("500103"));

    private final Filled filled = new Filled(DATABASE);
    private final ObligationQueries queries = new ObligationQueries(DATABASE.transactions());
    private final CaseQueries cases = new CaseQueries(DATABASE.transactions(), List.of());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void some() {
        DATABASE.empty();
        filled.tender("-1 s");
        filled.deposit(1, "S-1");
        filled.deposit(2, "S-2");
        filled.obligation(3, caseId(1), "open");
        filled.obligation(1, caseId(2), "acted");
        filled.obligation(2, caseId(2), "discharged");
    }

    @Test
    void theSoonestDueFirstByCaseTenderSupplierStateAndTime() {
        assertThat(names(BUREAU, search(null, "owed", null))).containsExactly("C12/1", "C12/3");
        assertThat(names(BUREAU, search(null, "discharged", null))).containsExactly("C12/2");
        assertThat(names(BUREAU, search("S-2", null, null))).containsExactly("C12/1", "C12/2");
        assertThat(names(BUREAU, search(null, null, NOON.plusSeconds(2)))).containsExactly("C12/2", "C12/3");
        assertThat(queries.search(BUREAU, caseId(1), search(null, null, null))).hasSize(1);
    }

    @Test
    void pageByPageEachOnce() {
        ObligationView first =
                queries.search(BUREAU, null, search(null, null, null)).getFirst();
        Search.Page page = new Search.Page(first.dueAt(), first.id());
        assertThat(names(BUREAU, new Search(null, "T-1", null, null, null, null, null, page, 10)))
                .containsExactly("C12/2", "C12/3");
    }

    @Test
    void beforeOpeningOnlyThoseOfTheDeposit() {
        filled.tender("1 hour");
        assertThat(names(BUREAU, search(null, null, null))).isEmpty();
        assertThat(names(Viewer.everywhere(), search(null, null, null))).isEmpty();
        assertThat(names(Viewer.supplier("S-1"), search(null, null, null))).containsExactly("C12/3");
        assertThat(names(Viewer.partner("centre"), search(null, null, null))).hasSize(3);
        assertThat(names(Viewer.partner("other"), search(null, null, null))).isEmpty();
    }

    @Test
    void theyAreInTheirCasesDossier() {
        Dossier dossier = cases.dossier(BUREAU, caseId(2)).orElseThrow();
        assertThat(dossier.obligations()).extracting(ObligationView::name).containsExactly("C12/1", "C12/2");
        assertThat(dossier.file().sums()).isNull();
        assertThat(dossier.deliveries()).isEmpty();
    }

    private static Search search(@Nullable String supplier, @Nullable String state, @Nullable Instant from) {
        return new Search(null, "T-1", supplier, null, state, from, null, null, 10);
    }

    private List<String> names(Viewer viewer, Search search) {
        return queries.search(viewer, null, search).stream()
                .map(ObligationView::name)
                .toList();
    }
}
