package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Line by line, by instruction: an application of two budget lines, and what the treasury says was booked of it. */
@Tag("database")
class PaymentsAreComparedWithTheTreasurysStatementTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String DAY = "2026-02-13";
    private static final String PLACE = "treasury/2026-02-13/";

    private final Transactions transactions = DATABASE.transactions();
    private final PayingBank bank = new PayingBank(transactions);
    private final Comparing comparing;
    private final Reconciliation reconciliation;

    PaymentsAreComparedWithTheTreasurysStatementTest(@TempDir Path keys) {
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
    void whatAgreesIsSilentThoughALineOfTheApplicationFailed() {
        bank.credited("A", DAY).rejected("B").says(DAY, PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void aCreditOfWhichNobodyElseSpokeIsToldToThePaymentsCaseInItsOwnWords() {
        bank.says(DAY, PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts(
                        "select i.type || ' ' || i.case_id || ' ' || i.partner || ' ' || m.external_id from inbox i"
                                + " join message m on m.id = i.message_id"))
                .containsExactly("payment-credited " + PayingBank.PAYMENT + " treasury M-2026-02-13");
        comparing.later(reconciliation);
        assertThat(comparing.texts("select type from inbox")).as("told once").hasSize(1);
        assertThat(comparing.codes()).containsExactly("statement-not-applied");
        bank.credited("A", DAY);
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
    }

    @Test
    void aReturnIsToldAfterACreditTooAndAgreesOnceItIsTaken() {
        bank.credited("A", DAY).credited("B", DAY);
        bank.says(DAY, PayingBank.paid("A", "80000.00", DAY), PayingBank.paid("B", "20000.00", DAY));
        bank.says("2026-02-14", PayingBank.back("B", "20000.00", "2026-02-14"));
        reconciliation.sweep();
        assertThat(comparing.texts("select type from inbox")).containsExactly("payment-returned");
        bank.returned("B", "2026-02-14");
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void whatTheTreasuryReportedAndItsStatementLeavesOutIsMissed() {
        bank.credited("A", DAY).credited("B", DAY).says(DAY, PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-credit-missing");
        assertThat(comparing.texts("select case_id::text || ' ' || jurisdiction || ' ' || owner from parked"))
                .as("the payment's own case, where its district's finance sees it")
                .containsExactly(PayingBank.PAYMENT + " 500103 bureau");
        assertThat(comparing.texts("select detail from parked").getFirst())
                .contains("a payment that was reported as credited", "have the treasury show")
                .contains("请国库提供银行付款凭证");
    }

    @Test
    void aReturnThatIsOnNoStatementIsMissed() {
        bank.credited("A", DAY).credited("B", DAY).returned("B", DAY);
        bank.says(DAY, PayingBank.paid("A", "80000.00", DAY), PayingBank.paid("B", "20000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-return-missing");
    }

    @Test
    void anotherSumAndAnotherDayAreSaidAndNeverTakenForNews() {
        bank.credited("A", DAY);
        bank.says(DAY, PayingBank.paid("A", "80000.00", "2026-02-12"), PayingBank.paid("B", "19999.99", DAY));
        reconciliation.sweep();
        assertThat(comparing.refs())
                .containsExactly(PLACE + "1/statement-date-differs", PLACE + "2/statement-amount-differs");
        assertThat(comparing.texts("select type from inbox")).isEmpty();
    }

    @Test
    void anExtraLineIsOfAnInstructionThatNobodyGave() {
        bank.says(
                DAY,
                PayingBank.line("credited", "CTNEVERGIVEN01", "20000.00", DAY),
                PayingBank.line("credited", "CTNEVERGIVEN02", "1.00", DAY).replace("\"P-1\"", "\"P-9\""));
        reconciliation.sweep();
        assertThat(comparing.refs())
                .containsExactly(PLACE + "1/statement-instruction-unknown", PLACE + "2/statement-instruction-unknown");
        assertThat(comparing.texts("select jurisdiction from parked order by ref"))
                .as("of the claim's district where there is such a claim, else of the city, which the statement is of")
                .containsExactly("500103", "500000");
        assertThat(comparing.texts("select type from inbox")).isEmpty();
    }

    @Test
    void whatWasPaidThoughItHadFailedIsToBeRecovered() {
        bank.rejected("B").says(DAY, PayingBank.paid("B", "20000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-instruction-dead");
    }

    @Test
    void theSameMovementOnTwoDaysIsTakenOnce() {
        bank.credited("A", DAY).says(DAY, PayingBank.paid("A", "80000.00", DAY));
        bank.says("2026-02-14", PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.refs()).containsExactly("treasury/2026-02-14/1/statement-listed-twice");
    }

    @Test
    void statementsMayComeLateAndInAnyOrder() {
        bank.says("2026-02-12").credited("A", DAY).credited("B", "2026-02-14");
        bank.says("2026-02-14", PayingBank.paid("B", "20000.00", "2026-02-14"));
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-credit-missing");
        bank.says(DAY, PayingBank.paid("A", "80000.00", DAY));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void aCorrectionIsComparedInItsPlaceAndSettlesWhatTheFirstLeftOpen() {
        bank.credited("A", DAY).credited("B", DAY);
        bank.says(
                DAY,
                PayingBank.line("credited", "CTNEVERGIVEN01", "1.00", DAY),
                PayingBank.paid("A", "80000.00", DAY),
                PayingBank.paid("B", "20000.01", DAY));
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-amount-differs", "statement-instruction-unknown");
        bank.corrects(DAY, PayingBank.paid("A", "80000.00", DAY), PayingBank.paid("B", "20000.00", DAY));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts("select line || ' ' || amount from statement_line order by line"))
                .as("what the correction leaves out is gone")
                .containsExactly("1 80000.00", "2 20000.00");
    }

    @Test
    void whatWasToldStaysToldWhenTheStatementIsCorrected() {
        bank.says(DAY, PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        bank.corrects(DAY, PayingBank.paid("B", "20000.00", DAY), PayingBank.paid("A", "80000.00", DAY));
        comparing.later(reconciliation);
        assertThat(comparing.texts(
                        "select i.type || ' ' || m.external_id from inbox i join message m on m.id = i.message_id"))
                .as("the correction tells what is new in it")
                .containsExactly("payment-credited M-2026-02-13", "payment-credited K-2026-02-13");
    }

    /** Both sides of one partner's id stay apart: a deposit's receipt may be called what a payment is called. */
    @Test
    void holdersAndTheTreasuryAreComparedSideBySide() {
        Bank holder = new Bank(transactions);
        holder.knows("P-1", DAY).says(DAY, "0.00", "12000.00", Bank.received("P-1", DAY));
        bank.credited("A", DAY).says(DAY, PayingBank.paid("A", "80000.00", DAY));
        reconciliation.sweep();
        assertThat(comparing.refs()).isEmpty();
    }
}
