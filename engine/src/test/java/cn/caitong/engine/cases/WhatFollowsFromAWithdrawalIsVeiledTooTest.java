package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.alarm.AlarmCatalogue;
import cn.caitong.engine.alarm.AlarmQueries;
import cn.caitong.engine.alarm.AlarmView;
import cn.caitong.engine.alarm.AlarmWatch;
import cn.caitong.engine.alarm.Veiled;
import cn.caitong.engine.alarm.VeiledQueries;
import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.parked.HeldWatch;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.wake.LocalWakeUp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P13: a tender is no secret, but that somebody withdrew is, also when the withdrawal is parked, fails or raises an alarm. */
@Tag("database")
class WhatFollowsFromAWithdrawalIsVeiledTooTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Location TENDER = new Location("tender", "T-1", null, "500103", "portal", "T-1", null, null);
    private static final Location DEPOSIT =
            new Location("veiled", "T-1/1/S-1/R-1", CaseId.of("tender", "T-1"), "500103", "centre", "T-1", "1", "S-1");
    private static final List<Viewer> ANYBODY = List.of(
            Viewer.everywhere(),
            Viewer.ofDistricts(Set.of("500103")),
            Viewer.partner("portal"),
            Viewer.partner("500240"),
            Viewer.supplier("S-2"));

    private final List<CounterFlow> flows = List.of(
            new CounterFlow("tender", 1, WhatFollowsFromAWithdrawalIsVeiledTooTest::perhapsFails),
            new CounterFlow("veiled", 1, WhatFollowsFromAWithdrawalIsVeiledTooTest::perhapsFails));
    private final AlarmCatalogue catalogue = new AlarmCatalogue(List.of());
    private final CasesAtWork work;
    private final LegalTime time;
    private final FlowRunner runner;
    private final ParkedQueries parked;
    private final AlarmQueries alarms;
    private final VeiledQueries veiled;

    WhatFollowsFromAWithdrawalIsVeiledTooTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.time = new LegalTime(work.transactions);
        this.runner = work.runner(flows.get(0), flows.get(1));
        this.parked = new ParkedQueries(work.transactions);
        this.alarms = new AlarmQueries(work.transactions, catalogue);
        this.veiled = new VeiledQueries(work.transactions, catalogue);
    }

    private static void perhapsFails(Event event) {
        if (event.data().has("fails")) {
            throw new IllegalStateException("as told");
        }
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
    void aParkedWithdrawalIsShownAndLoggedAfterTheOpening() {
        Instant opening = opensIn(Duration.ofHours(2));
        withdrawn("late");
        assertVeiled();
        assertThat(veiled.parked(10))
                .singleElement()
                .returns("as-told", Veiled::code)
                .returns("bureau", item -> item.kind().owner().code())
                .returns(LegalDay.of(opening), Veiled::known);
        assertThat(veiled.alarms(10)).extracting(Veiled::code).containsExactly("as-told");
        time.advanceTo(opening);
        assertThat(parked.open(null, 10)).extracting(ParkedView::caseId).containsExactly(TENDER.caseId());
        assertThat(seen(Viewer.ofDistricts(Set.of("500103")))).containsExactly("as-told");
        assertThat(told()).containsExactly("as-told");
        assertThat(veiled.parked(10)).isEmpty();
        assertThat(veiled.alarms(10)).isEmpty();
    }

    @Test
    void aPostponedOpeningVeilsItAgain() {
        time.advanceTo(opensIn(Duration.ofHours(2)));
        withdrawn("late");
        assertThat(parked.open(null, 10)).hasSize(1);
        opensIn(Duration.ofDays(3));
        assertThat(parked.open(null, 10)).isEmpty();
        assertThat(veiled.parked(10)).hasSize(1);
    }

    @Test
    void soIsTheAlarmOfADecisionAboutIt() {
        Instant opening = opensIn(Duration.ofHours(2));
        withdrawn("look");
        assertVeiled();
        assertThat(veiled.alarms(10)).extracting(Veiled::code).containsExactly("look");
        time.advanceTo(opening);
        assertThat(seen(Viewer.everywhere())).containsExactly("look");
    }

    @Test
    void whatFailsMayBeTriedAgainByWhoDoesNotKnowWhatItSays() {
        opensIn(Duration.ofHours(2));
        withdrawn("fails");
        assertVeiled();
        long id = veiled.parked(10).getFirst().id();
        assertThat(parked.find(id)).isEmpty();
        long event = Long.parseLong(parked.event(id).orElseThrow());
        new ParkedEvents(work.transactions, new EvidenceLog(work.transactions), new LocalWakeUp())
                .retry(event, "zhang.san", "mended");
        assertThat(veiled.parked(10)).isEmpty();
        assertThat(seen(Viewer.everywhere())).isEmpty();
        assertThat(ended(Viewer.everywhere())).as("nor once it has ended").isEmpty();
    }

    @Test
    void whatWasToBeginAVeiledCaseAndFailedIsAsSecretAsThatWouldBe() {
        Instant opening = opensIn(Duration.ofHours(2));
        work.arrive(DEPOSIT, "centre", "add", "{\"fails\":true}", null);
        runner.drain("veiled", 10);
        work.transactions
                .jdbc()
                .sql("update case_file set id = gen_random_uuid(), key = 'moved' where flow = 'veiled'")
                .update();
        assertVeiled();
        assertThat(veiled.parked(10)).extracting(Veiled::known).containsExactly(LegalDay.of(opening));
        time.advanceTo(opening);
        assertThat(parked.open(null, 10)).hasSize(1);
        assertThat(seen(Viewer.everywhere())).containsExactly("event-failed");
    }

    @Test
    void whatWasHeldTooLongIsVeiledAgainWithTheOpening() {
        time.advanceTo(opensIn(Duration.ofHours(2)));
        work.transactions
                .jdbc()
                .sql("insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, partner, origin, type,"
                        + " arrived_at, key_id, data, state, reason) select 'tender', id, key, jurisdiction, partner,"
                        + " 'agency', 'message', 'withdrawn', legal_now() - interval '90 days', 'k', '\\x00', 'held',"
                        + " 'r' from case_file")
                .update();
        new HeldWatch(work.transactions, flows).sweep();
        assertThat(parked.open(null, 10)).hasSize(1);
        assertThat(seen(Viewer.everywhere())).containsExactly(HeldWatch.HELD_TOO_LONG);
        opensIn(Duration.ofDays(3));
        assertVeiled();
        assertThat(veiled.parked(10)).hasSize(1);
    }

    private void withdrawn(String how) {
        work.arrive(TENDER, "agency", "withdrawn", "{\"n\":0,\"%s\":true}".formatted(how), null);
        runner.drain("tender", 10);
    }

    private Instant opensIn(Duration ahead) {
        Instant opening = time.now().plus(ahead);
        work.arrive(TENDER, "portal", "opening", "{\"at\":\"" + opening + "\"}", null);
        runner.drain("tender", 10);
        return opening;
    }

    private void assertVeiled() {
        assertThat(parked.open(null, 10)).isEmpty();
        ANYBODY.forEach(viewer -> assertThat(seen(viewer)).as(viewer.toString()).isEmpty());
        assertThat(told()).isEmpty();
    }

    /** What the log was told. */
    private List<String> told() {
        new AlarmWatch(work.transactions, catalogue).sweep();
        return work.column("select code from alarm where told_at is not null");
    }

    private List<String> seen(Viewer viewer) {
        return codes(viewer, AlarmQueries.State.OPEN);
    }

    private List<String> ended(Viewer viewer) {
        return codes(viewer, AlarmQueries.State.ENDED);
    }

    private List<String> codes(Viewer viewer, AlarmQueries.State state) {
        return alarms
                .search(viewer, new AlarmQueries.Search(state, null, null, null, null, null, null, null, 10))
                .stream()
                .map(AlarmView::code)
                .toList();
    }
}
