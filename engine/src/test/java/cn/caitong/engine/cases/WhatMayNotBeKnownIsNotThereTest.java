package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.TimelineEntry;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P13: before opening a deposit is known to its supplier and its holding centre alone. */
@Tag("database")
class WhatMayNotBeKnownIsNotThereTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID TENDER = CaseId.of("tender", "T-1");
    private static final Location DEPOSIT =
            new Location("veiled", "T-1/1/S-1/R-1", TENDER, "500103", "centre", "T-1", "1", "S-1");
    private static final Viewer CENTRE = Viewer.partner("centre");
    private static final Viewer SUPPLIER = Viewer.supplier("S-1");
    private static final Viewer BUREAU = Viewer.ofDistricts(Set.of("500103", "500240"));
    private static final List<Viewer> OTHERS =
            List.of(Viewer.partner("portal"), Viewer.supplier("S-2"), Viewer.ofDistricts(Set.of("500240")));

    private final CasesAtWork work;
    private final LegalTime time;
    private final FlowRunner runner;
    private final CaseQueries queries;

    WhatMayNotBeKnownIsNotThereTest(@TempDir Path keys) {
        List<CounterFlow> flows =
                List.of(new CounterFlow("tender", 1, event -> {}), new CounterFlow("veiled", 1, event -> {}));
        this.work = new CasesAtWork(DATABASE, keys);
        this.time = new LegalTime(work.transactions);
        this.runner = work.runner(flows.get(0), flows.get(1));
        this.queries = new CaseQueries(work.transactions, flows);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void beforeOpeningOnlyItsSupplierAndItsCentreKnowOfIt() {
        deposit();
        opensIn(Duration.ofHours(2));
        assertKnownTo(CENTRE, SUPPLIER);
        assertUnknownTo(BUREAU, Viewer.everywhere());
        OTHERS.forEach(this::assertUnknownTo);
    }

    @Test
    void afterOpeningThoseOfItsDistrictKnowItAndStrangersDoNot() {
        deposit();
        Instant opening = opensIn(Duration.ofHours(2));
        time.advanceTo(opening);
        assertKnownTo(CENTRE, SUPPLIER, BUREAU, Viewer.everywhere());
        OTHERS.forEach(this::assertUnknownTo);
    }

    @Test
    void aPostponedOpeningVeilsItAgain() {
        deposit();
        Instant opening = opensIn(Duration.ofHours(2));
        time.advanceTo(opening);
        assertKnownTo(BUREAU);
        opensIn(Duration.ofDays(3));
        assertUnknownTo(BUREAU);
        assertKnownTo(CENTRE, SUPPLIER);
    }

    @Test
    void withoutItsTenderItStaysVeiled() {
        deposit();
        assertUnknownTo(BUREAU, Viewer.everywhere());
        assertKnownTo(CENTRE, SUPPLIER);
    }

    @Test
    void theTenderItselfIsNoSecretButThatSomebodyWithdrewIs() {
        Instant opening = opensIn(Duration.ofHours(2));
        Location tender = new Location("tender", "T-1", null, "500103", "portal", "T-1", null, null);
        work.arrive(tender, "agency", "withdrawn", "{\"n\":0}", null);
        runner.drain("tender", 10);
        assertThat(types(BUREAU)).containsExactly("opening");
        assertThat(types(Viewer.partner("portal"))).containsExactly("opening");
        time.advanceTo(opening);
        assertThat(types(BUREAU)).containsExactly("opening", "withdrawn");
    }

    @Test
    void thatSomebodyWithdrewDoesNotShowInTheTimeOfTheLastChange() {
        opensIn(Duration.ofHours(2));
        Instant before = queries.find(BUREAU, TENDER).orElseThrow().changedAt();
        Location tender = new Location("tender", "T-1", null, "500103", "portal", "T-1", null, null);
        work.arrive(tender, "agency", "withdrawn", "{\"n\":0}", null);
        runner.drain("tender", 10);
        assertThat(queries.find(BUREAU, TENDER).orElseThrow().changedAt()).isEqualTo(before);
    }

    /** A tender that was there before anybody registered it would say that somebody bid, and took it back. */
    @Test
    void beforeItIsRegisteredATenderIsNotThereForAWithdrawal() {
        Location tender = new Location("tender", "T-1", null, "500103", "portal", "T-1", null, null);
        work.arrive(tender, "agency", "withdrawn", "{\"n\":0,\"early\":true}", null);
        runner.drain("tender", 10);
        for (Viewer viewer : List.of(BUREAU, Viewer.everywhere(), Viewer.partner("portal"), Viewer.partner("agency"))) {
            assertThat(queries.find(viewer, TENDER)).as(viewer.toString()).isEmpty();
            assertThat(queries.search(viewer, Search.of("tender", "T-1", null))).isEmpty();
        }
        Instant registered = time.advanceTo(time.now().plus(Duration.ofHours(1)));
        Instant opening = opensIn(Duration.ofHours(2));
        assertThat(queries.find(BUREAU, TENDER).orElseThrow().openedAt())
                .as("not when the withdrawal came")
                .isAfterOrEqualTo(registered);
        assertThat(types(BUREAU)).containsExactly("opening");
        time.advanceTo(opening);
        assertThat(types(BUREAU)).as("its turn came").containsExactly("withdrawn", "opening", "withdrawn");
    }

    @Test
    void whoseItIsIsSaidByWhatBeginsItNotByWhatCameTooEarly() {
        UUID other = CaseId.of("tender", "T-2");
        Location mistaken = new Location("veiled", DEPOSIT.key(), other, "500103", "centre", "T-2", "1", "S-2");
        work.arrive(mistaken, "agency", "after", "{\"needs\":1}", null);
        runner.drain("veiled", 10);
        deposit();
        Instant opening = opensIn(Duration.ofHours(2));
        assertKnownTo(CENTRE, SUPPLIER);
        assertUnknownTo(Viewer.supplier("S-2"), BUREAU);
        time.advanceTo(opening);
        assertKnownTo(BUREAU);
    }

    private void deposit() {
        work.arrive(DEPOSIT, "centre", "add", "{\"n\":1}", null);
        runner.drain("veiled", 10);
    }

    private Instant opensIn(Duration ahead) {
        Instant opening = time.now().plus(ahead);
        Location tender = new Location("tender", "T-1", null, "500103", "portal", "T-1", null, null);
        work.arrive(tender, "portal", "opening", "{\"at\":\"" + opening + "\"}", null);
        runner.drain("tender", 10);
        return opening;
    }

    private List<String> types(Viewer viewer) {
        return queries.dossier(viewer, TENDER).orElseThrow().timeline().stream()
                .map(TimelineEntry::type)
                .toList();
    }

    private void assertKnownTo(Viewer... viewers) {
        for (Viewer viewer : viewers) {
            assertThat(queries.find(viewer, DEPOSIT.caseId()))
                    .as(viewer.toString())
                    .isPresent();
            assertThat(queries.dossier(viewer, DEPOSIT.caseId())).isPresent();
            assertThat(queries.search(viewer, Search.of("veiled", "T-1", null))).hasSize(1);
        }
    }

    private void assertUnknownTo(Viewer... viewers) {
        for (Viewer viewer : viewers) {
            assertThat(queries.find(viewer, DEPOSIT.caseId()))
                    .as(viewer.toString())
                    .isEmpty();
            assertThat(queries.dossier(viewer, DEPOSIT.caseId())).isEmpty();
            assertThat(queries.search(viewer, Search.of("veiled", "T-1", null))).isEmpty();
            assertThat(queries.search(viewer, Search.of("veiled", null, "S-1"))).isEmpty();
        }
    }
}
