package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.Heads.Head;
import cn.caitong.engine.evidence.Heads.OfDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something is sealed on 1 June 2031, at 15:00 and 15:59 UTC (23:00 and 23:59 there), and on the 3rd. */
@Tag("database")
class ADaysHeadProvesItsDayTest {
    private static final EvidenceTables TABLES = new EvidenceTables();
    private static final LocalDate FIRST = LocalDate.parse("2031-06-01");

    private final UUID one = UUID.randomUUID();
    private final Heads heads = new Heads(TABLES.transactions, () -> 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aDay() {
        TABLES.empty();
        at("2031-06-01T15:00:00Z");
        seal("a");
        at("2031-06-01T15:59:00Z");
        seal("b");
    }

    @Test
    void itIsTheLastOfTheDayAsShanghaiCountsIt() {
        at("2031-06-01T16:01:30Z");
        assertThat(heads.ofDays(FIRST, FIRST.plusDays(5))).containsExactly(new OfDay(FIRST, headOf(2)));
    }

    @Test
    void beforeTheDayIsOverThereIsNone() {
        assertThat(heads.ofDays(FIRST, FIRST)).isEmpty();
        at("2031-06-01T16:00:30Z");
        assertThat(heads.ofDays(FIRST, FIRST))
                .as("one may still be committed that was sealed before midnight")
                .isEmpty();
    }

    @Test
    void aDayWithoutASealHasNone() {
        at("2031-06-03T01:00:00Z");
        seal("c");
        at("2031-06-04T01:00:00Z");
        assertThat(heads.ofDays(FIRST, FIRST.plusDays(5)))
                .containsExactly(new OfDay(FIRST, headOf(2)), new OfDay(FIRST.plusDays(2), headOf(3)));
    }

    @Test
    void eachIsToldOnce() {
        assertThat(heads.newDay()).isEmpty();
        at("2031-06-01T16:01:30Z");
        assertThat(heads.newDay()).contains(new OfDay(FIRST, headOf(2)));
        assertThat(heads.newDay()).isEmpty();
        at("2031-06-03T01:00:00Z");
        seal("c");
        assertThat(heads.newDay()).isEmpty();
        at("2031-06-05T01:00:00Z");
        assertThat(heads.newDay().map(OfDay::day)).contains(FIRST.plusDays(2));
    }

    @Test
    void whatIsWrittenAnewBehindItIsFound() {
        at("2031-06-02T01:00:00Z");
        Head kept = heads.ofDays(FIRST, FIRST).getFirst().head();
        assertThat(TABLES.find(one, kept)).isEmpty();
        TABLES.empty();
        at("2031-06-01T15:00:00Z");
        seal("a");
        at("2031-06-01T15:59:00Z");
        seal("another");
        assertThat(TABLES.find(one, null)).as("sound in itself").isEmpty();
        assertThat(TABLES.find(one, kept)).containsExactly("batch 2 HEAD_DIFFERS");
    }

    private void seal(String kind) {
        TABLES.append(TABLES.entry(one, kind));
        TABLES.sealer.sealOnce();
    }

    private static Head headOf(int no) {
        StoredBatch batch = TABLES.batches().get(no - 1);
        return new Head(batch.head().no(), batch.digest());
    }

    private static void at(String time) {
        TABLES.legalTime.advanceTo(Instant.parse(time));
    }
}
