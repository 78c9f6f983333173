package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class StatementsAreComparedUntilTheyAgreeTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();
    private final Comparing comparing;
    private final Bank bank = new Bank(transactions);
    private final Reconciliation reconciliation;

    StatementsAreComparedUntilTheyAgreeTest(@TempDir Path keys) {
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
    }

    @Test
    void whatAgreesIsSilentAndNeverLookedAtAgain() {
        bank.knows("R-1", "2026-02-13").says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        reconciliation.sweep();
        assertThat(open()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void moneyThatNobodyReportedIsParkedUntilItsReceiptComes() {
        bank.says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        reconciliation.sweep();
        assertThat(open()).containsExactly("500103/2026-02-13/1/statement-receipt-unknown bureau");
        assertThat(alarms()).containsExactly("statement-receipt-unknown");
        bank.knows("R-1", "2026-02-13");
        comparing.later(reconciliation);
        assertThat(open()).isEmpty();
        assertThat(alarms()).isEmpty();
        assertThat(comparing.texts("select kind from evidence order by at, case_seq"))
                .containsExactly("statement.differs", "statement.agrees");
    }

    @Test
    void neitherParkedItemNorAlarmNamesWhoseMoneyItIs() {
        bank.says("2026-02-13", "0.00", "12000.00", Bank.received("R-7731", "2026-02-13"));
        bank.knows("R-8842", "2026-02-13");
        reconciliation.sweep();
        assertThat(comparing.texts("select ref || detail from parked union all select ref || detail from alarm"))
                .hasSize(4)
                .noneMatch(text -> text.contains("7731") || text.contains("8842") || text.contains("12000"));
    }

    /** A centre of the whole city holds deposits for tenders of every district; that one of them has a bidder is known to nobody. */
    @Test
    void beforeTheOpeningADifferenceIsOfItsStatementsDistrict() {
        bank.knows("R-1", "2026-02-13").says("2026-02-13", "0.00", "0.00");
        transactions
                .jdbc()
                .sql("update case_file set veiled = true, jurisdiction = '500106' where id = ?")
                .param(Bank.deposit("R-1"))
                .update();
        transactions
                .jdbc()
                .sql("update received_item set jurisdiction = '500106'")
                .update();
        reconciliation.sweep();
        assertThat(comparing.texts("select jurisdiction from parked")).containsExactly("500106");
        assertThat(new ParkedQueries(transactions).open(null, 10))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.code()).isEqualTo("statement-receipt-missing");
                    assertThat(item.jurisdiction()).isEqualTo("500103");
                    assertThat(item.caseId()).isNull();
                });
    }

    @Test
    void moneyThatNoStatementListsIsMissed() {
        bank.knows("R-1", "2026-02-13").says("2026-02-13", "0.00", "0.00");
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-receipt-missing");
        assertThat(comparing.texts("select case_id::text from parked"))
                .containsExactly(Bank.deposit("R-1").toString());
    }

    @Test
    void whatWasPaidOverToTheTreasuryIsNotMissedAsARefund() {
        bank.knows("R-1", "2026-02-12").says("2026-02-12", "0.00", "12000.00", Bank.received("R-1", "2026-02-12"));
        bank.paidOver("R-1", "2026-02-13").says("2026-02-13", "12000.00", "12000.00");
        reconciliation.sweep();
        assertThat(comparing.codes()).isEmpty();
    }

    @Test
    void aRefundThatWasReportedAsCreditedAndNoStatementListsIsMissed() {
        bank.knows("R-1", "2026-02-12").says("2026-02-12", "0.00", "12000.00", Bank.received("R-1", "2026-02-12"));
        bank.instructed("R-1").credited("R-1", "2026-02-13").says("2026-02-13", "12000.00", "12000.00");
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-credit-missing");
    }

    /** Reported as returned, paid anew, and the bank took nothing back: the money has left twice. */
    @Test
    void aReturnThatNoStatementListsIsMissedThoughItsSumIsPaidAnew() {
        bank.knows("R-1", "2026-02-11").says("2026-02-11", "0.00", "12000.00", Bank.received("R-1", "2026-02-11"));
        bank.instructed("R-1").credited("R-1", "2026-02-12");
        bank.says("2026-02-12", "12000.00", "0.00", Bank.paid("R-1", "12000.00", "2026-02-12"));
        reconciliation.sweep();
        bank.returnedAndPaidAnew("R-1", "2026-02-13").says("2026-02-13", "0.00", "0.00");
        comparing.later(reconciliation);
        assertThat(comparing.codes()).containsExactly("statement-return-missing");
    }

    @Test
    void theStatementAfterAWeekendAnswersForItsDaysToo() {
        bank.says("2026-02-12", "0.00", "0.00").knows("R-1", "2026-02-14");
        reconciliation.sweep();
        assertThat(comparing.codes())
                .as("no statement answers for the 14th yet")
                .isEmpty();
        bank.says("2026-02-16", "0.00", "0.00");
        comparing.later(reconciliation);
        assertThat(comparing.codes()).containsExactly("statement-receipt-missing");
    }

    @Test
    void statementsMayComeInAnyOrder() {
        bank.knows("R-1", "2026-02-12").knows("R-2", "2026-02-13");
        bank.says("2026-02-11", "0.00", "0.00");
        bank.says("2026-02-13", "12000.00", "24000.00", Bank.received("R-2", "2026-02-13"));
        reconciliation.sweep();
        assertThat(comparing.codes())
                .containsExactlyInAnyOrder("statement-receipt-missing", "statement-balance-broken");
        bank.says("2026-02-12", "0.00", "12000.00", Bank.received("R-1", "2026-02-12"));
        comparing.later(reconciliation);
        assertThat(open()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void aCreditThatOnlyTheStatementKnowsIsToldToItsCaseOnce() {
        bank.knows("R-1", "2026-02-12").instructed("R-1");
        bank.says("2026-02-12", "0.00", "12000.00", Bank.received("R-1", "2026-02-12"));
        bank.says("2026-02-13", "12000.00", "0.00", Bank.paid("R-1", "12000.00", "2026-02-13"));
        reconciliation.sweep();
        assertThat(comparing.codes()).isEmpty();
        assertThat(comparing.texts(
                        "select i.type || ' ' || i.partner || ' ' || m.external_id from inbox i join message m"
                                + " on m.id = i.message_id"))
                .containsExactly("refund-credited 500103 M-2026-02-13");
        comparing.later(reconciliation);
        assertThat(comparing.texts("select type from inbox"))
                .as("not told again")
                .hasSize(1);
        assertThat(comparing.codes())
                .as("and somebody must see why it was not taken")
                .containsExactly("statement-not-applied");
        bank.credited("R-1", "2026-02-13");
        comparing.later(reconciliation);
        assertThat(open()).isEmpty();
    }

    @Test
    void whatIsToldAndWhatIsRememberedStandsOrFallsTogether() {
        bank.knows("R-1", "2026-02-12").instructed("R-1");
        bank.says("2026-02-13", "12000.00", "0.00", Bank.paid("R-1", "12000.00", "2026-02-13"));
        TransactionListener dying = new TransactionListener() {
            @Override
            public void beforeCommit(String name) {
                if (name.equals(Reconciliation.COMPARE)) {
                    throw new IllegalStateException("the process dies here");
                }
            }

            @Override
            public void committed(String name) {}
        };
        Reconciliation mortal =
                comparing.node(new Transactions(DATABASE.database().dataSource(), dying), Kinds.ALL);
        assertThatThrownBy(mortal::sweep).hasMessage("the process dies here");
        assertThat(comparing.texts("select type from inbox")).isEmpty();
        reconciliation.sweep();
        assertThat(comparing.texts("select type from inbox")).hasSize(1);
    }

    @Test
    void aRefundThatTheHubNeverMadeIsNobodysNews() {
        bank.knows("R-1", "2026-02-13");
        bank.says(
                "2026-02-13",
                "0.00",
                "0.00",
                Bank.received("R-1", "2026-02-13"),
                Bank.paid("R-1", "12000.00", "2026-02-13"));
        reconciliation.sweep();
        assertThat(comparing.codes()).containsExactly("statement-instruction-unknown");
        assertThat(comparing.texts("select type from inbox")).isEmpty();
    }

    @Test
    void whatAPersonHasResolvedIsNotParkedAgain() {
        bank.says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        reconciliation.sweep();
        transactions.run(
                "test",
                () -> new ParkedItems(transactions)
                        .resolve(
                                Kind.DIFFERENCE,
                                "500103/2026-02-13/1/statement-receipt-unknown",
                                "li.na",
                                "a bank's error, put right on the 16th",
                                comparing.time.now()));
        comparing.later(reconciliation);
        assertThat(open()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void twoNodesParkOnce() {
        bank.says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        Reconciliation other = comparing.node(DATABASE.transactions(), Kinds.ALL);
        List.of(reconciliation, other).parallelStream().forEach(Reconciliation::sweep);
        reconciliation.sweep();
        assertThat(open()).hasSize(1);
        assertThat(comparing.texts("select kind from evidence")).containsExactly("statement.differs");
    }

    private List<String> open() {
        return comparing.texts("select ref || ' ' || owner from parked where resolved_at is null order by ref");
    }

    private List<String> alarms() {
        return comparing.texts("select code from alarm where cleared_at is null");
    }
}
