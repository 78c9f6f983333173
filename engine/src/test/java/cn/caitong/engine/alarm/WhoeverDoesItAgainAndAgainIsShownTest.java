package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WhoeverDoesItAgainAndAgainIsShownTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String ONE = "CN-USCC:125000000000000197";
    private static final String OTHER = "CN-USCC:115000000000000275";

    private final Transactions transactions = DATABASE.transactions();
    private final LegalTime time = new LegalTime(transactions);
    private final EvidenceLog evidence = new EvidenceLog(transactions);
    private final RepetitionWatch watch = new RepetitionWatch(
            transactions,
            time,
            new RepetitionWatch.Repetition(
                    "repeated-objector", "claim", "purchaser", "objection-raised", 3, Duration.ofDays(180)));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        time.beginAt(tenOClock("2026-04-10"));
    }

    @Test
    void itIsCountedByPartyWhicheverCaseItWas() {
        decided(claim(ONE), "objection-raised", "objection-raised");
        decided(claim(ONE), "objection-raised");
        decided(claim(OTHER), "objection-raised", "objection-raised");
        watch.sweep();
        assertThat(open()).containsExactly(ONE + " 3 times in 2 cases within 180 days / 180 日内 3 次，涉及 2 件");
        watch.sweep();
        assertThat(open()).as("once").hasSize(1);
    }

    @Test
    void whatWasDecidedOtherwiseIsNotCounted() {
        decided(claim(ONE), "objection-raised", "objection-raised", "objection-too-late", "receipt-confirmed");
        watch.sweep();
        assertThat(open()).isEmpty();
    }

    @Test
    void whatIsLongAgoCountsNoMoreAndEndsTheAlarm() {
        UUID claim = claim(ONE);
        decided(claim, "objection-raised", "objection-raised");
        time.advanceTo(tenOClock("2026-06-10"));
        decided(claim, "objection-raised");
        watch.sweep();
        assertThat(open()).hasSize(1);
        time.advanceTo(tenOClock("2026-10-08"));
        watch.sweep();
        assertThat(open()).as("two of them were 181 days ago").isEmpty();
    }

    private static Instant tenOClock(String day) {
        return LocalDate.parse(day)
                .atTime(10, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private UUID claim(String purchaser) {
        UUID id = UUID.randomUUID();
        transactions.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, opened_at,
                                   changed_at)
            values (?, 'claim', ?, 'window', jsonb_build_object('purchaser', ?::text), 1, 1, '500103', 'one-thing', legal_now(),
                    legal_now())
            """).params(id, id.toString(), purchaser).update();
        return id;
    }

    private void decided(UUID claim, String... codes) {
        for (String code : codes) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode();
            payload.putObject("reason").put("code", code);
            transactions.run("test", () -> {
                Instant now = time.now();
                transactions
                        .jdbc()
                        .sql("update case_file set changed_at = legal_now() where id = ?")
                        .param(claim)
                        .update();
                evidence.append(List.of(new EvidenceEntry(claim, "500103", "event.applied", now, payload)));
            });
        }
    }

    private List<String> open() {
        return transactions
                .jdbc()
                .sql("select ref || ' ' || detail from alarm where code = 'repeated-objector' and cleared_at is null")
                .query(String.class)
                .list();
    }
}
