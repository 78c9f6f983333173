package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One treasury says of a day what it paid for each district by itself; the payment is of 500103. */
@Tag("database")
class EachDistrictsStatementStandsByItselfTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String BEFORE = "2026-02-12";
    private static final String DAY = "2026-02-13";
    private static final String MINE = "500103";
    private static final String OTHER = "500106";

    private final Transactions transactions = DATABASE.transactions();
    private final PayingBank bank = new PayingBank(transactions);
    private final Comparing comparing;
    private final Reconciliation reconciliation;

    EachDistrictsStatementStandsByItselfTest(@TempDir Path keys) {
        comparing = new Comparing(transactions, keys);
        reconciliation = comparing.node();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        comparing.begin();
        bank.applied();
    }

    @Test
    void bothOfOneDayAreKeptAndComparedWithTheirOwn() {
        bank.credited("A", DAY).credited("B", DAY);
        bank.saysOf(MINE, DAY, PayingBank.paid("A", "80000.00", DAY), PayingBank.paid("B", "20000.00", DAY));
        bank.saysOf(OTHER, DAY);
        reconciliation.sweep();
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts(
                        "select partner || ' ' || date || ' ' || jurisdiction from statement_day order by 1"))
                .containsExactly("treasury/500103 2026-02-13 500103", "treasury/500106 2026-02-13 500106");
        assertThat(comparing.texts("select partner || ' ' || line from statement_line order by 1"))
                .as("the second takes nothing of the first's place")
                .containsExactly("treasury/500103 1", "treasury/500103 2");
    }

    @Test
    void whatIsMissingIsAskedOfItsOwnDistrictsStatementAlone() {
        bank.saysOf(MINE, BEFORE).saysOf(OTHER, BEFORE).credited("A", DAY);
        bank.saysOf(OTHER, DAY);
        reconciliation.sweep();
        assertThat(comparing.refs()).as("its own has not come yet").isEmpty();
        bank.saysOf(MINE, DAY);
        comparing.later(reconciliation);
        assertThat(comparing.codes()).containsExactly("statement-credit-missing");
        assertThat(comparing.refs()).allMatch(ref -> ref.startsWith("treasury/500103/missing/"));
        assertThat(comparing.texts("select distinct partner || ' ' || jurisdiction from parked"))
                .containsExactly("treasury 500103");
    }

    /** Of two chains each keeps its own items: the comparison of one does not settle those of the other. */
    @Test
    void aDifferenceOfOneIsNotSettledByTheOther() {
        bank.saysOf(MINE, DAY, PayingBank.paid("A", "79999.99", DAY));
        reconciliation.sweep();
        assertThat(comparing.refs()).containsExactly("treasury/500103/2026-02-13/1/statement-amount-differs");
        bank.saysOf(OTHER, DAY).says(DAY);
        comparing.later(reconciliation);
        assertThat(comparing.refs()).containsExactly("treasury/500103/2026-02-13/1/statement-amount-differs");
    }

    @Test
    void whoSendsOneOfTheWholeCityBesideItAnswersForTheOtherDistrictsAlone() {
        bank.saysOf(MINE, BEFORE).says(BEFORE).credited("A", DAY);
        bank.says(DAY);
        reconciliation.sweep();
        assertThat(comparing.refs()).isEmpty();
        bank.saysOf(MINE, DAY, PayingBank.paid("A", "80000.00", DAY));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
    }

    /** Of a district that nobody sends a statement of, such as one that was taken over, all are asked. */
    @Test
    void nothingIsAskedOfNobody() {
        bank.credited("A", DAY).saysOf(OTHER, DAY);
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-credit-missing");
        bank.saysOf("500157", DAY, PayingBank.paid("A", "80000.00", DAY));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
    }

    @Test
    void whatOnlyItKnowsIsToldInTheTreasurysName() {
        bank.saysOf(MINE, DAY, PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.texts("select type || ' ' || partner from inbox"))
                .containsExactly("payment-credited treasury");
    }

    @Test
    void aDayIsMissedInEachDistrictThatHadStatements() {
        StatementWatch watch = watch();
        bank.saysOf(MINE, BEFORE).saysOf(OTHER, BEFORE).saysOf(OTHER, DAY);
        reconciliation.sweep();
        untilNoonAfter(DAY);
        watch.sweep();
        assertThat(missed()).containsExactly("treasury/500103/2026-02-13 500103");
        bank.saysOf(MINE, DAY);
        reconciliation.sweep();
        watch.sweep();
        assertThat(missed()).isEmpty();
    }

    /** Until now it sent one of the whole. */
    @Test
    void whoTellsDistrictByDistrictFromADayOnIsMissedAsAWholeNoMore() {
        StatementWatch watch = watch();
        bank.says(BEFORE);
        reconciliation.sweep();
        untilNoonAfter(DAY);
        watch.sweep();
        assertThat(missed()).containsExactly("treasury/2026-02-13 500000");
        bank.saysOf(MINE, DAY);
        reconciliation.sweep();
        watch.sweep();
        assertThat(missed()).isEmpty();
        watch.sweep();
        assertThat(missed()).isEmpty();
    }

    @Test
    void whoGoesOnToTellOfTheWholeBesideItIsMissedInThatToo() {
        StatementWatch watch = watch();
        bank.saysOf(MINE, BEFORE).says(DAY).saysOf(MINE, DAY).saysOf(MINE, "2026-02-14");
        reconciliation.sweep();
        untilNoonAfter("2026-02-14");
        watch.sweep();
        assertThat(missed()).containsExactly("treasury/2026-02-14 500000");
    }

    private StatementWatch watch() {
        return new StatementWatch(
                transactions,
                comparing.time,
                () -> Calendars.SHIPPED,
                new ReconciliationPolicy(Duration.ZERO, Duration.ofMinutes(1), 12),
                Map.of("treasury", "500000"));
    }

    private void untilNoonAfter(String day) {
        comparing.time.advanceTo(LocalDate.parse(day)
                .plusDays(1)
                .atTime(13, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
    }

    private List<String> missed() {
        return comparing.texts(
                "select ref || ' ' || jurisdiction from alarm where code = 'statement-missing' and cleared_at is null");
    }
}
