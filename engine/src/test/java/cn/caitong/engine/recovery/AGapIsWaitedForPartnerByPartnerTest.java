package cn.caitong.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.recovery.RecoveryState.Waited;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AGapIsWaitedForPartnerByPartnerTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final WorkingCalendar CALENDAR = CalendarFiles.load(Path.of("../config/calendar"));
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    private final Transactions transactions = DATABASE.transactions();
    private final LegalTime time = new LegalTime(transactions);
    private final Recovery recovery = recovery(transactions);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** It is Friday noon. */
    @BeforeEach
    void aDay() {
        DATABASE.empty();
        time.beginAt(Instant.parse("2026-11-20T04:00:00Z"));
    }

    @Test
    void withoutARestoreNobodyIsWaitedFor() {
        recovery.sweep();
        assertThat(recovery.look().partners()).isEmpty();
        assertThat(alarms()).isEmpty();
        refused(() -> recovery.declare("portal", "why", "wang"), ErrorCode.RECOVERY_NOT_OPEN);
    }

    /** What was restored knows of no message of theirs: they may have begun in the gap. */
    @Test
    void whoeverIsDescribedIsWaitedForWithAnAlarm() {
        restored();
        assertThat(recovery.look().partners())
                .extracting(Waited::partner, Waited::need, Waited::missing)
                .containsExactly(
                        tuple("500103", "statement", List.of(FRIDAY.minusDays(1), FRIDAY)),
                        tuple("portal", "word", List.of()));
        assertThat(alarms()).containsExactly("500103", "portal");
        assertThat(evidence()).containsExactly("recovery.begun");
        assertThat(Path.of("../docs/evidence.md"))
                .as("whoever verifies finds it")
                .content()
                .contains(Recovery.CASE.toString());
    }

    @Test
    void whereNobodyIsDescribedThereIsNoGap() {
        since();
        new Recovery(transactions, time, new EvidenceLog(transactions), () -> CALENDAR).sweep();
        assertThat(recovery.look().covered()).isNotNull();
        assertThat(evidence()).containsExactly("recovery.begun", "recovery.covered");
    }

    @Test
    void aHolderCoversItByItsStatements() {
        restored();
        statement(FRIDAY.minusDays(1), 0, 5);
        statement(FRIDAY, 6, 6);
        recovery.sweep();
        assertThat(waited("500103").missing()).as("it does not go on").containsExactly(FRIDAY);
        statement(FRIDAY, 5, 6);
        recovery.sweep();
        assertThat(waited("500103").coveredBy()).isEqualTo("statement");
        assertThat(alarms()).containsExactly("portal");
        assertThat(recovery.look().covered()).as("not without the other").isNull();
    }

    @Test
    void twoPersonsDeclareWhoSendsNone() {
        restored();
        refused(() -> recovery.confirm("portal", "li"), ErrorCode.RECOVERY_NOT_DECLARED);
        recovery.declare("portal", "it has sent everything again", "wang");
        assertThat(waited("portal").declaredBy()).isEqualTo("wang");
        refused(() -> recovery.confirm("portal", "wang"), ErrorCode.SECOND_PERSON_NEEDED);
        recovery.refuse("portal", "li");
        refused(() -> recovery.confirm("portal", "li"), ErrorCode.RECOVERY_NOT_DECLARED);
        recovery.declare("portal", "now it has", "wang");
        recovery.confirm("portal", "li");
        refused(() -> recovery.declare("portal", "again", "wang"), ErrorCode.RECOVERY_NOT_OPEN);
        assertThat(recovery.look().covered()).isNull();

        recovery.declare("500103", "its bank shows no movement", "li");
        recovery.confirm("500103", "wang");
        assertThat(recovery.look().covered()).as("the last one").isNotNull();
        assertThat(alarms()).isEmpty();
        assertThat(evidence())
                .containsExactly(
                        "recovery.begun",
                        "recovery.declared",
                        "recovery.refused",
                        "recovery.declared",
                        "recovery.partner-covered",
                        "recovery.declared",
                        "recovery.partner-covered",
                        "recovery.covered");
        refused(() -> recovery.declare("nobody", "x", "wang"), ErrorCode.RECOVERY_NOT_OPEN);
    }

    /** A second restore, of a backup that was made after the first one was covered. */
    @Test
    void whatWasAskedInAnEarlierGapSaysNothingAboutThisOne() {
        restored();
        recovery.declare("portal", "x", "wang");
        recovery.confirm("portal", "li");
        DATABASE.jdbc()
                .sql("insert into recovery_asked values (gen_random_uuid(), legal_now())")
                .update();
        restored();
        assertThat(waited("portal").coveredAt()).isNull();
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from recovery_asked")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void dyingInItChangesNothing() {
        Recovery dying = recovery(new Transactions(DATABASE.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new IllegalStateException("died in " + transaction);
            }
        }));
        since();
        assertThatThrownBy(dying::sweep).hasMessageContaining(Recovery.BEGIN);
        assertThat(evidence()).isEmpty();
        recovery.sweep();
        statement(FRIDAY.minusDays(1), 0, 0);
        statement(FRIDAY, 0, 0);
        assertThatThrownBy(dying::sweep).hasMessageContaining(Recovery.COVER);
        assertThat(waited("500103").coveredAt()).isNull();
        recovery.sweep();
        assertThat(waited("500103").coveredAt()).isNotNull();
    }

    private static Recovery recovery(Transactions through) {
        return new Recovery(through, new LegalTime(through), new EvidenceLog(through), () -> CALENDAR)
                .with("500103", "500103", true)
                .with("portal", "500000", false);
    }

    private static void since() {
        DATABASE.jdbc()
                .sql("update recovery set since = legal_now() - interval '1 day', covered = null, begun_at = null")
                .update();
    }

    private void restored() {
        since();
        recovery.sweep();
    }

    private static void statement(LocalDate day, int opening, int closing) {
        DATABASE.jdbc().sql("""
            insert into statement_day (case_id, message_id, partner, date, jurisdiction, opening, closing, taken_at)
            values (gen_random_uuid(), gen_random_uuid(), '500103', ?, '500103', ?, ?, legal_now())
            on conflict (partner, date) do update set opening = excluded.opening, closing = excluded.closing
            """).params(day, opening, closing).update();
    }

    private Waited waited(String partner) {
        return recovery.look().partners().stream()
                .filter(one -> one.partner().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> alarms() {
        return DATABASE.jdbc()
                .sql("select ref from alarm where code = ? and cleared_at is null order by ref")
                .param(Recovery.WAITING)
                .query(String.class)
                .list();
    }

    private static List<String> evidence() {
        return DATABASE.jdbc()
                .sql("select kind from evidence where case_id = ? order by case_seq")
                .param(Recovery.CASE)
                .query(String.class)
                .list();
    }

    private static void refused(ThrowingCallable act, ErrorCode why) {
        assertThatThrownBy(act)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::code)
                .isEqualTo(why);
    }
}
