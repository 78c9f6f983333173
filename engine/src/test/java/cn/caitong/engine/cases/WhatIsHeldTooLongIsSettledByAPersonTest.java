package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.parked.HeldWatch;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class WhatIsHeldTooLongIsSettledByAPersonTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID TENDER = CaseId.of("counter", "tender");

    private final CasesAtWork work;
    private final FlowRunner runner;
    private final HeldWatch watch;
    private final ParkedEvents events;
    private final ParkedQueries queries;

    WhatIsHeldTooLongIsSettledByAPersonTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        CounterFlow open = new CounterFlow();
        CounterFlow veiled = new CounterFlow("veiled", 1, event -> {});
        this.runner = work.runner(open, veiled);
        this.watch = new HeldWatch(DATABASE.transactions(), List.of(open, veiled));
        this.events = new ParkedEvents(work.transactions, work.evidence, work.wakeUp());
        this.queries = new ParkedQueries(work.transactions);
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
    void onceTheFlowsPatienceIsOverItIsListedOnceWithWhatItIsAndGoesOnWaiting() {
        hold("one", "23 hours");
        watch.sweep();
        assertThat(listed()).isEmpty();
        age("1 hour");
        watch.sweep();
        watch.sweep();
        assertThat(listed())
                .extracting(ParkedView::kind, ParkedView::ref, ParkedView::caseId, ParkedView::partner)
                .containsExactly(tuple("held", Long.toString(held()), CasesAtWork.id("one"), "p1"));
        assertThat(listed().getFirst())
                .returns(HeldWatch.HELD_TOO_LONG, ParkedView::code)
                .returns("bureau", ParkedView::owner)
                .extracting(ParkedView::detail)
                .asString()
                .startsWith("after · as-told · ")
                .contains("撤除", "dismiss it");
        assertThat(work.one("select state from inbox")).isEqualTo("held");
        assertThat(work.column("select code || ' ' || ref from alarm"))
                .containsExactly("held-too-long " + CasesAtWork.id("one"));
    }

    @Test
    void dismissedItIsGoneUnderAPersonsNameAndTheCasesAlarmEnds() {
        hold("one", "24 hours");
        watch.sweep();
        work.woken.clear();
        events.dismissHeld(held(), "li.na", "a slip: 9999 was meant to be 1111, the client sends it anew");
        assertThat(work.column("select type from inbox")).isEmpty();
        assertThat(listed()).isEmpty();
        assertThat(work.one("select resolved_by || ': ' || left(resolution, 6) from parked"))
                .isEqualTo("li.na: a slip");
        assertThat(work.one("select convert_from(payload, 'UTF8') from evidence where kind = 'event.dismissed'"))
                .isEqualTo("{\"event\":\"after\",\"was\":\"held\",\"by\":\"li.na\","
                        + "\"why\":\"a slip: 9999 was meant to be 1111, the client sends it anew\"}");
        assertThat(work.woken).containsExactly("flow counter");
        watch.sweep();
        assertThat(work.column("select code from alarm where cleared_at is null"))
                .isEmpty();
        assertThat(work.one("select count(*) from parked")).isEqualTo("1");
    }

    @Test
    void whatIsDismissedIsNotBroughtBackByWhatItWaitedFor() {
        hold("one", "24 hours");
        watch.sweep();
        events.dismissHeld(held(), "li.na", "mistaken");
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1");
        watch.sweep();
        assertThat(listed()).isEmpty();
    }

    @Test
    void ofTwoThatACaseHoldsTheOtherWaitsOn() {
        hold("one", "24 hours");
        hold("one", "24 hours");
        watch.sweep();
        assertThat(listed()).hasSize(2);
        events.dismissHeld(held(), "li.na", "said twice");
        watch.sweep();
        assertThat(listed()).hasSize(1);
        assertThat(work.column("select code from alarm where cleared_at is null"))
                .containsExactly("held-too-long");
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1", "after 1");
    }

    @Test
    void onceItsTurnHasComeThereIsNothingToSettleAndTheItemEndsByItself() {
        hold("one", "24 hours");
        watch.sweep();
        long event = held();
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1", "after 1");
        assertThat(listed()).as("before anybody has swept").isEmpty();
        assertNotThere(event);
        watch.sweep();
        assertThat(work.one("select resolved_by || ': ' || resolution from parked"))
                .isEqualTo("hub: its turn has come");
    }

    /** A person saw it wait. That it was then found wrong is something else, and another item. */
    @Test
    void whatWasParkedWhenItsTurnCameIsSettledAsThat() {
        hold("one", "24 hours");
        watch.sweep();
        long event = held();
        DATABASE.jdbc().sql("update inbox set state = 'parked'").update();
        assertNotThere(event);
        assertThat(listed()).isEmpty();
        assertThat(work.one("select state from inbox")).isEqualTo("parked");
    }

    @Test
    void whatIsHeldIsNotParkedAndWaitsForNobodysRetry() {
        hold("one", "24 hours");
        watch.sweep();
        long event = held();
        assertThatThrownBy(() -> events.dismiss(event, "li.na", "x")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> events.retry(event, "li.na", "x")).isInstanceOf(RefusedException.class);
        assertThat(work.one("select state from inbox")).isEqualTo("held");
        assertThat(work.column("select kind from evidence")).containsExactly("event.held");
    }

    /** Nobody may know of the case, so nobody can settle it yet (P13); the alarm says no more than it did. */
    @Test
    void ofAVeiledCaseItIsNotListedBeforeTheOpening() {
        work.arrive("veiled", "hidden", TENDER, "after", "{\"needs\":1}", null);
        runner.drain("veiled", 10);
        age("24 hours");
        watch.sweep();
        assertThat(listed()).isEmpty();
        openTheTenderAt(Instant.parse("2026-01-01T01:30:00Z"));
        watch.sweep();
        assertThat(listed()).extracting(ParkedView::flow).containsExactly("veiled");
    }

    @Test
    void whatSpeaksOfAVeiledCaseIsNotListedBeforeTheOpeningEither() {
        openTheTenderAt(Instant.parse("2199-01-01T01:30:00Z"));
        hold("tender", "24 hours");
        DATABASE.jdbc().sql("update inbox set type = 'withdrawn'").update();
        watch.sweep();
        assertThat(work.column("select ref from parked")).isEmpty();
        assertThat(work.column("select ref from alarm")).as("nor counted").isEmpty();
        DATABASE.jdbc()
                .sql("update case_file set unveils_at = '2026-01-01T01:30:00Z'")
                .update();
        watch.sweep();
        assertThat(listed()).hasSize(1);
        assertThat(work.column("select ref from alarm")).containsExactly(TENDER.toString());
    }

    private void openTheTenderAt(Instant time) {
        work.arrive("tender", "opening", "{\"at\":\"" + time + "\"}");
        runner.drain("counter", 10);
    }

    private void assertNotThere(long event) {
        assertThatThrownBy(() -> events.dismissHeld(event, "li.na", "too late"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.EVENT_NOT_PARKED));
    }

    private List<ParkedView> listed() {
        return queries.open(null, 10);
    }

    /** The first that is held. */
    private long held() {
        return Long.parseLong(work.one("select min(id)::text from inbox where state = 'held'"));
    }

    private void hold(String key, String ago) {
        work.arrive(key, "after", "{\"needs\":1}");
        runner.drain("counter", 10);
        DATABASE.jdbc()
                .sql("update inbox set arrived_at = legal_now() - ?::interval where case_id = ?")
                .params(ago, CasesAtWork.id(key))
                .update();
    }

    private void age(String more) {
        DATABASE.jdbc()
                .sql("update inbox set arrived_at = arrived_at - ?::interval")
                .param(more)
                .update();
    }
}
