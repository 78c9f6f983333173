package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.recovery.Doubt;
import cn.caitong.engine.recovery.Recovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Yesterday's backup is restored, and a treasury, which sends no statements of balances, has taken an application since. Two persons say
 * that it has told all again; what may have left is asked about all the same, and nothing is paid twice (P12).
 */
@Tag("database")
class ATreasurysGapIsCoveredByTwoPersonsTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final Recovery recovery = new Recovery(
                    TABLES.transactions,
                    TABLES.legalTime,
                    new EvidenceLog(TABLES.transactions),
                    () -> CalendarFiles.load(Path.of("../config/calendar")))
            .with(CENTRE, "500103", false);
    private final RestoredDoubts doubts = new RestoredDoubts(TABLES.delivery);
    private UUID taken = new UUID(0, 0);
    private UUID never = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    /** The restored hub has decided both anew; the lost one had sent the first. */
    @BeforeEach
    void restored() {
        TABLES.empty();
        taken = TABLES.refund("AP-1");
        never = TABLES.refund("AP-2");
        TABLES.jdbc()
                .sql("update recovery set since = legal_now() - interval '1 day'")
                .update();
        recovery.sweep();
    }

    @Test
    void nothingIsPaidTwice() {
        assertThat(inDoubt()).containsExactly("AP-1 ready", "AP-2 ready");
        doubts.sweep();
        assertThat(inDoubt()).containsExactly("AP-1 unknown", "AP-2 unknown");
        answered();
        assertThat(TABLES.state(taken)).as("adopted").isEqualTo("delivered");
        assertThat(inDoubt()).as("early, it is not believed").containsExactly("AP-2 unknown");
        TABLES.advance(OutboxTables.SETTLE.plus(Duration.ofMinutes(1)));
        answered();
        assertThat(TABLES.state(never)).isEqualTo("ready");
        assertThat(inDoubt()).isEmpty();
        assertThat(leaving()).as("nobody has spoken for the treasury").isEmpty();
        recovery.declare(CENTRE, "渝财库〔2026〕12号函", "wang");
        assertThat(leaving()).as("one person is not enough").isEmpty();
        recovery.confirm(CENTRE, "li");
        assertThat(leaving()).containsExactly("AP-2");
    }

    @Test
    void aWordTooEarlyLetsNothingGoThatWasNotAskedAbout() {
        recovery.declare(CENTRE, "渝财库〔2026〕12号函", "wang");
        recovery.confirm(CENTRE, "li");
        assertThat(leaving()).isEmpty();
        doubts.sweep();
        answered();
        assertThat(TABLES.state(taken)).isEqualTo("delivered");
        assertThat(leaving()).as("what it never had waits for its settle time").isEmpty();
    }

    @Test
    void whatEachKnewIsEvidence() {
        recovery.declare(CENTRE, "渝财库〔2026〕12号函", "wang");
        doubts.sweep();
        answered();
        recovery.confirm(CENTRE, "li");
        assertThat(TABLES.strings("""
            select convert_from(payload, 'UTF8')::json ->> 'inDoubt' from evidence
             where kind in ('recovery.declared', 'recovery.partner-covered') order by case_seq\
            """)).containsExactly("[\"AP-1\",\"AP-2\"]", "[\"AP-2\"]");
    }

    @Test
    void anotherPartnersMoneyIsNotAmongThem() {
        assertThat(recovery.doubts(OutboxTables.OTHER)).isEmpty();
    }

    @Test
    void withoutAGapNothingIsInDoubt() {
        TABLES.jdbc().sql("update recovery set covered = legal_now()").update();
        assertThat(recovery.doubts(CENTRE)).isEmpty();
    }

    /** The treasury is asked about each, and has the first. */
    private static void answered() {
        TABLES.jdbc()
                .sql("update outgoing set next_attempt_at = legal_now() where state = 'ready' and inquiry_of is not"
                        + " null")
                .update();
        for (Marked question : TABLES.mark(10)) {
            boolean had = question.about().equals("AP-1");
            TABLES.end(
                    question,
                    new Found(had ? Finding.DELIVERED : Finding.NOT_FOUND, "query", End.NO_ANSWER, List.of()));
        }
    }

    private List<String> inDoubt() {
        return recovery.doubts(CENTRE).stream()
                .map(ATreasurysGapIsCoveredByTwoPersonsTest::line)
                .toList();
    }

    private static String line(Doubt doubt) {
        return doubt.businessId() + " " + doubt.state();
    }

    private static List<String> leaving() {
        return TABLES.mark(10).stream()
                .filter(marked -> marked.type().equals(OutboxTables.REFUND))
                .map(Marked::businessId)
                .toList();
    }
}
