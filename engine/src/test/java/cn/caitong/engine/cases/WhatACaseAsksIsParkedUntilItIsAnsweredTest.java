package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class WhatACaseAsksIsParkedUntilItIsAnsweredTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String OPEN_ALARMS =
            "select code || ' ' || ref from alarm where cleared_at is null order by ref";

    private final CasesAtWork work;
    private final FlowRunner runner;
    private final ParkedQueries queries;

    WhatACaseAsksIsParkedUntilItIsAnsweredTest(@TempDir Path keys) {
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow());
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
    void theCaseGoesOnAndTheBureauHasAnItemOfEachMatter() {
        arrive("ask", "notice/1");
        arrive("ask", "notice/1");
        arrive("ask", "contract/1");
        assertThat(work.column("select type from inbox"))
                .as("nothing of it waits")
                .isEmpty();
        assertThat(work.log("one")).hasSize(3);
        assertThat(listed())
                .extracting(ParkedView::kind, ParkedView::ref, ParkedView::code, ParkedView::owner, ParkedView::caseId)
                .containsExactly(
                        tuple("matter", ref("contract/1"), "dates-differ", "bureau", CasesAtWork.id("one")),
                        tuple("matter", ref("notice/1"), "dates-differ", "bureau", CasesAtWork.id("one")));
        assertThat(work.column(OPEN_ALARMS))
                .containsExactly("dates-differ matter:" + ref("contract/1"), "dates-differ matter:" + ref("notice/1"));
    }

    @Test
    void theAnswerEndsItsOwnItemAndItsAlarm() {
        arrive("ask", "notice/1");
        arrive("ask", "contract/1");
        arrive("answer", "notice/1");
        assertThat(listed()).extracting(ParkedView::ref).containsExactly(ref("contract/1"));
        assertThat(work.column(OPEN_ALARMS)).containsExactly("dates-differ matter:" + ref("contract/1"));
        assertThat(work.one("select resolved_by || ': ' || resolution from parked where resolved_at is not null"))
                .isEqualTo("p1: the twelfth");
        assertThat(work.column("select convert_from(payload, 'UTF8') from evidence where kind like 'matter.%' order"
                        + " by case_seq"))
                .containsExactly(
                        "{\"code\":\"dates-differ\",\"about\":\"notice/1\",\"detail\":\"which is it?\"}",
                        "{\"code\":\"dates-differ\",\"about\":\"contract/1\",\"detail\":\"which is it?\"}",
                        "{\"about\":\"notice/1\",\"answer\":\"the twelfth\"}");
    }

    @Test
    void whatIsAskedAndAnsweredInOneBatchIsOver() {
        work.arrive("one", "ask", data("notice/1"));
        work.arrive("one", "answer", data("notice/1"));
        runner.drain("counter", 10);
        assertThat(listed()).isEmpty();
        assertThat(work.column(OPEN_ALARMS)).isEmpty();
        assertThat(work.one("select count(*) from parked"))
                .as("it is on record")
                .isEqualTo("1");
    }

    @Test
    void whatIsAskedAgainAfterItsAnswerInOneBatchIsAnItem() {
        arrive("ask", "notice/1");
        work.arrive("one", "answer", data("notice/1"));
        work.arrive("one", "ask", data("notice/1"));
        runner.drain("counter", 10);
        assertThat(listed()).extracting(ParkedView::ref).containsExactly(ref("notice/1"));
        assertThat(work.column(OPEN_ALARMS)).containsExactly("dates-differ matter:" + ref("notice/1"));
        assertThat(work.one("select count(*) from parked where resolution = 'the twelfth'"))
                .as("what was asked before has its answer")
                .isEqualTo("1");
    }

    @Test
    void anAnswerBeforeTheQuestionAnswersNothing() {
        work.arrive("one", "answer", data("notice/1"));
        work.arrive("one", "ask", data("notice/1"));
        runner.drain("counter", 10);
        assertThat(listed()).hasSize(1);
        assertThat(work.column(OPEN_ALARMS)).hasSize(1);
    }

    @Test
    void anAnswerThatNobodyAskedForChangesNothingAndWhatIsAskedLaterIsAnItemAgain() {
        arrive("answer", "notice/1");
        assertThat(work.one("select count(*) from parked")).isEqualTo("0");
        arrive("ask", "notice/1");
        arrive("answer", "notice/1");
        arrive("ask", "notice/1");
        assertThat(listed()).hasSize(1);
    }

    private void arrive(String type, String about) {
        work.arrive("one", type, data(about));
        runner.drain("counter", 10);
    }

    private static String data(String about) {
        return "{\"about\":\"%s\"}".formatted(about);
    }

    private static String ref(String about) {
        return CasesAtWork.id("one") + "/" + about;
    }

    private List<ParkedView> listed() {
        return queries.open(null, 10);
    }
}
