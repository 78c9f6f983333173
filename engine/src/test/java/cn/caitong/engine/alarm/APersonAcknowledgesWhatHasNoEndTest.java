package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.caitong.engine.alarm.AlarmQueries.State;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class APersonAcknowledgesWhatHasNoEndTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final AlarmsAtWork work = new AlarmsAtWork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        work.openCase("one", false);
        work.openCase("secret", true);
    }

    @Test
    void itIsOverUnderTheirNameWithTheirReasonAndInTheCasesEvidence() {
        work.raise("look", AlarmsAtWork.id("one"));
        work.acknowledgements.acknowledge(number(), "li.na", "the bank rounds");
        assertThat(work.search(Viewer.everywhere(), State.ENDED))
                .singleElement()
                .returns("li.na", AlarmView::acknowledgedBy)
                .returns("the bank rounds", AlarmView::reason)
                .doesNotReturn(null, AlarmView::endedAt);
        assertThat(work.column("select case_id || ' ' || kind || ' ' || convert_from(payload, 'UTF8') from evidence"))
                .containsExactly(AlarmsAtWork.id("one") + " alarm.acknowledged {\"alarm\":\"look\",\"ref\":\""
                        + AlarmsAtWork.id("one") + "\",\"since\":\"2026-03-02T01:00:00Z\",\"by\":\"li.na\","
                        + "\"reason\":\"the bank rounds\"}");
    }

    @Test
    void theSameOnceMoreIsANewOne() {
        work.raise("look", AlarmsAtWork.id("one"));
        work.acknowledgements.acknowledge(number(), "li.na", "seen to");
        work.raise("look", AlarmsAtWork.id("one"));
        assertThat(work.open()).containsExactly("look");
        work.acknowledgements.acknowledge(number(), "li.na", "again");
        assertThat(work.column("select reason from alarm order by id")).containsExactly("seen to", "again");
    }

    @Test
    void whatIsAboutNoCaseHasEvidenceOfItsOwn() {
        work.raise("of-tomorrow", "500103");
        work.acknowledgements.acknowledge(number(), "li.na", "seen to");
        assertThat(work.column("select case_id::text from evidence"))
                .containsExactly(CaseId.of("alarm", "500103").toString());
    }

    @Test
    void whatEndsWithItsCauseIsNot() {
        work.raise("delivery-late", AlarmsAtWork.id("one"));
        refused(number(), ErrorCode.ALARM_ENDS_OTHERWISE);
        assertThat(work.open()).containsExactly("delivery-late");
        assertThat(work.column("select kind from evidence")).isEmpty();
    }

    @Test
    void whatIsOverOrUnknownOrVeiledIsNotThere() {
        refused(404, ErrorCode.ALARM_NOT_OPEN);
        work.raise("look", AlarmsAtWork.id("secret"));
        refused(number(), ErrorCode.ALARM_NOT_OPEN);
        work.change("update alarm set cleared_at = at, told_at = at");
        work.raise("look", AlarmsAtWork.id("one"));
        long id = number();
        work.acknowledgements.acknowledge(id, "li.na", "seen to");
        refused(id, ErrorCode.ALARM_NOT_OPEN);
        assertThat(work.column("select kind from evidence")).hasSize(1);
    }

    private long number() {
        return Long.parseLong(work.column("select id::text from alarm where cleared_at is null")
                .getFirst());
    }

    private void refused(long id, ErrorCode code) {
        assertThatThrownBy(() -> work.acknowledgements.acknowledge(id, "li.na", "why"))
                .asInstanceOf(type(RefusedException.class))
                .returns(code, RefusedException::code);
    }
}
